using System.Globalization;
using System.Text.Json.Nodes;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

public sealed class LinkedInSourceTests : JsonSourceContract
{
    protected override string Type => "linkedin";

    protected override string Recording => "LinkedIn";

    protected override int Posts => 5;

    protected override string? Secret => "a-token-of-linkedin";

    protected override IReadOnlyList<string> Moments => ["start", "end", "createdAt", "publishedAt", "lastModifiedAt"];

    protected override Exchange EmptyPage => new("", new JsonObject { ["elements"] = new JsonArray() });

    protected override IEnumerable<(int Status, string Body, VendorErrorKind Kind)> Errors =>
    [
        (401, """{"status":401,"serviceErrorCode":65601,"code":"REVOKED_ACCESS_TOKEN","message":"The token used in the request has been revoked by the user"}""", VendorErrorKind.Reauthorise),
        (401, """{"status":401,"serviceErrorCode":65600,"code":"INVALID_ACCESS_TOKEN","message":"Invalid access token"}""", VendorErrorKind.Reauthorise),
        (403, """{"status":403,"serviceErrorCode":100,"code":"ACCESS_DENIED","message":"Not enough permissions to access: networkSizes.GET"}""", VendorErrorKind.PermissionMissing),
        (400, """{"status":400,"code":"ILLEGAL_ARGUMENT","message":"Invalid query parameters passed to request"}""", VendorErrorKind.BadRequest),
        (426, """{"status":426,"code":"NONEXISTENT_VERSION","message":"Requested version 20240101 is not active"}""", VendorErrorKind.BadRequest),
        (429, """{"status":429,"message":"Resource level throttle limit for calls to this resource is reached."}""", VendorErrorKind.QuotaGone),
        (500, """{"status":500,"message":"Internal Server Error"}""", VendorErrorKind.Transient),
    ];

