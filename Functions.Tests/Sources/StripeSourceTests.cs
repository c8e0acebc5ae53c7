using System.Globalization;
using System.Text.Json.Nodes;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

public sealed class StripeSourceTests : JsonSourceContract
{
    private string options = "{}";

    protected override string Type => "stripe";

    protected override string Recording => "Stripe";

    protected override int Posts => 3;

    protected override string? Secret => "rk_live_a-key-of-stripe";

    protected override bool TellsEarlierDays => true;

    protected override IReadOnlyList<string> Moments => ["created"];

    protected override Exchange EmptyPage => new("", JsonNode.Parse("""{"object":"list","data":[],"has_more":false}"""));

    protected override IEnumerable<(int Status, string Body, VendorErrorKind Kind)> Errors =>
    [
        (401, """{"error":{"message":"Invalid API Key provided: rk_live_****","type":"invalid_request_error"}}""", VendorErrorKind.Reauthorise),
        (401, """{"error":{"code":"api_key_expired","message":"Expired API Key provided","type":"invalid_request_error"}}""", VendorErrorKind.Reauthorise),
        (403, """{"error":{"message":"The provided key does not have the required permissions. Having the 'rak_charge_read' permission would allow this request to continue.","type":"invalid_request_error"}}""", VendorErrorKind.PermissionMissing),
        (400, """{"error":{"code":"parameter_unknown","message":"Received unknown parameter: creatd","param":"creatd","type":"invalid_request_error"}}""", VendorErrorKind.BadRequest),
        (429, """{"error":{"code":"rate_limit","message":"Request rate limit exceeded.","type":"invalid_request_error"}}""", VendorErrorKind.Throttled),
        (429, """{"error":{"code":"lock_timeout","message":"This object cannot be accessed right now","type":"invalid_request_error"}}""", VendorErrorKind.Throttled),
        (500, """{"error":{"message":"Something went wrong on our end","type":"api_error"}}""", VendorErrorKind.Transient),
    ];

