using System.Globalization;
using System.Text.Json.Nodes;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

public sealed class MastodonSourceTests : JsonSourceContract
{
    private const string Statuses = "/api/v1/accounts/108020/statuses";

    protected override string Type => "mastodon";

    protected override string Recording => "Mastodon";

    protected override int Posts => 6;

    protected override string? Secret => "a-token-of-mastodon";

    protected override Exchange EmptyPage => new("", new JsonArray());

    protected override IReadOnlyList<string> Indispensable => ["id"];

    protected override IEnumerable<(int Status, string Body, VendorErrorKind Kind)> Errors =>
    [
        (401, """{"error":"The access token is invalid"}""", VendorErrorKind.Reauthorise),
        (401, """{"error":"This method requires an authenticated user"}""", VendorErrorKind.Reauthorise),
        (403, """{"error":"This action is outside the authorized scopes"}""", VendorErrorKind.PermissionMissing),
        (404, """{"error":"Record not found"}""", VendorErrorKind.BadRequest),
        (410, """{"error":"Gone"}""", VendorErrorKind.BadRequest),
        (429, """{"error":"Too many requests"}""", VendorErrorKind.Throttled),
        (503, """{"error":"There was a temporary problem"}""", VendorErrorKind.Transient),
    ];

    protected override string Options(Uri server) => $$"""{"handle":"@Acme@mastodon.example","server":"{{server}}","signIn":true}""";

    protected override async Task Connect(IServiceProvider services)
    {
        foreach (var source in new[] { "mastodon", "a-name-of-the-brand" })
        {
            await services.GetRequiredService<ISecretStore>().Save(new SecretName("acme", source, "token"), Secret!, CancellationToken.None);
        }
    }

    protected override (SourceSettings Settings, string Names) WrongSettings() => (Pulls.Settings("mastodon", """{"handle":"acme"}"""), "handle");

    protected override PullContext Pull() => base.Pull() with { Source = "mastodon" };

    protected override Exchange EndlessPage(int number)
    {
        var status = Server.Recording.Exchanges.First(exchange => exchange.Page == 2).Body![0]!.DeepClone();
        status["id"] = string.Create(CultureInfo.InvariantCulture, $"{1000 - number}");
        status["created_at"] = Time.Now.AddHours(-number - 24).ToString("O", CultureInfo.InvariantCulture);
        return new Exchange("", new JsonArray(status)) { Headers = new Dictionary<string, string> { ["Link"] = $"<{{server}}{Statuses}?max_id={1000 - number}>; rel=\"next\"" } };
    }

    [Fact]
    public async Task Posts_come_with_their_kind_their_links_and_their_counters()
    {
        var posts = (await Build().All(Pull())).OfType<PostReading>().ToDictionary(post => post.PostId);

        Assert.Equal(["reply", "link", "text", "link", "picture", "poll"], new[] { "115", "114", "113", "112", "111", "110" }.Select(id => posts[id].Kind));
        Assert.Equal([(0, 0), (1, 0), (0, 0), (1, 1)], new[] { "115", "114", "113", "112" }.Select(id => (posts[id].OwnLinks!.Value, posts[id].OtherLinks!.Value)));
        Assert.Equal((31m, 4m, 11m), (posts["114"].Likes, posts["114"].Comments, posts["114"].Shares));
    }

    [Fact]
    public async Task Every_day_has_its_number_of_posts_and_replies()
    {
        var days = (await Build().All(Pull())).OfType<EngagementReading>().ToDictionary(day => day.Day);

        Assert.Equal((28, 5m, 1m), (days.Count, days.Values.Sum(day => day.Posts), days.Values.Sum(day => day.RepliesGiven)));
        Assert.Equal((2m, 0m), (days[new DateOnly(2026, 11, 18)].Posts, days[new DateOnly(2026, 11, 18)].RepliesGiven));
    }

    [Fact]
    public async Task A_sign_in_without_a_token_is_told_at_once()
    {
        await Services.GetRequiredService<ISecretStore>().RemoveAll("acme", CancellationToken.None);

        var fault = await Fault();

        Assert.Equal(VendorErrorKind.Reauthorise, fault.Kind);
        Assert.Contains("connect mastodon", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_next_page_on_another_host_is_not_asked()
    {
        Server.Recording = new Recording([.. Server.Recording.Exchanges.Select(exchange => exchange.Page == 1 ? exchange with { Headers = new Dictionary<string, string> { ["Link"] = "<https://evil.example/next>; rel=\"next\"" } } : exchange)]);

        Assert.Contains("evil.example", (await Fault()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@acme@mastodon.social", null, "https://mastodon.social/")]
    [InlineData("acme@acme.example", "social.acme.example", "https://social.acme.example/")]
    [InlineData("acme@acme.example", "http://social.intern:3000", "http://social.intern:3000/")]
    public void The_server_is_that_of_the_handle_unless_said_otherwise(string handle, string? server, string address)
    {
        var options = new MastodonOptions { Handle = handle, Server = server };

        Assert.Empty(options.Faults());
        Assert.Equal(address, options.Address!.AbsoluteUri);
    }
}
