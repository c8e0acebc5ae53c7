using System.Globalization;
using System.Text.Json.Nodes;
using SocialFunnel.Hosting;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

[Collection("azurite")]
public sealed class ShopifySourceTests(AzuriteFixture azurite) : JsonSourceContract
{
    private const string Denied =
        """
        {"errors":[{"message":"Access denied for orders field.","locations":[{"line":3,"column":3}],"extensions":{"code":"ACCESS_DENIED","requiredAccess":"`read_orders` access scope."},"path":["orders"]}],"data":null}
        """;

    private string options = """{"shop":"https://acme.myshopify.com/"}""";

    protected override string Type => "shopify";

    protected override string Recording => "Shopify";

    protected override int Posts => 5;

    protected override string? Secret => "shpat_a-token-of-shopify";

    protected override bool TellsEarlierDays => true;

    protected override IReadOnlyList<string> Indispensable => ["data", "orders", "nodes"];

    protected override Exchange EmptyPage => Answer([], null);

    protected override IEnumerable<(int Status, string Body, VendorErrorKind Kind)> Errors =>
    [
        (200, """{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],"extensions":{"cost":{"requestedQueryCost":252,"actualQueryCost":null,"throttleStatus":{"maximumAvailable":2000.0,"currentlyAvailable":2,"restoreRate":1.0}}}}""", VendorErrorKind.Throttled),
        (200, Denied, VendorErrorKind.PermissionMissing),
        (200, """{"errors":[{"message":"Query cost is 1200, which exceeds the single query max cost limit (1000).","extensions":{"code":"MAX_COST_EXCEEDED","cost":1200,"maxCost":1000}}]}""", VendorErrorKind.BadRequest),
        (200, """{"errors":[{"message":"Internal error.","extensions":{"code":"INTERNAL_SERVER_ERROR","requestId":"1"}}]}""", VendorErrorKind.Transient),
        (401, """{"errors":"[API] Invalid API key or access token (unrecognized login or wrong password)"}""", VendorErrorKind.Reauthorise),
        (404, """{"errors":"Not Found"}""", VendorErrorKind.BadRequest),
        (429, """{"errors":"Too many requests"}""", VendorErrorKind.Throttled),
    ];

    protected override IServiceCollection Configure(IServiceCollection services) => services.AddSingleton(azurite.NewAccount().Blobs);

