using System.Text.Json.Nodes;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Secrets;
using SocialFunnel.Store;

namespace SocialFunnel.Notices;

/// <summary>A brand that wants to be told by a chat and by mail; the test is queue and timer.</summary>
internal sealed class NoticeWorld : IAsyncDisposable
{
    private NoticeWorld(BareWorld world, Receiver chat, Mailbox mail) => (World, Chat, Mail) = (world, chat, mail);

    public BareWorld World { get; }

    public Receiver Chat { get; }

    public Mailbox Mail { get; }

    public static (string Name, string Value)[] Settings(Mailbox mail) =>
    [
        ("SocialFunnel:Outbound:PrivateHosts", "127.0.0.1"),
        ("SocialFunnel:PublicUrl", "https://funnel.example"),
        ("SocialFunnel:Smtp:Host", "127.0.0.1"),
        ("SocialFunnel:Smtp:Port", $"{mail.Port}"),
        ("SocialFunnel:Smtp:Security", "none"),
        ("SocialFunnel:Smtp:From", "funnel@acme.example"),
    ];

    public static string Brand(Action<JsonObject>? notify = null, bool withTestSource = false) => BrandFolder.Settings(settings =>
    {
        var wanted = new JsonObject
        {
            ["webhooks"] = new JsonArray(new JsonObject { ["secret"] = "chat", ["form"] = "json" }),
            ["email"] = new JsonArray("owner@acme.example", "partner@acme.example"),
        };
        notify?.Invoke(wanted);
        settings["notify"] = wanted;
        if (withTestSource)
        {
            BrandFolder.WithTestSource(settings);
        }
    });

    public static async Task<NoticeWorld> Create(AzuriteFixture azurite, Action<JsonObject>? notify = null, TestSource? source = null)
    {
        var (chat, mail) = (await Receiver.Start(), Mailbox.Start());
        var world = BareWorld.Create(azurite, source, Settings(mail));
        await world.Put("acme", Brand(notify, source is not null));
        await Remember(world, "acme", chat.Address);
        world.Files.WriteSmallMonth("acme");
        return new NoticeWorld(world, chat, mail);
    }

    /// <summary>Stores the address of the brand's webhook.</summary>
    public static Task Remember(BareWorld world, string brand, string address) =>
        world.Of<ISecretStore>().Save(new SecretName(brand, "notify", "chat"), address, default);

    /// <summary>Runs a night, and gives the notices it wants sent.</summary>
    public async Task<IReadOnlyList<NoticeRequest>> Night()
    {
        var done = await World.DeliverAll(await World.OpenNights());
        return [.. done.OfType<NoticeRequest>()];
    }

    /// <summary>The night's notices, not yet sent.</summary>
    public async Task<IReadOnlyList<NoticeRequest>> Plan()
    {
        var requests = new List<NoticeRequest>();
        foreach (var pull in await World.OpenNights())
        {
            foreach (var analyse in await World.Deliver(pull))
            {
                requests.AddRange((await World.Deliver(analyse)).Cast<NoticeRequest>());
            }
        }

        return requests;
    }

    public Task<IReadOnlyList<Notice>> Rows() => World.Of<NoticeStore>().List("acme", DateOnly.MinValue, default);

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        await Chat.DisposeAsync();
        Mail.Dispose();
    }
}
