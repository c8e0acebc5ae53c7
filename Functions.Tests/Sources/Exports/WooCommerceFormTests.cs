namespace SocialFunnel.Sources.Exports;

public sealed class WooCommerceFormTests
{
    private const string Header =
        "order_id,order_number,order_date,status,shipping_total,tax_total,order_total,refunded_total,order_currency,coupon_items,customer_id,billing_email,item_name,meta:_wc_order_attribution_source_type,"
        + "meta:_wc_order_attribution_utm_source,meta:_wc_order_attribution_utm_medium,meta:_wc_order_attribution_referrer,meta:_wc_order_attribution_session_entry";

    [Fact]
    public async Task An_order_has_its_net_value_its_codes_and_the_visit_that_led_to_it()
    {
        var file = (await Read(Order(
            "17", "completed", ("coupon_items", "code:SPRING|description:|amount:5.00"), ("billing_email", "ann@example.org"), ("meta:_wc_order_attribution_source_type", "utm"),
            ("meta:_wc_order_attribution_utm_source", "linkedin"), ("meta:_wc_order_attribution_utm_medium", "social"), ("meta:_wc_order_attribution_referrer", "https://www.linkedin.com/")))).Clean();

        var (order, touch) = (Assert.Single(file.All<ConversionReading>()), Assert.Single(file.All<TouchReading>()));
        Assert.Equal(("17", new Money(100, "EUR"), new DateOnly(2026, 4, 1)), (order.ConversionId, order.NetValue!.Value, order.Day));
        Assert.Equal("SPRING", Assert.Single(order.DiscountCodes));
        Assert.Equal(ExportsPull.Keys.KeyOf("acme", "ann@example.org"), order.CustomerKey);
        Assert.Equal(("linkedin", "social", "www.linkedin.com"), (touch.UtmSource, touch.UtmMedium, touch.ReferrerHost));
    }

    [Fact]
    public async Task A_typed_address_and_an_order_that_the_shop_entered_have_no_origin()
    {
        var file = (await Read(
            Order("17", "completed", ("meta:_wc_order_attribution_source_type", "typein"), ("meta:_wc_order_attribution_utm_source", "(direct)")),
            Order("18", "completed", ("meta:_wc_order_attribution_source_type", "admin")))).Clean();

        Assert.Empty(file.All<TouchReading>());
        Assert.Equal(2, file.All<ConversionReading>().Count);
    }

    [Theory]
    [InlineData("wc-processing", "", false, 0)]
    [InlineData("on-hold", "", false, 0)]
    [InlineData("pending", "", true, 0)]
    [InlineData("Cancelled", "", true, 0)]
    [InlineData("failed", "", true, 0)]
    [InlineData("refunded", "", false, 100)]
    [InlineData("completed", "-65.45", false, 50)]
    public async Task A_status_decides_whether_an_order_counts(string status, string refunded, bool cancelled, decimal given)
    {
        var order = Assert.Single((await Read(Order("17", status, ("refunded_total", refunded)))).Clean().All<ConversionReading>());

        Assert.Equal((cancelled, given), (order.Cancelled, order.Refunds.Sum(refund => refund.Amount)));
    }

    [Fact]
    public async Task A_row_for_each_item_counts_its_order_once()
    {
        var file = (await Read(Order("17", "completed", ("item_name", "Coffee")), Order("17", "completed", ("item_name", "Filter")))).Clean();

        Assert.Single(file.All<ConversionReading>());
    }

    [Fact]
    public async Task Its_own_analytics_page_tells_net_sales_and_the_origin_as_a_word()
    {
        const string text = "Date,\"Order #\",\"N. Revenue (formatted)\",Status,Customer,\"Customer type\",Product(s),\"Items sold\",Coupon(s),\"Net Sales\",Attribution\n"
            + "\"2026-04-03 10:00:00\",21,€30,completed,\"Ann A\",new,\"1× Coffee\",1,\"A, B\",30,\"Source: Linkedin\"\n"
            + "\"2026-04-02 10:00:00\",20,€20,completed,\"Bob B\",returning,\"1× Coffee\",1,,20,\"Referral: t.co\"\n"
            + "\"2026-04-01 10:00:00\",19,€10,cancelled,,,\"1× Coffee\",1,,10,Direct\n";

        var file = (await Imported.Of(text)).Clean();

        var orders = file.All<ConversionReading>();
        Assert.Equal("WooCommerce Analytics orders", file.Report.Form);
        Assert.Equal([30m, 20m, 10m], orders.Select(order => order.NetValue!.Value.Amount));
        Assert.Equal([true, false, null], orders.Select(order => order.NewCustomer));
        Assert.Equal([false, false, true], orders.Select(order => order.Cancelled));
        Assert.Equal(["A", "B"], orders[0].DiscountCodes);
        Assert.All(orders, order => Assert.Null(order.CustomerKey));
        Assert.Equal([("linkedin", null), (null, "t.co")], file.All<TouchReading>().Select(touch => (touch.UtmSource, touch.ReferrerHost)));
        Assert.Contains(file.Report.Notes, note => note.Contains("names no currency", StringComparison.Ordinal) && note.Contains("--currency", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_currency_that_no_column_names_can_be_said()
    {
        const string text = "order_id,order_date,status,order_total\n17,2026-04-01 10:00:00,completed,10.00\n";

        var file = await Imported.Of(text, ("currency", "usd"));

        Assert.Equal(new Money(10, "USD"), Assert.Single(file.All<ConversionReading>()).NetValue);
    }

    private static (string, string)[] Order(string id, string status, params (string, string)[] more) =>
    [
        ("order_id", id), ("order_number", id), ("order_date", "2026-04-01 10:00:00"), ("status", status), ("shipping_total", "10.00"), ("tax_total", "20.90"), ("order_total", "130.90"),
        ("order_currency", "EUR"), .. more,
    ];

    private static Task<Imported> Read(params (string, string)[][] rows) => Imported.Of(CsvLines.Of(Header, rows));
}