    protected override string Options(Uri server) => options;

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) => [("SocialFunnel:Shopify:Address", server.ToString())];

    protected override (SourceSettings Settings, string Names) WrongSettings() => (Pulls.Settings("shopify", """{"shop":"shop.acme.example"}"""), "shop");

    protected override IEnumerable<string> Items(IEnumerable<Reading> readings) => readings.OfType<ConversionReading>().Select(order => order.ConversionId);

    protected override async Task Connect(IServiceProvider services)
    {
        foreach (var source in new[] { Type, "a-name-of-the-brand" })
        {
            await services.GetRequiredService<OAuthTokens>().Save("acme", source, new OAuthToken(Secret!, null), CancellationToken.None);
        }
    }

    protected override Exchange EndlessPage(int number)
    {
        var order = Server.Recording.Exchanges.First(exchange => exchange.Page == 1).Body!["data"]!["orders"]!["nodes"]![0]!.DeepClone();
        order["id"] = string.Create(CultureInfo.InvariantCulture, $"gid://shopify/Order/{number}");
        order["name"] = string.Create(CultureInfo.InvariantCulture, $"#{number}");
        order["createdAt"] = Time.Now.AddHours(-number - 24).ToString("O", CultureInfo.InvariantCulture);
        return Answer([order], number.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Orders_come_net_with_their_codes_and_the_shops_own_conversion()
    {
        var orders = await Orders(Pull());

        Assert.Equal(["#1001", "#1002", "#1004", "#1005", "#900"], orders.Keys);
        // 59.50 with 9.50 tax; the tax of shipping is none of the goods'.
        Assert.Equal((new Money(50m, "EUR"), null), (orders["#1005"].NetValue!.Value, orders["#1005"].ConvertedValue));
        Assert.Equal((new Money(100m, "USD"), new Money(93m, "EUR")), (orders["#1002"].NetValue!.Value, orders["#1002"].ConvertedValue!.Value));
        Assert.Equal(["LINKEDIN10"], orders["#1005"].DiscountCodes);
        // Half past midnight in Berlin.
        Assert.Equal(new DateOnly(2026, 11, 20), orders["#1004"].Day);
        Assert.Equal((true, false, null), (orders["#1005"].NewCustomer, orders["#1004"].NewCustomer, orders["#1002"].NewCustomer));
        Assert.Equal(["#1001"], orders.Values.Where(order => order.Cancelled).Select(order => order.ConversionId));
    }

    [Fact]
    public async Task Refunds_fall_on_their_own_day_also_those_of_an_old_order()
    {
        var orders = await Orders(Pull());

        Assert.Equal([new Refund(new(2026, 11, 20), 50m)], orders["#1004"].Refunds);
        Assert.Equal([new Refund(new(2026, 9, 1), 100m), new Refund(new(2026, 11, 20), 100m)], orders["#900"].Refunds);
        Assert.Equal(new DateOnly(2026, 8, 20), orders["#900"].Day);
    }

    [Fact]
    public async Task First_and_last_visit_are_touches_and_no_address_is_kept()
    {
        var touches = (await Build().All(Pull())).OfType<TouchReading>().OrderBy(touch => touch.At).ToList();

        Assert.Equal(["order:#1005", "order:#1004", "order:#1005"], touches.Select(touch => touch.JourneyId));
        Assert.Equal(("linkedin", "social", "launch", "www.linkedin.com", "li_fat_id"), (touches[0].UtmSource, touches[0].UtmMedium, touches[0].UtmCampaign, touches[0].ReferrerHost, touches[0].ClickId));
        Assert.Equal(("gclid", "www.google.com"), (touches[1].ClickId, touches[1].ReferrerHost));
        // A direct visit is a visit.
        Assert.Equal((null, null), (touches[2].ReferrerHost, touches[2].UtmSource));
        Assert.DoesNotContain(touches, touch => touch.ToString().Contains("launch?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Visits_that_are_not_worked_out_yet_are_named_and_leave_no_journey()
    {
        var context = Pull();
        var orders = await Orders(context);

        Assert.Null(orders["#1002"].JourneyId);
        Assert.Contains(context.Refusals.Notes, note => note.StartsWith("Of 1 orders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_asks_for_what_changed_in_the_window_and_for_pieces_of_history_up_to_their_end()
    {
        await Build().All(Pull());
        await Build().All(Pull() with { Window = new Window(new(2026, 10, 1), new(2026, 10, 14)) });

        Assert.Contains("\"filter\":\"updated_at:\\u003E=\\u00272026-10-25T23:00:00Z\\u0027\"", Server.Bodies.First(), StringComparison.Ordinal);
        Assert.Contains("AND updated_at:\\u003C\\u00272026-10-14T22:00:00Z", Server.Bodies.ElementAt(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_of_more_than_sixty_days_ago_need_a_scope_which_is_named()
    {
        var (near, far) = (Pull(), Night(400));
        await Build().All(near);
        await Build().All(far);

        Assert.DoesNotContain(near.Refusals.Notes, note => note.Contains("read_all_orders", StringComparison.Ordinal));
        Assert.Contains(far.Refusals.Notes, note => note.Contains("read_all_orders", StringComparison.Ordinal) && note.Contains("2026-09-24", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Points_that_are_used_up_come_back_within_seconds_which_are_waited_at_once()
    {
        var expected = await Build().All(Pull());
        var asked = 0;
        Server.Instead = async context =>
        {
            if (Interlocked.Increment(ref asked) is 1 or 3)
            {
                await Server.Send(context, new Exchange("", JsonNode.Parse("""{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],"extensions":{"cost":{"requestedQueryCost":600,"throttleStatus":{"maximumAvailable":2000,"currentlyAvailable":100,"restoreRate":100}}}}""")));
                return true;
            }

            return false;
        };

        Assert.Equal(expected, await Build().All(Pull()));
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task Fields_that_an_app_may_not_see_are_named_and_the_orders_still_come()
    {
        var answer = Server.Recording.Exchanges[0].Body!.DeepClone();
        foreach (var order in answer["data"]!["orders"]!["nodes"]!.AsArray())
        {
            order!["customer"] = null;
        }

        answer["errors"] = JsonNode.Parse("""[{"message":"This app is not approved to access the Customer object.","path":["orders","nodes",0,"customer"],"extensions":{"code":"ACCESS_DENIED"}},{"message":"This app is not approved to access the Customer object.","path":["orders","nodes",1,"customer"],"extensions":{"code":"ACCESS_DENIED"}}]""");
        Server.Recording = new Recording([Server.Recording.Exchanges[0] with { Body = answer }, Server.Recording.Exchanges[1]]);
        var context = Pull();

        var orders = await Orders(context);

        Assert.Null(orders["#1005"].CustomerKey);
        Assert.Single(context.Refusals.Notes, note => note.Contains("orders.nodes.customer: This app is not approved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_app_of_the_dashboard_trades_its_secret_for_a_token_when_the_old_one_has_run_out()
    {
        options = """{"shop":"acme","clientId":"the-app"}""";
        await Services.GetRequiredService<ISecretStore>().Save(new SecretName("acme", "shopify", ShopifySignIn.AppSecret), "the-secret-of-the-app", CancellationToken.None);
        await Services.GetRequiredService<OAuthTokens>().Save("acme", "shopify", new OAuthToken("old", Time.Now.AddMinutes(-1), "client-credentials"), CancellationToken.None);
        var traded = new List<string>();
        Server.Instead = async context =>
        {
            if (context.Request.Path != "/admin/oauth/access_token")
            {
                return false;
            }

            traded.Add(Server.Bodies.Last());
            await Server.Send(context, new Exchange("", JsonNode.Parse("""{"access_token":"shpat_a-token-of-shopify","scope":"read_orders","expires_in":86399}""")));
            return true;
        };

        Assert.Equal(5, (await Orders(Pull())).Count);

        Assert.Equal("grant_type=client_credentials&client_id=the-app&client_secret=the-secret-of-the-app", Assert.Single(traded));
        Assert.All(Server.Credentials, credential => Assert.Equal(Secret, credential));
    }

    private static Exchange Answer(IEnumerable<JsonNode> orders, string? next) => new("", new JsonObject
    {
        ["data"] = new JsonObject { ["orders"] = new JsonObject { ["pageInfo"] = new JsonObject { ["hasNextPage"] = next is not null, ["endCursor"] = next }, ["nodes"] = new JsonArray([.. orders]) } },
    });

    private async Task<SortedDictionary<string, ConversionReading>> Orders(PullContext context) =>
        new((await Build().All(context)).OfType<ConversionReading>().ToDictionary(order => order.ConversionId), StringComparer.Ordinal);

    [Fact]
    public async Task Connecting_an_app_of_the_dashboard_trades_its_secret_and_keeps_both()
    {
        Server.Instead = async context =>
        {
            if (context.Request.Path == "/admin/oauth/access_token")
            {
                await Server.Send(context, new Exchange("", JsonNode.Parse("""{"access_token":"shpat_of-today","scope":"read_orders","expires_in":86399}""")));
                return true;
            }

            return false;
        };

        var (settings, said) = await Connected("shop.acme.example", "acme.myshopify.com", "the-app", "the-secret-of-the-app");

        Assert.Equal("""{"shop":"acme","clientId":"the-app"}""", settings);
        Assert.Equal(Time.Now.AddSeconds(86399), (await Services.GetRequiredService<OAuthTokens>().Find("acme", "shop", CancellationToken.None))!.ExpiresAt);
        Assert.DoesNotContain("the-secret-of-the-app", said, StringComparison.Ordinal);
        Assert.Contains("not that of your own domain", said, StringComparison.Ordinal);
    }
}
