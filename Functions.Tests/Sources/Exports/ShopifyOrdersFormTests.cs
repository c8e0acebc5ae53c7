namespace SocialFunnel.Sources.Exports;

public sealed class ShopifyOrdersFormTests
{
    internal const string Header =
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,"
        + "Lineitem quantity,Lineitem name,Lineitem price,Billing Zip,Billing Phone,Notes,Note Attributes,Cancelled at,Payment Method,Refunded Amount,Vendor,Id,Tags,Source,Duties,Payment References";

    private static readonly (string, string)[] Paid =
        Order("#1002", "2026-04-06 21:52:39 -0400", "paid", ("Email", "Ann@Example.org"), ("Subtotal", "100.00"), ("Shipping", "10.00"), ("Taxes", "20.90"), ("Total", "130.90"), ("Source", "web"));

    [Fact]
    public async Task An_order_is_worth_what_is_left_without_tax_and_shipping_and_its_customer_is_a_hash()
    {
        var file = (await Read(Paid)).Clean();

        var order = Assert.Single(file.All<ConversionReading>());
        Assert.Equal(("#1002", new DateTimeOffset(2026, 4, 7, 1, 52, 39, TimeSpan.Zero), new DateOnly(2026, 4, 7)), (order.ConversionId, order.At, order.Day));
        Assert.Equal(new Money(100, "EUR"), order.NetValue);
        Assert.Equal(ExportsPull.Keys.KeyOf("acme", "ann@example.org"), order.CustomerKey);
        Assert.Equal((false, null, null), (order.Cancelled, order.JourneyId, order.ConvertedValue));
        Assert.Empty(file.All<TouchReading>());
        Assert.Equal(("Shopify orders", 1L), (file.Report.Form, file.Report.Rows));
    }

    [Fact]
    public async Task Rows_of_further_items_belong_to_the_order_above_and_add_nothing()
    {
        var file = (await Read(
            Paid,
            [("Name", "#1002"), ("Email", "ann@example.org"), ("Created at", "2026-04-06 21:52:39 -0400"), ("Lineitem quantity", "2"), ("Lineitem name", "Filter"), ("Lineitem price", "4.00"), ("Vendor", "V")],
            Order("#1001", "2026-04-01 08:00:00 +0200", "paid", ("Subtotal", "5"), ("Total", "5")))).Clean();

        Assert.Equal(["#1002", "#1001"], file.All<ConversionReading>().Select(order => order.ConversionId));
        Assert.Equal((3L, 135.9m, 105m), (file.Report.Rows, file.Report.Sums["Total"], file.Report.Sums["Subtotal"]));
    }

    [Fact]
    public async Task A_further_item_without_its_order_is_refused()
    {
        var file = await Read([("Name", "#1002"), ("Created at", "2026-04-06 21:52:39 -0400"), ("Lineitem name", "Filter")]);

        Assert.Equal((2L, "Name"), (Assert.Single(file.Report.Refused).Line, file.Report.Refused[0].Column));
        Assert.Empty(file.Readings);
    }

    [Fact]
    public async Task Tax_that_prices_include_is_taken_out_of_them()
    {
        var file = (await Read(Order("#1", "2026-04-01 08:00:00 +0200", "paid", ("Subtotal", "119.00"), ("Shipping", "11.90"), ("Taxes", "20.90"), ("Total", "130.90")))).Clean();

        Assert.Equal(100m, Assert.Single(file.All<ConversionReading>()).NetValue!.Value.Amount);
    }

    [Theory]
    [InlineData("pending", "", false, 0)]
    [InlineData("authorized", "", false, 0)]
    [InlineData("partially_paid", "", false, 0)]
    [InlineData("voided", "", true, 0)]
    [InlineData("expired", "", true, 0)]
    [InlineData("paid", "2026-04-02 08:00:00 +0200", true, 0)]
    [InlineData("partially_refunded", "", false, 50)]
    [InlineData("refunded", "", false, 100)]
    public async Task A_status_decides_whether_an_order_counts_and_a_refund_takes_the_same_part_of_the_net_value(string status, string cancelled, bool isCancelled, decimal refunded)
    {
        var file = (await Read(Order(
            "#1", "2026-04-01 08:00:00 +0200", status, ("Subtotal", "100"), ("Shipping", "10"), ("Taxes", "20.90"), ("Total", "130.90"), ("Cancelled at", cancelled),
            ("Refunded Amount", refunded == 50 ? "65.45" : "0.00")))).Clean();

        var order = Assert.Single(file.All<ConversionReading>());
        Assert.Equal((isCancelled, refunded), (order.Cancelled, order.Refunds.Sum(refund => refund.Amount)));
    }

    [Fact]
    public async Task Codes_tags_and_the_buyers_answer_are_read_from_notes_and_the_sales_channel_never_is()
    {
        var file = (await Read(Order(
            "#1", "2026-04-01 08:00:00 +0200", "paid", ("Subtotal", "5"), ("Total", "5"), ("Discount Code", "SPRING, INSTA5"), ("Source", "580111"), ("Notes", "call\nme"),
            ("Note Attributes", "gift: yes\nutm_source: linkedin\nutm_medium: social\nlanding_site: /?utm_source=other&li_fat_id=1\nHow did you hear about us?: a friend, ann@example.org")))).Clean();

        var (order, touch) = (Assert.Single(file.All<ConversionReading>()), Assert.Single(file.All<TouchReading>()));
        Assert.Equal(["SPRING", "INSTA5"], order.DiscountCodes);
        Assert.Equal("a friend, (e-mail)", order.SelfReported);
        Assert.Equal(("linkedin", "social", "li_fat_id", null), (touch.UtmSource, touch.UtmMedium, touch.ClickId, touch.ReferrerHost));
        Assert.Equal((order.JourneyId, order.At), (touch.JourneyId, touch.At));
    }

    [Fact]
    public async Task Sums_are_not_added_across_currencies()
    {
        var file = (await Read(
            Order("#2", "2026-04-02 08:00:00 +0200", "paid", ("Subtotal", "5"), ("Total", "5"), ("Currency", "USD")), Order("#1", "2026-04-01 08:00:00 +0200", "paid", ("Subtotal", "7"), ("Total", "7")))).Clean();

        Assert.Equal((5m, 7m), (file.Report.Sums["Total (USD)"], file.Report.Sums["Total (EUR)"]));
        Assert.False(file.Report.Sums.ContainsKey("Total"));
    }

    [Fact]
    public async Task A_refund_of_a_file_of_our_own_form_finds_its_order()
    {
        var files = new TextFiles().Add("shopify.csv", CsvLines.Of(Header, Paid)).Add("refunds.csv", "order_id,refunded_at,amount\n#1002,2026-04-20,40\n");

        var order = (await ExportsPull.Of(files)).Only<ConversionReading>();

        Assert.Equal(new Refund(new DateOnly(2026, 4, 20), 40), Assert.Single(order.Refunds));
    }

    internal static (string, string)[] Order(string name, string created, string status, params (string Column, string Value)[] more) =>
        [("Name", name), ("Financial Status", status), ("Created at", created), .. more.Any(cell => cell.Column == "Currency") ? [] : new[] { ("Currency", "EUR") }, .. more];

    private static Task<Imported> Read(params (string, string)[][] rows) => Imported.Of(CsvLines.Of(Header, rows));
}