    protected override string Options(Uri server) => """{"organization":"urn:li:organization:2414183"}""";

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) => [("SocialFunnel:LinkedIn:Address", server.ToString())];

    protected override (SourceSettings Settings, string Names) WrongSettings() => (Pulls.Settings("linkedin", """{"organization":"acme-inc"}"""), "organization");

    protected override async Task Connect(IServiceProvider services)
    {
        foreach (var source in new[] { Type, "a-name-of-the-brand" })
        {
            await services.GetRequiredService<OAuthTokens>().Save("acme", source, new OAuthToken(Secret!, Time.Now.AddDays(40)), CancellationToken.None);
        }
    }

    protected override Exchange EndlessPage(int number)
    {
        var post = Server.Recording.Exchanges.First(exchange => exchange.Page == 2).Body!["elements"]![0]!.DeepClone();
        post["id"] = string.Create(CultureInfo.InvariantCulture, $"urn:li:share:{9000 + number}");
        post["publishedAt"] = Time.Now.AddHours(-number - 24).ToUnixTimeMilliseconds();
        return new Exchange("", new JsonObject { ["elements"] = new JsonArray(post) });
    }

    [Fact]
    public async Task Posts_come_with_their_kind_their_links_and_their_counters()
    {
        var posts = (await Build().All(Pull())).OfType<PostReading>().ToDictionary(post => post.PostId);

        Assert.Equal(["link", "link", "video", "share", "text"], new[] { "705", "704", "702", "701", "700" }.Select(id => posts[id].Kind));
        Assert.Equal([(1, 1), (1, 0), (0, 0)], new[] { "705", "704", "702" }.Select(id => (posts[id].OwnLinks!.Value, posts[id].OtherLinks!.Value)));
        Assert.Equal((1500m, 80m, 9m, 6m, 12m), (posts["702"].Impressions, posts["702"].Likes, posts["702"].Comments, posts["702"].Shares, posts["702"].Clicks));
        Assert.Null(posts["700"].Likes);
        // Half past midnight in Berlin.
        Assert.Equal((new DateOnly(2026, 11, 20), null), (posts["705"].Day, posts["705"].AsOf));
    }

    [Fact]
    public async Task Days_are_those_that_come_back_and_gains_may_be_negative()
    {
        var days = (await Build().All(Pull())).OfType<AudienceReading>().ToDictionary(day => day.Day);

        Assert.Equal((4m, -2m, 5m), (days[new(2026, 11, 18)].Gained, days[new(2026, 11, 19)].Gained, days[new(2026, 11, 20)].Gained));
        Assert.Equal((2452m, null), (days[new(2026, 11, 22)].Followers, days[new(2026, 11, 22)].Gained));
        Assert.All(days.Values.Where(day => day.Day != new DateOnly(2026, 11, 22)), day => Assert.Null(day.Followers));
    }

    [Fact]
    public async Task A_day_that_is_not_ready_is_unknown_and_an_older_one_without_anything_is_zero()
    {
        var days = (await Build().All(Pull())).OfType<EngagementReading>().Where(day => day.Posts is null).ToDictionary(day => day.Day);

        Assert.Equal((500m, 320m, 3m), (days[new(2026, 11, 18)].Impressions, days[new(2026, 11, 18)].Reach, days[new(2026, 11, 18)].Clicks));
        Assert.Equal(0m, days[new(2026, 11, 20)].Impressions);
        Assert.Equal(80m, days[new(2026, 11, 21)].Impressions);
        Assert.DoesNotContain(new DateOnly(2026, 11, 22), days.Keys);
    }

    [Fact]
    public async Task Engagement_is_asked_for_twelve_months_back_and_no_further()
    {
        await Build().All(Night(400));

        var start = new DateTimeOffset(2025, 11, 23, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.Contains(Server.Requests, request => request.Contains($"organizationalEntityShareStatistics?", StringComparison.Ordinal) && request.Contains(string.Create(CultureInfo.InvariantCulture, $"(start:{start},"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_request_states_the_version_and_a_version_that_ended_is_named_with_its_remedy()
    {
        var versions = new List<string>();
        Server.Instead = context =>
        {
            versions.Add(context.Request.Headers["LinkedIn-Version"].ToString());
            return Task.FromResult(false);
        };
        await Build().All(Pull());
        Assert.Equal("202606", Assert.Single(versions.Distinct()));

        Server.Instead = context =>
        {
            context.Response.StatusCode = 426;
            return Task.FromResult(true);
        };
        var fault = await Fault();
        Assert.Contains("202606", fault.Message, StringComparison.Ordinal);
        Assert.Contains("SocialFunnel:LinkedIn:Version", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_of_the_day_ends_with_the_day_of_utc()
    {
        Server.Instead = async context =>
        {
            await Server.Send(context, new Exchange("", JsonNode.Parse("""{"status":429,"message":"Resource level throttle limit for calls to this resource is reached."}""")) { Status = 429 });
            return true;
        };

        Assert.Equal(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero), (await Fault()).Until);
    }

    [Fact]
    public async Task A_missing_permission_for_posts_is_named_and_the_days_still_come()
    {
        Server.Instead = context =>
        {
            context.Response.StatusCode = 403;
            return Task.FromResult(context.Request.Path == "/rest/posts");
        };
        var context = Pull();

        var readings = await Build().All(context);

        Assert.NotEmpty(readings.OfType<AudienceReading>());
        Assert.Empty(readings.OfType<PostReading>());
        Assert.Contains(context.Refusals.Notes, note => note.Contains("r_organization_social", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_that_nears_its_end_is_told_of()
    {
        await Services.GetRequiredService<OAuthTokens>().Save("acme", Type, new OAuthToken(Secret!, Time.Now.AddDays(10)), CancellationToken.None);
        var context = Pull();

        await Build().All(context);

        Assert.Single(context.Refusals.Notes, note => note.Contains("expires in 10 days", StringComparison.Ordinal));
        Assert.NotNull(context.Refusals.SignInEnds);
    }

    [Fact]
    public async Task Without_a_sign_in_nothing_is_asked()
    {
        var fault = await Assert.ThrowsAsync<VendorException>(() => Build().All(Pull() with { Source = "another" }));

        Assert.Equal(VendorErrorKind.Reauthorise, fault.Kind);
        Assert.Contains("connect linkedin", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Connecting_with_a_pasted_token_tries_it_and_says_how_long_it_lives()
    {
        var (settings, said) = await Connected("acme-inc", "2414183", "", "a-token-of-linkedin");

        Assert.Equal("""{"organization":"2414183"}""", settings);
        Assert.Contains("2452 followers", said, StringComparison.Ordinal);
        Assert.Equal(Time.Now.AddDays(60), (await Services.GetRequiredService<OAuthTokens>().Find("acme", "shop", CancellationToken.None))!.ExpiresAt);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_not_kept()
    {
        Server.Instead = context =>
        {
            context.Response.StatusCode = 401;
            return Task.FromResult(true);
        };

        await Assert.ThrowsAsync<VendorException>(() => Connected("2414183", "", "wrong"));

        Assert.Null(await Services.GetRequiredService<OAuthTokens>().Find("acme", "shop", CancellationToken.None));
    }
}
