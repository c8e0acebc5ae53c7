using System.Globalization;
using System.Text.Json.Nodes;
using SocialFunnel.Hosting;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

[Collection("azurite")]
public sealed class XSourceTests(AzuriteFixture azurite) : JsonSourceContract
{
    private string options = """{"handle":"@Acme","budgetPerDay":1000000,"budgetPerMonth":1000000}""";

    protected override string Type => "x";

    protected override string Recording => "X";

    protected override int Posts => 6;

    protected override string? Secret => "a-token-of-x";

    protected override IReadOnlyList<string> Indispensable => ["data", "id"];

    protected override Exchange EmptyPage => new("", new JsonObject { ["meta"] = new JsonObject { ["result_count"] = 0 } });

    protected override IEnumerable<(int Status, string Body, VendorErrorKind Kind)> Errors =>
    [
        (200, """{"errors":[{"value":"acme","detail":"Could not find user with username: [acme].","title":"Not Found Error","resource_type":"user","type":"https://api.x.com/2/problems/resource-not-found"}]}""", VendorErrorKind.BadRequest),
        (200, """{"errors":[{"detail":"Sorry, you are not authorized to see the user","title":"Authorization Error","type":"https://api.twitter.com/2/problems/not-authorized-for-resource"}]}""", VendorErrorKind.PermissionMissing),
        (401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""", VendorErrorKind.Reauthorise),
        (401, """{"errors":[{"code":89,"message":"Invalid or expired token."}]}""", VendorErrorKind.Reauthorise),
        (402, """{"title":"Payment Required","detail":"credits depleted","status":402,"type":"https://api.x.com/2/problems/credits-depleted"}""", VendorErrorKind.QuotaGone),
        (403, """{"title":"Client Forbidden","detail":"This request must be made with an enrolled app","type":"https://api.x.com/2/problems/client-forbidden","status":403}""", VendorErrorKind.PermissionMissing),
        (429, """{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}""", VendorErrorKind.Throttled),
        (429, """{"errors":[{"code":88,"message":"Rate limit exceeded"}]}""", VendorErrorKind.Throttled),
        (429, """{"title":"UsageCapExceeded","detail":"Usage cap exceeded: Monthly product cap","period":"Monthly","scope":"Product","type":"https://api.x.com/2/problems/usage-capped"}""", VendorErrorKind.QuotaGone),
        (503, """{"title":"Service Unavailable","detail":"Service Unavailable","type":"about:blank","status":503}""", VendorErrorKind.Transient),
    ];

    protected override IServiceCollection Configure(IServiceCollection services) => services.AddSingleton(azurite.NewAccount().Blobs);

    protected override string Options(Uri server) => options;

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) => [("SocialFunnel:X:Address", server.ToString())];

    protected override (SourceSettings Settings, string Names) WrongSettings() => (Pulls.Settings("x", """{"handle":"@acme","budgetPerDay":0}"""), "budgetPerDay");

    protected override async Task Connect(IServiceProvider services)
    {
        foreach (var source in new[] { Type, "a-name-of-the-brand" })
        {
            await services.GetRequiredService<ISecretStore>().Save(new SecretName("acme", source, XSignIn.BearerSecret), Secret!, CancellationToken.None);
        }
    }

    protected override Exchange EndlessPage(int number)
    {
        var post = Server.Recording.Exchanges.First(exchange => exchange.Page == 2).Body!["data"]![0]!.DeepClone();
        post["id"] = string.Create(CultureInfo.InvariantCulture, $"n{number}");
        post["created_at"] = Time.Now.AddHours(-number - 24).ToString("O", CultureInfo.InvariantCulture);
        return new Exchange("", new JsonObject { ["data"] = new JsonArray(post), ["meta"] = new JsonObject { ["next_token"] = number.ToString(CultureInfo.InvariantCulture) } });
    }

    [Fact]
    public async Task Posts_come_with_their_kind_their_links_their_counters_and_the_brands_replies()
    {
        var posts = (await Build().All(Pull())).OfType<PostReading>().ToDictionary(post => post.PostId);

        Assert.Equal(["reply", "link", "picture", "link", "video", "text"], new[] { "1905", "1904", "1903", "1902", "1901", "1900" }.Select(id => posts[id].Kind));
        Assert.Equal([(0, 0), (1, 0), (0, 0), (1, 1)], new[] { "1905", "1904", "1903", "1902" }.Select(id => (posts[id].OwnLinks!.Value, posts[id].OtherLinks!.Value)));
        Assert.Equal((9000m, 234m, 12m, 55m, 1m), (posts["1904"].Impressions, posts["1904"].Likes, posts["1904"].Comments, posts["1904"].Shares, posts["1904"].RepliesGiven));
        // The new name of the field.
        Assert.Equal(0m, posts["1903"].Shares);
        // Half past midnight in Berlin.
        Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 22)), (posts["1904"].Day, posts["1904"].AsOf));
    }

    [Fact]
    public async Task Every_day_has_its_number_of_posts_and_what_was_left_out_is_named()
    {
        var context = Pull();

        var readings = await Build().All(context);

        var days = readings.OfType<EngagementReading>().ToList();
        Assert.Equal((28, 5m, 1m), (days.Count, days.Sum(day => day.Posts), days.Sum(day => day.RepliesGiven)));
        Assert.Equal((new DateOnly(2026, 11, 22), 55046m), (Assert.Single(readings.OfType<AudienceReading>()).Day, readings.OfType<AudienceReading>().Single().Followers));
        Assert.Contains(context.Refusals.Notes, note => note.Contains("left something out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_night_costs_is_told()
    {
        options = """{"handle":"acme"}""";
        var context = Pull();

        await Build().All(context);

        // Six posts and an account.
        Assert.Contains(context.Refusals.Notes, note => note.Contains("0.04 USD", StringComparison.Ordinal) && note.Contains("of 20.00", StringComparison.Ordinal));
        Assert.Equal((0.04m, 0.04m), await Services.GetRequiredService<Spending>().Find("acme", "x", new DateOnly(2026, 11, 23), CancellationToken.None));
    }

    [Fact]
    public async Task A_budget_that_is_used_up_stops_the_reading_and_names_the_gap()
    {
        // An account and fifteen posts: the second page asks for no more than may come.
        options = """{"handle":"acme","budgetPerDay":0.055}""";
        var context = Pull();


        var posts = (await Build().All(context)).OfType<PostReading>().Count();

        Assert.Equal(6, posts);
        Assert.Equal(["9", "6"], Server.Requests.Where(request => request.Contains("max_results=", StringComparison.Ordinal)).Select(request => request.Split("max_results=")[1].Split('&')[0]));

        context = Pull();
        var readings = await Build().All(context);

        Assert.Single(readings.OfType<AudienceReading>());
        Assert.Empty(readings.OfType<PostReading>());
        Assert.Contains(context.Refusals.Notes, note => note.Contains("budget is used up", StringComparison.Ordinal) && note.Contains("budgetPerDay", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_budget_that_does_not_suffice_for_the_account_asks_nothing_and_says_until_when()
    {
        options = """{"handle":"acme","budgetPerDay":0.005}""";
        var day = await Fault();
        options = """{"handle":"acme","budgetPerMonth":0.005}""";
        var month = await Fault();

        Assert.Empty(Server.Requests);
        Assert.Equal((VendorErrorKind.QuotaGone, new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero)), (day.Kind, day.Until));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), month.Until);
        Assert.Contains("budgetPerMonth", month.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_owners_sign_in_clicks_and_days_come_too()
    {
        options = """{"handle":"acme","signIn":true,"clientId":"c","dailyAnalytics":true}""";
        await Services.GetRequiredService<OAuthTokens>().Save("acme", "x", new OAuthToken(Secret!, Time.Now.AddHours(1)), CancellationToken.None);

        var readings = await Build().All(Pull());

        var post = readings.OfType<PostReading>().Single(post => post.PostId == "1904");
        Assert.Equal((21m, null), (post.Clicks, post.AsOf));
        var day = readings.OfType<EngagementReading>().Single(day => day.Day == new DateOnly(2026, 11, 20) && day.Posts is null);
        Assert.Equal((8020m, 201m, 9m, 44m, 17m, 5m, 2m), (day.Impressions, day.Likes, day.Comments, day.Shares, day.Clicks, day.ProfileVisits, day.Saves));
        Assert.Contains(Server.Requests, request => request.StartsWith("GET /2/users/me", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_without_daily_numbers_is_named_and_counters_stand_in()
    {
        options = """{"handle":"acme","signIn":true,"clientId":"c","dailyAnalytics":true}""";
        await Services.GetRequiredService<OAuthTokens>().Save("acme", "x", new OAuthToken(Secret!, Time.Now.AddHours(1)), CancellationToken.None);
        Server.Instead = context =>
        {
            context.Response.StatusCode = 403;
            return Task.FromResult(context.Request.Path == "/2/tweets/analytics");
        };
        var context = Pull();

        var posts = (await Build().All(context)).OfType<PostReading>().ToList();

        Assert.All(posts, post => Assert.Equal(new DateOnly(2026, 11, 22), post.AsOf));
        Assert.Contains(context.Refusals.Notes, note => note.StartsWith("engagement of X by days: missing", StringComparison.Ordinal));
        // What X refused costs nothing.
        Assert.Equal((0.04m, 0.04m), await Services.GetRequiredService<Spending>().Find("acme", "x", new DateOnly(2026, 11, 23), CancellationToken.None));
    }

    [Fact]
    public async Task A_sign_in_that_has_run_out_is_renewed_once_and_the_new_token_is_kept_before_it_is_used()
    {
        options = """{"handle":"acme","signIn":true,"clientId":"c"}""";
        var tokens = Services.GetRequiredService<OAuthTokens>();
        await Services.GetRequiredService<ISecretStore>().Save(new SecretName("acme", "x", "client-secret"), "the-secret-of-the-app", CancellationToken.None);
        await tokens.Save("acme", "x", new OAuthToken("old", Time.Now.AddHours(-1), "refresh-1"), CancellationToken.None);
        string? keptAtFirstUse = null;
        var renewals = 0;
        Server.Instead = async context =>
        {
            if (context.Request.Path != "/2/oauth2/token")
            {
                keptAtFirstUse ??= (await tokens.Find("acme", "x", CancellationToken.None))!.RefreshToken;
                return false;
            }

            renewals++;
            Assert.StartsWith("Basic ", context.Request.Headers.Authorization.ToString(), StringComparison.Ordinal);
            await Server.Send(context, new Exchange("", JsonNode.Parse("""{"token_type":"bearer","expires_in":7200,"access_token":"a-token-of-x-2","scope":"tweet.read users.read offline.access","refresh_token":"refresh-2"}""")));
            return true;
        };

        var readings = await Build().All(Pull());

        Assert.Equal(6, readings.OfType<PostReading>().Count());
        Assert.Equal((1, "refresh-2"), (renewals, keptAtFirstUse));
        Assert.Contains("Bearer a-token-of-x-2", Server.Credentials);
        Assert.DoesNotContain("Bearer old", Server.Credentials);
    }

    [Fact]
    public async Task A_token_that_x_no_longer_takes_is_renewed_although_it_has_not_run_out()
    {
        options = """{"handle":"acme","signIn":true,"clientId":"c"}""";
        await Services.GetRequiredService<OAuthTokens>().Save("acme", "x", new OAuthToken("revoked", Time.Now.AddHours(1), "refresh-1"), CancellationToken.None);
        Server.Instead = async context =>
        {
            if (context.Request.Path == "/2/oauth2/token")
            {
                await Server.Send(context, new Exchange("", JsonNode.Parse("""{"expires_in":7200,"access_token":"a-token-of-x-2","refresh_token":"refresh-2"}""")));
                return true;
            }

            context.Response.StatusCode = 401;
            return context.Request.Headers.Authorization == "Bearer revoked";
        };

        Assert.Equal(6, (await Build().All(Pull())).OfType<PostReading>().Count());
    }

    [Fact]
    public async Task Connecting_with_an_apps_token_says_what_it_costs_and_keeps_the_token()
    {
        var (settings, said) = await Connected("not a handle", "@Acme", "", "a-token-of-x");

        Assert.Equal("""{"handle":"acme"}""", settings);
        Assert.Contains("0.005 USD a post", said, StringComparison.Ordinal);
        Assert.Equal("a-token-of-x", await Services.GetRequiredService<ISecretStore>().Find(new SecretName("acme", "shop", XSignIn.BearerSecret), CancellationToken.None));
    }
}
