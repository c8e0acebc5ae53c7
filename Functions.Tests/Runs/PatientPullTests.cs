using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;
using SocialFunnel.Hosting;
using SocialFunnel.Sources;
using SocialFunnel.Sources.Http;
using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>What becomes of a pull whose vendor does not play along.</summary>
[Collection("azurite")]
public sealed class PatientPullTests(AzuriteFixture azurite)
{
    private static readonly Vendor Vendor = new("Acme", "invented", new Uri("https://vendor.example"));

    private VendorException? fault;

    [Fact]
    public async Task A_throttled_pull_waits_in_the_queue_and_holds_nobody()
    {
        await using var world = await World();
        fault = Vendor.Error(VendorErrorKind.Throttled, until: world.Time.Now.AddMinutes(20));
        var pulls = await world.OpenNights();

        var sent = await world.DeliverAll(pulls);

        // Nothing failed, the files were read, and the pull is a hidden message.
        Assert.Empty(sent.OfType<AnalyseRequest>());
        var run = await Run(world);
        Assert.Equal(["Done", "Started"], run.Pulls.Select(pull => $"{pull.State}").Order(StringComparer.Ordinal));
        Assert.Contains("patience until 2026-11-23 06:20:00 UTC", Invented(run).Error, StringComparison.Ordinal);
        Assert.Equal(1, await Hidden(world));

        fault = null;
        world.Time.Now = world.Time.Now.AddMinutes(20);
        await world.DeliverAll(pulls.Where(pull => pull.Pull == TestSource.Name));

        run = await Run(world);
        Assert.Equal((RunState.Completed, PullState.Done, (string?)null), (run.Run.State, Invented(run).State, Invented(run).Error));
    }

    [Fact]
    public async Task The_deadline_of_the_run_holds_all_the_same()
    {
        await using var world = await World();
        fault = Vendor.Error(VendorErrorKind.QuotaGone, until: world.Time.Now.AddHours(10));
        var pulls = await world.OpenNights();
        await world.DeliverAll(pulls);

        world.Time.Now = world.Time.Now.AddHours(5);
        await world.DeliverAll(await world.CloseOverdueRuns());

        var early = (await Run(world)).Run;
        Assert.Equal(RunState.CompletedWithGaps, early.State);
        Assert.Contains("its quota is used up", Assert.Single(early.Missing), StringComparison.Ordinal);
        fault = null;
        await world.DeliverAll(pulls.Where(pull => pull.Pull == TestSource.Name));
        Assert.Equal(RunState.Completed, (await Run(world)).Run.State);
    }

    [Fact]
    public async Task A_wait_beyond_the_next_night_is_left_to_it()
    {
        await using var world = await World();
        fault = Vendor.Error(VendorErrorKind.QuotaGone, until: world.Time.Now.AddDays(9));

        await world.DeliverAll(await world.OpenNights());

        var run = await Run(world);
        Assert.Equal((RunState.CompletedWithGaps, PullState.Failed), (run.Run.State, Invented(run).State));
        Assert.Contains("2026-12-02", Assert.Single(run.Run.Missing), StringComparison.Ordinal);
        Assert.Equal(0, await Hidden(world));
    }

    [Theory]
    [InlineData(VendorErrorKind.Reauthorise, "connect invented")]
    [InlineData(VendorErrorKind.PermissionMissing, "grant the permission")]
    public async Task Where_only_a_person_can_help_the_pull_fails_at_once_and_says_how(VendorErrorKind kind, string remedy)
    {
        await using var world = await World();
        fault = Vendor.Error(kind, "read_insights");

        await world.DeliverAll(await world.OpenNights());

        var run = await Run(world);
        Assert.Equal(RunState.CompletedWithGaps, run.Run.State);
        Assert.All([remedy, "read_insights"], part => Assert.Contains(part, Assert.Single(run.Run.Missing), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(VendorErrorKind.BadRequest)]
    [InlineData(VendorErrorKind.Transient)]
    public async Task Everything_else_goes_back_to_the_queue_with_its_reason_kept(VendorErrorKind kind)
    {
        await using var world = await World();
        fault = Vendor.Error(kind, "no such field");
        var pull = (await world.OpenNights()).Single(pull => pull.Pull == TestSource.Name);

        await Assert.ThrowsAsync<VendorException>(() => world.Deliver(pull));

        Assert.Contains("no such field", Invented(await Run(world)).Error, StringComparison.Ordinal);
        Assert.Equal(0, await Hidden(world));
    }

    [Fact]
    public async Task The_message_comes_back_at_the_time_the_vendor_gave_or_within_half_a_minute_after()
    {
        var asked = new AskedDelay();
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        options.AddPolicy(asked, HttpPipelinePosition.PerCall);
        var account = azurite.NewAccount();
        await account.Queues.CreateQueueAsync(Queues.Pulls);
        var time = new FrozenTime(LiveWorld.Morning);
        var json = new JsonSerializerOptions();
        Json.Apply(json);
        var waiting = new WaitingPulls(new QueueServiceClient(account.ConnectionString, options), Options.Create(json), time);

        foreach (var brand in new[] { "acme", "bakery", "a" })
        {
            await waiting.SendAgain(new PullRequest(brand, "2026-11-23", "x"), time.Now.AddMinutes(20), CancellationToken.None);
            Assert.InRange(asked.Seconds, 1200, 1230);
        }

        await waiting.SendAgain(new PullRequest("acme", "2026-11-23", "x"), time.Now.AddMinutes(-20), CancellationToken.None);
        Assert.InRange(asked.Seconds, 60, 90);
    }

    private static async Task<RunStatus> Run(BareWorld world) => (await world.Runs.Find("acme", "2026-11-23", CancellationToken.None))!;

    private static SourcePull Invented(RunStatus run) => run.Pulls.Single(pull => pull.Source == TestSource.Name);

    // Messages that are there and cannot be received yet.
    private static async Task<int> Hidden(BareWorld world)
    {
        var queue = world.Of<QueueServiceClient>().GetQueueClient(Queues.Pulls);
        Assert.Empty((await queue.ReceiveMessagesAsync(32)).Value);
        return (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
    }

    private async Task<BareWorld> World()
    {
        var world = BareWorld.Create(azurite, new TestSource(context => fault is { } thrown ? throw thrown : [TestSource.Followers(context, context.Window.Last, 7)], new SourceReach(28, null)));
        await world.Of<QueueServiceClient>().CreateQueueAsync(Queues.Pulls);
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings(BrandFolder.WithTestSource));
        return world;
    }

    private sealed class AskedDelay : HttpPipelineSynchronousPolicy
    {
        public int Seconds { get; private set; }

        public override void OnSendingRequest(HttpMessage message) => Seconds = message.Request.Uri.Query.TrimStart('?').Split('&').Where(part => part.StartsWith("visibilitytimeout=", StringComparison.Ordinal))
            .Select(part => int.Parse(part.Split('=')[1], CultureInfo.InvariantCulture)).SingleOrDefault(-1);
    }
}