    protected override string Options(Uri server) => options;

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) => [("SocialFunnel:Stripe:Address", server.ToString())];

    protected override (SourceSettings Settings, string Names) WrongSettings() => (Pulls.Settings("stripe", """{"testMode":"yes"}"""), "testMode");

    // Those that were refunded come by their refunds, too.
    protected override IEnumerable<string> Items(IEnumerable<Reading> readings) =>
        readings.OfType<ConversionReading>().Select(payment => payment.ConversionId).Where(id => id is not ("ch_4" or "ch_90"));

    protected override async Task Connect(IServiceProvider services)
    {
        foreach (var source in new[] { Type, "a-name-of-the-brand" })
        {
            await services.GetRequiredService<ISecretStore>().Save(new SecretName("acme", source, StripeSource.KeySecret), Secret!, CancellationToken.None);
        }
    }

    protected override Exchange EndlessPage(int number)
    {
        var charge = Server.Recording.Exchanges.First(exchange => exchange.Page == 1).Body!["data"]![0]!.DeepClone();
        charge["id"] = string.Create(CultureInfo.InvariantCulture, $"ch_n{number}");
        charge["created"] = Time.Now.AddHours(-number - 24).ToUnixTimeSeconds();
        return new Exchange("", new JsonObject { ["data"] = new JsonArray(charge), ["has_more"] = true });
    }

    [Fact]
    public async Task Payments_come_without_tax_and_shipping_in_their_own_currency()
    {
        var context = Pull();
        var payments = await Payments(context);

        Assert.Equal(["ch_1", "ch_2", "ch_4", "ch_5", "ch_90"], payments.Keys);
        // 65.45 less 10.45 tax and 5.95 shipping; yen have no cents and dinars a thousand fils.
        Assert.Equal([new Money(49.05m, "EUR"), new Money(100m, "EUR"), new Money(1500m, "JPY"), new Money(12.345m, "KWD")], new[] { "ch_5", "ch_4", "ch_2", "ch_1" }.Select(id => payments[id].NetValue!.Value));
        // Half past midnight in Berlin.
        Assert.Equal(new DateOnly(2026, 11, 20), payments["ch_4"].Day);
        Assert.Contains(context.Refusals.Notes, note => note.StartsWith("2 payments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refunds_fall_on_their_own_day_and_an_old_payment_comes_again_whole()
    {
        var payments = await Payments(Pull());

        Assert.Equal([new Refund(new(2026, 11, 20), 50m)], payments["ch_4"].Refunds);
        Assert.Equal([new Refund(new(2026, 9, 1), 100m), new Refund(new(2026, 11, 20), 100m)], payments["ch_90"].Refunds);
        Assert.Equal((new DateOnly(2026, 8, 20), new Money(200m, "EUR"), "visitor-1"), (payments["ch_90"].Day, payments["ch_90"].NetValue!.Value, payments["ch_90"].JourneyId));
    }

    [Fact]
    public async Task A_subscription_that_is_refunded_late_keeps_the_journey_of_its_session()
    {
        var charge = Server.Recording.Exchanges.First(exchange => exchange.Path == "/v1/charges/ch_90").Body!;
        (charge["invoice"], charge["customer"]) = ("in_90", "cus_90");
        var found = Server.Recording.Exchanges.First(exchange => exchange.Query.GetValueOrDefault("payment_intent") == "pi_90").Body!.DeepClone();
        (found["data"]![0]!["payment_intent"], found["data"]![0]!["invoice"]) = (null, "in_90");
        Server.Instead = async context =>
        {
            var isAsked = context.Request.Query["customer"] == "cus_90";
            if (isAsked)
            {
                await Server.Send(context, new Exchange("", found));
            }

            return isAsked;
        };

        Assert.Equal((new Money(200m, "EUR"), "visitor-1"), await Payments(Pull()) is { } payments ? (payments["ch_90"].NetValue!.Value, payments["ch_90"].JourneyId) : default);
    }

    [Fact]
    public async Task Tags_of_the_shop_become_touches_of_the_journey()
    {
        var readings = await Build().All(Pull());
        var payments = readings.OfType<ConversionReading>().ToDictionary(payment => payment.ConversionId);
        var touches = readings.OfType<TouchReading>().ToDictionary(touch => touch.JourneyId);

        Assert.Equal(("visitor-7", null, "order:ch_1"), (payments["ch_5"].JourneyId, payments["ch_4"].JourneyId, payments["ch_1"].JourneyId));
        Assert.Equal(("linkedin", "social", "launch", "www.linkedin.com"), (touches["visitor-7"].UtmSource, touches["visitor-7"].UtmMedium, touches["visitor-7"].UtmCampaign, touches["visitor-7"].ReferrerHost));
        Assert.Equal("x", touches["order:ch_1"].UtmSource);
    }

    [Fact]
    public async Task Customers_are_hashes()
    {
        var payments = await Payments(Pull());

        Assert.All(payments.Values, payment => Assert.Matches("^[0-9a-f]{32}$", payment.CustomerKey!));
        Assert.DoesNotContain(payments.Values, payment => payment.ToString().Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Payments_of_a_test_are_left_out_unless_they_are_asked_for()
    {
        options = """{"testMode":true}""";

        Assert.Equal(["ch_0"], (await Payments(Pull())).Keys);
    }

    [Fact]
    public async Task A_key_that_may_not_read_checkout_still_reads_payments_and_the_gap_is_named()
    {
        Server.Instead = async context =>
        {
            if (context.Request.Path == "/v1/checkout/sessions")
            {
                await Server.Send(context, new Exchange("", JsonNode.Parse("""{"error":{"message":"Having the 'rak_checkout_session_read' permission would allow this request to continue."}}""")) { Status = 403 });
                return true;
            }

            return false;
        };
        var context = Pull();

        var payments = await Payments(context);

        Assert.Equal(65.45m, payments["ch_5"].NetValue!.Value.Amount);
        Assert.Contains(context.Refusals.Notes, note => note.Contains("rak_checkout_session_read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_request_states_the_version()
    {
        var versions = new List<string>();
        Server.Instead = context =>
        {
            versions.Add(context.Request.Headers["Stripe-Version"].ToString());
            return Task.FromResult(false);
        };

        await Build().All(Pull());

        Assert.Equal("2024-06-20", Assert.Single(versions.Distinct()));
    }

    private async Task<SortedDictionary<string, ConversionReading>> Payments(PullContext context) =>
        new((await Build().All(context)).OfType<ConversionReading>().ToDictionary(payment => payment.ConversionId), StringComparer.Ordinal);

    [Fact]
    public async Task Connecting_tries_the_key_and_keeps_it_in_the_secret_store_only()
    {
        var (settings, said) = await Connected("rk_test_pasted-by-a-person");

        Assert.Equal("""{"testMode":true}""", settings);
        Assert.Equal("rk_test_pasted-by-a-person", await Services.GetRequiredService<ISecretStore>().Find(new SecretName("acme", "shop", StripeSource.KeySecret), CancellationToken.None));
        Assert.DoesNotContain("rk_test_", said, StringComparison.Ordinal);
        Assert.Contains("Bearer rk_test_pasted-by-a-person", Server.Credentials);
    }
}
