using System.Globalization;
using System.Text.Json.Nodes;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

public sealed class FeedSourceTests : HttpSourceContract
{
    private const string Rss = "application/rss+xml; charset=UTF-8";

    protected override string Type => "feed";

    protected override string Recording => "Feed";

    protected override int Posts => 4;

    protected override Exchange EmptyPage => Page("<rss version=\"2.0\"><channel><title>x</title><link>https://x.example/</link><description>x</description></channel></rss>");

    protected override string Options(Uri server) => $$"""{"address":"{{server}}feed"}""";

    protected override (SourceSettings Settings, string Names) WrongSettings() => (Pulls.Settings("feed", """{"address":"ftp://acme.example/feed"}"""), "address");

    protected override Exchange EndlessPage(int number) => Page(string.Create(CultureInfo.InvariantCulture, $"""
        <feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>urn:x</id><updated>2026-11-22T00:00:00Z</updated><link rel="next" href="/feed?page={number + 1}"/>
        <entry><title>n</title><id>urn:n:{number}</id><updated>{Time.Now.AddHours(-number - 24):O}</updated><link href="/n/{number}"/></entry></feed>
        """));

    [Fact]
    public async Task Posts_come_with_their_time_and_where_their_links_go()
    {
        var posts = (await Build().All(Pull())).OfType<PostReading>().ToDictionary(post => post.PostId[^1]);

        Assert.Equal(["article", "audio", "article", "article"], "5431".Select(id => posts[id].Kind));
        // The link to the post itself is none; /about leads to the feed's own host, which is none of the brand's domains here.
        Assert.Equal([(1, 1), (0, 1), (null, null), ((int?)0, (int?)0)], "5431".Select(id => (posts[id].OwnLinks, posts[id].OtherLinks)));
        Assert.Equal((new DateOnly(2026, 11, 21), new DateTimeOffset(2026, 11, 20, 23, 30, 0, TimeSpan.Zero)), (posts['5'].Day, posts['5'].PublishedAt));
        Assert.All(posts.Values, post => Assert.True(post is { AsOf: null, Likes: null } && post.Account == new Account(Platform.Parse("blog"), "127.0.0.1")));
    }

    [Fact]
    public async Task A_feed_tells_posts_of_the_days_it_covers_and_no_readers()
    {
        var readings = await Build().All(Pull());

        Assert.Empty(readings.OfType<AudienceReading>());
        var days = readings.OfType<EngagementReading>().ToDictionary(day => day.Day);
        Assert.Equal((28, 4m), (days.Count, days.Values.Sum(day => day.Posts)));
        Assert.All(days.Values, day => Assert.Null(day.RepliesGiven));
        var all = (await Build().All(Night(400))).OfType<EngagementReading>();
        // Of the day of the oldest post in it, others may be missing.
        Assert.Equal(new DateOnly(2026, 10, 2), all.Min(day => day.Day));
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&a;</title></channel></rss>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss version=\"2.0\"><channel><title>&b;</title></channel></rss>")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task What_is_no_feed_is_refused_and_nothing_in_it_expanded(string text)
    {
        Server.Text = _ => text;

        var fault = await Fault();

        Assert.Equal(VendorErrorKind.Transient, fault.Kind);
        Assert.Contains("RSS 2.0", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordPress_is_read_page_by_page_until_there_is_none()
    {
        Server.Instead = async context =>
        {
            var page = context.Request.Query["paged"].ToString() is { Length: > 0 } paged ? int.Parse(paged, CultureInfo.InvariantCulture) : 1;
            await Server.Send(context, page > 3 ? new Exchange("", "gone") { Status = 404, Type = "text/html" } : Page(string.Create(CultureInfo.InvariantCulture, $"""
                   <rss version="2.0"><channel><title>x</title><link>https://x.example/</link><description>x</description><generator>https://wordpress.org/?v=6.5.5</generator>
                <item><guid>{page}</guid><pubDate>{Time.Now.AddDays(-page):R}</pubDate><description>x</description></item></channel></rss>
                """)));
            return true;
        };

        Assert.Equal(["1", "2", "3"], (await Build().All(Pull())).OfType<PostReading>().Select(post => post.PostId));
        Assert.Equal(["GET /feed", "GET /feed?paged=2", "GET /feed?paged=3", "GET /feed?paged=4"], Server.Requests);
    }

    [Fact]
    public async Task A_cookie_that_is_asked_for_first_is_carried()
    {
        var expected = await Build().All(Pull());
        Server.Instead = context =>
        {
            if (context.Request.Headers.Cookie.Count > 0)
            {
                return Task.FromResult(false);
            }

            context.Response.StatusCode = 302;
            context.Response.Headers.SetCookie = "playground=1; path=/";
            context.Response.Headers.Location = context.Request.Path + context.Request.QueryString;
            return Task.FromResult(true);
        };

        Assert.Equal(expected, await Build().All(Pull()));
    }

    private static Exchange Page(string xml) => new("", JsonValue.Create(xml)) { Type = Rss };
}
