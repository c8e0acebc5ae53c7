using System.Globalization;
using System.Text.Json.Nodes;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

public sealed class BlueskySourceTests : JsonSourceContract
{
    protected override string Type => "bluesky";

    protected override string Recording => "Bluesky";

    protected override int Posts => 5;

    protected override Exchange EmptyPage => new("", new JsonObject { ["feed"] = new JsonArray() });

    protected override IEnumerable<(int Status, string Body, VendorErrorKind Kind)> Errors =>
    [
        (400, """{"error":"ExpiredToken","message":"Token has expired"}""", VendorErrorKind.Reauthorise),
        (400, """{"error":"InvalidToken","message":"Malformed token"}""", VendorErrorKind.Reauthorise),
        (401, """{"error":"AuthMissing","message":"Authentication Required"}""", VendorErrorKind.Reauthorise),
        (400, """{"error":"InvalidRequest","message":"Profile not found"}""", VendorErrorKind.BadRequest),
        (400, """{"error":"AccountTakedown","message":"Account has been suspended"}""", VendorErrorKind.BadRequest),
        (429, """{"error":"RateLimitExceeded","message":"Rate Limit Exceeded"}""", VendorErrorKind.Throttled),
        (502, """{"error":"UpstreamFailure","message":"Upstream Failure"}""", VendorErrorKind.Transient),
    ];

    protected override string Options(Uri server) => """{"handle":"@Acme.example"}""";

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) => [("SocialFunnel:Bluesky:Address", server.ToString())];

    protected override (SourceSettings Settings, string Names) WrongSettings() => (Pulls.Settings("bluesky", """{"handle":"not a handle"}"""), "handle");

    protected override Exchange EndlessPage(int number)
    {
        var page = Server.Recording.Exchanges.First(exchange => exchange.Page == 2).Body!.DeepClone();
        var item = page["feed"]![0]!;
        item["post"]!["uri"] = string.Create(CultureInfo.InvariantCulture, $"at://did:plc:acme4bakers/app.bsky.feed.post/n{number}");
        var at = Time.Now.AddHours(-number - 24).ToString("O", CultureInfo.InvariantCulture);
        (item["post"]!["indexedAt"], item["post"]!["record"]!["createdAt"]) = (at, at);
        return new Exchange("", new JsonObject { ["feed"] = new JsonArray(item.DeepClone()), ["cursor"] = number.ToString(CultureInfo.InvariantCulture) });
    }

    [Fact]
    public async Task Posts_come_with_their_kind_their_links_their_counters_and_the_brands_replies()
    {
        var posts = (await Build().All(Pull())).OfType<PostReading>().ToDictionary(post => post.PostId);

        Assert.Equal(["reply", "link", "picture", "link", "video"], new[] { "3r5", "3p4", "3p3", "3p2", "3p1" }.Select(id => posts[id].Kind));
        Assert.Equal([(0, 0), (1, 0), (0, 0), (1, 1), (0, 0)], new[] { "3r5", "3p4", "3p3", "3p2", "3p1" }.Select(id => (posts[id].OwnLinks, posts[id].OtherLinks)).Select(links => (links.OwnLinks!.Value, links.OtherLinks!.Value)));
        Assert.Equal((12m, 3m, 3m, 1m), (posts["3p4"].Likes, posts["3p4"].Comments, posts["3p4"].Shares, posts["3p4"].RepliesGiven));
        // Half past midnight in Berlin.
        Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 22)), (posts["3p4"].Day, posts["3p4"].AsOf));
        Assert.All(posts.Values, post => Assert.True(post is { Impressions: null, Clicks: null, Reach: null }));
    }

    [Fact]
    public async Task A_post_that_the_account_reposted_itself_is_still_its_post()
    {
        var page = Server.Recording.Exchanges.First(exchange => exchange.Page == 1 && exchange.Body?["feed"] is not null).Body!;
        var feed = page["feed"]!.AsArray();
        var repost = feed.First(item => item!["post"]!["uri"]!.ToString().EndsWith("/3p4", StringComparison.Ordinal))!.DeepClone();
        repost["reason"] = JsonNode.Parse("""{"$type":"app.bsky.feed.defs#reasonRepost","by":{"did":"did:plc:acme4bakers"},"indexedAt":"2026-11-22T09:00:00.000Z"}""");
        feed.Insert(0, repost);

        var posts = (await Build().All(Pull())).OfType<PostReading>().Select(post => post.PostId).ToList();

        Assert.Single(posts, "3p4");
        Assert.Equal(Posts, posts.Count);
    }

    [Fact]
    public async Task Followers_belong_to_the_day_before_the_run_and_to_no_other()
    {
        var now = (await Build().All(Pull())).OfType<AudienceReading>().ToList();
        var history = (await Build().All(Pull() with { Window = new Window(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 15)) })).OfType<AudienceReading>();

        Assert.Equal((new DateOnly(2026, 11, 22), 1204m), (Assert.Single(now).Day, now[0].Followers));
        Assert.Empty(history);
    }

    [Fact]
    public async Task Every_day_has_its_number_of_posts_and_replies_zero_among_them()
    {
        var days = (await Build().All(Pull())).OfType<EngagementReading>().ToDictionary(day => day.Day);

        Assert.Equal(28, days.Count);
        Assert.Equal((4m, 1m), (days.Values.Sum(day => day.Posts), days.Values.Sum(day => day.RepliesGiven)));
        Assert.Equal((0m, 1m), (days[new DateOnly(2026, 11, 21)].Posts, days[new DateOnly(2026, 11, 21)].RepliesGiven));
    }

    [Fact]
    public async Task Days_before_the_first_post_of_an_account_are_unknown()
    {
        var days = (await Build().All(Night(400))).OfType<EngagementReading>().ToList();

        Assert.Equal(new DateOnly(2026, 10, 1), days.Min(day => day.Day));
    }
}
