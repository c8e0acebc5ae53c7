namespace SocialFunnel.Sources.Exports;

public sealed class StripePaymentsFormTests
{
    private const string Header =
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Fee,Mode,PaymentIntent ID,Refunded date (UTC),Status,Taxes On Fee,"
        + "Customer ID,Customer Email,Disputed Amount,Dispute Status,Dispute Date (UTC),UTM Campaign,UTM Medium,UTM Source,utm_source (metadata),order_id (metadata)";

    [Fact]
    public async Task A_payment_has_its_own_currency_and_the_shops_conversion_where_that_is_the_brands()
    {
        var file = await Read(Payment("ch_2", "2024-06-07 22:38:54", "15.00", "usd", ("Converted Amount", "13.80"), ("Converted Currency", "eur"), ("UTM Source", "linkedin"), ("UTM Medium", "social")),
            Payment("ch_1", "2024-06-06 12:00:00", "9.00", "eur", ("Converted Amount", "350.06"), ("Converted Currency", "thb"), ("utm_source (metadata)", "x")));

        var (dollars, euro) = (file.All<ConversionReading>()[0], file.All<ConversionReading>()[1]);
        Assert.Equal((new DateOnly(2024, 6, 8), new Money(15, "USD"), (Money?)new Money(13.80m, "EUR")), (dollars.Day, dollars.NetValue!.Value, dollars.ConvertedValue));
        Assert.Equal((new Money(9, "EUR"), (Money?)null), (euro.NetValue!.Value, euro.ConvertedValue));
        Assert.Equal(["linkedin", "x"], file.All<TouchReading>().Select(touch => touch.UtmSource!));
        Assert.Equal((15m, 9m), (file.Report.Sums["Amount (usd)"], file.Report.Sums["Amount (eur)"]));
        Assert.Contains(file.Report.Notes, note => note.Contains("tax and shipping", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id,Amount,Created (UTC),Currency,Livemode,Arrival Date (UTC),Source Type,Destination,Status,Type,Method\npo_1,1234.50,2024-06-06 12:00:00,eur,true,2024-06-08 00:00:00,card,ba_1,paid,bank_account,standard\n")]
    [InlineData("id,created,amount,currency,status\nre_1,2024-06-06 12:00:00,5.00,eur,succeeded\n")]
    public async Task Payouts_and_other_lists_of_amounts_are_no_sales(string text)
    {
        var file = await Imported.Of(text);

        Assert.Null(file.Report.Form);
        Assert.Empty(file.Readings);
    }

    [Theory]
    [InlineData("Failed", "true", "Live")]
    [InlineData("requires_payment_method", "false", "Live")]
    [InlineData("Paid", "false", "Live")]
    [InlineData("Paid", "true", "Test")]
    public async Task What_brought_no_money_is_read_and_not_stored(string status, string captured, string mode)
    {
        var file = await Read(Payment("ch_1", "2024-06-06 12:00:00", "9.00", "eur", ("Status", status), ("Captured", captured), ("Mode", mode)));

        Assert.Equal((1L, 0), (file.Clean().Report.Rows, file.Readings.Count));
    }

    [Fact]
    public async Task A_refund_has_its_own_day_and_a_lost_dispute_is_one()
    {
        var file = (await Read(
            Payment("ch_2", "2024-06-06 12:00:00", "9.00", "eur", ("Amount Refunded", "4.00"), ("Refunded date (UTC)", "2024-06-09 23:30:00"), ("Status", "Refunded")),
            Payment("ch_1", "2024-06-05 12:00:00", "9.00", "eur", ("Disputed Amount", "9.00"), ("Dispute Status", "lost"), ("Dispute Date (UTC)", "2024-06-20 08:00:00")))).Clean();

        Assert.Equal([new Refund(new DateOnly(2024, 6, 10), 4), new Refund(new DateOnly(2024, 6, 20), 9)], file.All<ConversionReading>().SelectMany(payment => payment.Refunds));
    }

    [Fact]
    public async Task Few_columns_saved_again_by_a_spreadsheet_are_the_same_form()
    {
        const string text = "Created date (UTC);Amount;Currency;Captured;Converted Amount;Converted Currency;Fee;Payment Source Type;Status;Taxes On Fee;Customer ID;Invoice Number\r\n"
            + "2024-06-07 02:38:54;15.00;usd;TRUE;534.80;thb;35.40;card;Paid;2.48;cus_1;INV1-0005\r\n2024-05-28 18:52:46;2350.00;mxn;TRUE;5013.06;thb;248.12;card;Paid;17.37;;";

        var file = (await Imported.Of(text)).Clean();

        Assert.Equal("Stripe payments", file.Report.Form);
        Assert.Equal(["INV1-0005", "2024-05-28T18:52:46Z/2350MXN/"], file.All<ConversionReading>().Select(payment => payment.ConversionId));
        Assert.Null(file.All<ConversionReading>()[1].CustomerKey);
    }

    [Fact]
    public async Task Payments_beside_orders_are_asked_about_and_count_only_when_they_are_sales_of_their_own()
    {
        var payment = CsvLines.Of(Header, Payment("ch_1", "2026-04-06 12:00:00", "9.00", "eur"));
        var orders = CsvLines.Of(ShopifyOrdersFormTests.Header, ShopifyOrdersFormTests.Order("#1", "2026-04-06 14:00:00 +0200", "paid", ("Subtotal", "9"), ("Total", "9")));
        var files = new TextFiles().Add("orders.csv", orders).Add("stripe.csv", payment);

        var asked = await ExportsPull.Of(files);
        var same = await ExportsPull.Of(files, options: """{ "files": { "stripe.csv": { "sales": "same" } } }""");
        var own = await ExportsPull.Of(files, options: """{ "files": { "stripe.csv": { "sales": "own" } } }""");
        var alone = await ExportsPull.Of(new TextFiles().Add("stripe.csv", payment));

        Assert.Equal(["#1"], asked.Readings.Cast<ConversionReading>().Select(order => order.ConversionId));
        Assert.Contains(asked.Refusals.Notes, note => note.Contains("Shopify orders", StringComparison.Ordinal) && note.Contains("--sales", StringComparison.Ordinal));
        Assert.Equal(["#1"], same.Readings.Cast<ConversionReading>().Select(order => order.ConversionId));
        Assert.Equal(["#1", "ch_1"], own.Readings.Cast<ConversionReading>().Select(order => order.ConversionId));
        Assert.Equal("ch_1", alone.Only<ConversionReading>().ConversionId);
        Assert.Contains(alone.Refusals.Notes, note => note.Contains("counts twice", StringComparison.Ordinal));
    }

    private static (string, string)[] Payment(string id, string created, string amount, string currency, params (string Column, string Value)[] more) =>
        [("id", id), ("Created date (UTC)", created), ("Amount", amount), ("Currency", currency), .. new[] { ("Status", "Paid"), ("Captured", "true") }.Where(usual => more.All(cell => cell.Column != usual.Item1)), .. more];

    private static Task<Imported> Read(params (string, string)[][] rows) => Imported.Of(CsvLines.Of(Header, rows));
}
