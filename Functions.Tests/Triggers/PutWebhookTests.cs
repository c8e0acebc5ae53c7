using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Notices;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>The address of a webhook goes in and never comes out.</summary>
[Collection("azurite")]
public sealed class PutWebhookTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_address_is_taken_and_notices_go_there_through_the_real_queues()
    {
        await using var chat = await Receiver.Start();
        using var mail = Mailbox.Start();
        await using var world = await LiveWorld.Start(azurite, null, NoticeWorld.Settings(mail));
        await world.Put("acme", NoticeWorld.Brand());
        world.Files.WriteSmallMonth("acme");
        chat.Answer = (context, number) =>
        {
            context.Response.StatusCode = number == 1 ? 500 : 200;
            return Task.CompletedTask;
        };

        Assert.Equal(HttpStatusCode.NoContent, (await Put(world, "chat", new { url = chat.Address })).StatusCode);
        await world.Night("acme", new DateOnly(2026, 11, 23));
        await world.Log.Says("is sent", 3);

        // Once refused, and once taken.
        Assert.Equal(2, chat.Got.Count);
        Assert.Equal(2, mail.Got.Count);
        var log = string.Join('\n', world.Log.Lines);
        Assert.DoesNotContain("T0SECRET", log, StringComparison.Ordinal);
        Assert.DoesNotContain("@acme.example", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_cannot_be_sent_is_given_up_and_its_row_says_why()
    {
        using var mail = Mailbox.Start();
        await using var world = await LiveWorld.Start(azurite, null, NoticeWorld.Settings(mail));
        await world.Put("acme", NoticeWorld.Brand(notify => notify.Remove("email")));
        world.Files.WriteSmallMonth("acme");

        await world.Night("acme", new DateOnly(2026, 11, 23));
        await world.Log.Says("is given up: There is no address of the webhook 'chat'");

        Assert.Contains("State=Failed", Assert.Single(await world.Rows("notices")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ProblemTests.OddIds), MemberType = typeof(ProblemTests))]
    public async Task Odd_names_and_addresses_are_problems(string odd)
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());

        foreach (var answer in new[] { await Put(world, odd, new { url = "https://hooks.example/x" }), await Put(world, "chat", new { url = odd }), await Put(world, "chat", new { link = odd }), await Put(world, "chat", odd) })
        {
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{(int)answer.StatusCode} {body}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.InRange(body.Length, 50, 1500);
        }
    }

    private static async Task<HttpResponseMessage> Put(LiveWorld world, string webhook, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await world.Http.PutAsync($"/api/brands/acme/webhooks/{Uri.EscapeDataString(webhook)}", content);
    }
}
