using System.Text.Json.Nodes;
using SocialFunnel.Hosting;
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
        await using var feed = await Server("Feed");
        await using var mastodon = await Server("Mastodon");
        mastodon.Instead = async context =>
        {
            await mastodon.Send(context, new Exchange("", new JsonObject { ["error"] = "This method requires an authenticated user" }) { Status = 401 });
            return true;
        };
        await using var world = await LiveWorld.Start(
            azurite, null, ("SocialFunnel:Bluesky:Address", bluesky.Address.ToString()), ("SocialFunnel:Outbound:PrivateHosts", "127.0.0.1"));
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
        Assert.Equal((4, 4), (platforms["bluesky"].GetProperty("posts").GetInt32(), platforms["blog"].GetProperty("posts").GetInt32()));
    }

    private static async Task<VendorServer> Server(string recording)
    {
        var server = VendorServer.Of(Recording.Of(recording));
        await server.Start();
        return server;
    }
}
