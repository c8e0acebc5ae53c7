using System.Net.Http;
using System.Text.Json.Nodes;
using SocialFunnel.Hosting;
using SocialFunnel.Outbound;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Runs;

/// <summary>A whole night with connectors, from the vendors' answers to the report.</summary>
[Collection("azurite")]
public sealed class ConnectorNightTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_night_reads_bluesky_mastodon_and_a_feed_and_names_the_one_that_refuses()
    {
        await using var bluesky = await Server("Bluesky");
        bluesky.Instead = context =>
        {
            context.Response.Headers["ratelimit-remaining"] = "298";
            return Task.FromResult(false);
        };
        await using var feed = await Server("Feed");
        // As a blog does that moved to another host; requests are traced meanwhile.
        feed.Instead = context =>
        {
            if (context.Request.Host.Host != "127.0.0.1")
            {
                return Task.FromResult(false);
            }

            context.Response.Redirect($"http://localhost:{feed.Address.Port}{context.Request.Path}{context.Request.QueryString}");
            return Task.FromResult(true);
        };
        await using var mastodon = await Server("Mastodon");
        mastodon.Instead = async context =>
        {
            await mastodon.Send(context, new Exchange("", new JsonObject { ["error"] = "This method requires an authenticated user" }) { Status = 401 });
            return true;
        };
        var watch = new TelemetryWatch();
        await using var world = await LiveWorld.Start(
            azurite, null, watch.Add, ("SocialFunnel:Bluesky:Address", bluesky.Address.ToString()), ("SocialFunnel:Outbound:PrivateHosts", "127.0.0.1,localhost"));
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings(settings =>
        {
            var sources = settings["sources"]!;
            sources["bluesky"] = new JsonObject { ["handle"] = "acme.example" };
            sources["feed"] = new JsonObject { ["address"] = $"{feed.Address}feed" };
            sources["mastodon"] = new JsonObject { ["handle"] = "@acme@mastodon.example", ["server"] = mastodon.Address.ToString() };
        }));

        var run = await world.Night("acme", new DateOnly(2026, 11, 23));

        Assert.Equal("completedWithGaps", run.GetProperty("state").GetString());
        var missing = Assert.Single(run.GetProperty("missing").EnumerateArray()).GetString()!;
        Assert.All(["mastodon", "requires an authenticated user", "connect mastodon"], part => Assert.Contains(part, missing, StringComparison.Ordinal));
        var report = await world.Get("/api/brands/acme/roi?window=28d");
        var platforms = report.GetProperty("platforms").EnumerateArray().ToDictionary(platform => platform.GetProperty("platform").GetString()!);
        Assert.Equal(1204, platforms["bluesky"].GetProperty("followers").GetInt32());
        Assert.Contains(watch.Spans, span => span.Source.Name == "System.Net.Http" && span.GetTagItem("server.port") is int port && port == bluesky.Address.Port);
        Assert.Equal(298, Assert.Single(watch.Points(world, "socialfunnel.vendor.quota.remaining", "socialfunnel.source", "bluesky")).GetGaugeLastValueLong());
        Assert.Equal((4, 4), (platforms["bluesky"].GetProperty("posts").GetInt32(), platforms["blog"].GetProperty("posts").GetInt32()));
    }

    [Fact]
    public void A_webhooks_address_is_in_no_trace()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://hooks.example/secret");
        Assert.True(TelemetryServices.IsTraced(request));

        request.Options.Set(OutboundRequest.SecretAddress, true);
        Assert.False(TelemetryServices.IsTraced(request));
    }

    private static async Task<VendorServer> Server(string recording)
    {
        var server = VendorServer.Of(Recording.Of(recording));
        await server.Start();
        return server;
    }
}
