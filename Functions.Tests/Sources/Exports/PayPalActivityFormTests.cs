namespace SocialFunnel.Sources.Exports;

public sealed class PayPalActivityFormTests
{
    private const string Header =
        "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Shipping and Handling Amount,Sales Tax,Reference Txn ID,Balance,Balance Impact";

    private static readonly (string, string)[] Sale = Row("T1", "27/04/2026", "23:30:00", "Express Checkout Payment", "119.00", ("Sales Tax", "19.00"), ("From Email Address", "ann@example.org"));

    [Fact]
    public async Task A_payment_that_was_received_is_a_sale_in_the_zone_that_it_names()
    {
        var order = Assert.Single((await Read(Sale)).Clean().All<ConversionReading>());

        Assert.Equal(("T1", new DateTimeOffset(2026, 4, 28, 6, 30, 0, TimeSpan.Zero), new DateOnly(2026, 4, 28)), (order.ConversionId, order.At, order.Day));
        Assert.Equal((new Money(100, "EUR"), ExportsPull.Keys.KeyOf("acme", "ann@example.org")), (order.NetValue!.Value, order.CustomerKey));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refund_takes_its_part_of_the_net_value_wherever_it_stands(bool first)
    {
        var refund = Row("R1", "28/04/2026", "10:00:00", "Payment Refund", "-59.50", ("Reference Txn ID", "T1"));

        var file = (await (first ? Read(refund, Sale) : Read(Sale, refund))).Clean();

        Assert.Equal(new Refund(new DateOnly(2026, 4, 28), 50), Assert.Single(Assert.Single(file.All<ConversionReading>()).Refunds));
    }

    [Fact]
    public async Task A_refund_finds_its_sale_in_another_file()
    {
        var files = new TextFiles().Add("april.csv", CsvLines.Of(Header, Sale)).Add("may.csv", CsvLines.Of(Header, Row("R1", "28/05/2026", "10:00:00", "Payment Refund", "-119.00", ("Reference Txn ID", "T1"))));

        var order = (await ExportsPull.Of(files)).Only<ConversionReading>();

        Assert.Equal(new Refund(new DateOnly(2026, 5, 28), 100), Assert.Single(order.Refunds));
    }

    [Theory]
    [InlineData("General Currency Conversion", "50.00", "Completed", "Credit")]
    [InlineData("General Withdrawal", "-50.00", "Completed", "Debit")]
    [InlineData("Reversal of General Account Hold", "50.00", "Completed", "Credit")]
    [InlineData("Payment Reversal", "50.00", "Completed", "Credit")]
    [InlineData("Express Checkout Payment", "-50.00", "Completed", "Debit")]
    [InlineData("Express Checkout Payment", "50.00", "Pending", "Memo")]
    [InlineData("General Authorization", "50.00", "Completed", "Memo")]
    public async Task Other_movements_are_read_and_are_no_sales(string type, string gross, string status, string impact)
    {
        var file = (await Read(Row("T9", "27/04/2026", "10:00:00", type, gross, ("Status", status), ("Balance Impact", impact)))).Clean();

        Assert.Equal((1L, 0), (file.Report.Rows, file.Readings.Count));
    }

    [Fact]
    public async Task Thousands_of_dollars_and_half_a_day_are_read_as_americans_write_them()
    {
        var file = await Read(Row("T1", "04/27/2026", "11:30:00 PM", "Website Payment", "1,190.00", ("Currency", "USD"), ("Sales Tax", "0.00"), ("TimeZone", "America/Los_Angeles")));

        var order = Assert.Single(file.Clean().All<ConversionReading>());
        Assert.Equal((new DateTimeOffset(2026, 4, 28, 6, 30, 0, TimeSpan.Zero), new Money(1_190, "USD")), (order.At, order.NetValue!.Value));
    }

    [Fact]
    public async Task The_short_form_has_no_ids_and_its_refunds_belong_to_nobody()
    {
        const string text = "\"Date\",\"Time\",\"TimeZone\",\"Name\",\"Type\",\"Status\",\"Currency\",\"Amount\",\"Receipt ID\",\"Balance\"\n"
            + "\"27/04/2026\",\"10:00:00\",\"CEST\",\"Ann\",\"Mobile Payment\",\"Completed\",\"EUR\",\"20.00\",\"\",\"20.00\"\n"
            + "\"28/04/2026\",\"10:00:00\",\"CEST\",\"Ann\",\"Payment Refund\",\"Completed\",\"EUR\",\"-20.00\",\"\",\"0.00\"\n";

        var file = (await Imported.Of("\uFEFF" + text)).Clean();

        var order = Assert.Single(file.All<ConversionReading>());
        Assert.Equal(("2026-04-27T08:00:00Z/20EUR", 0), (order.ConversionId, order.Refunds.Count));
        Assert.Contains(file.Report.Notes, note => note.Contains("1 refund", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_zone_that_means_several_is_not_guessed_in_silence()
    {
        var file = (await Read(Row("T1", "27/04/2026", "10:00:00", "Website Payment", "20.00", ("TimeZone", "CST")))).Clean();

        Assert.Equal(new DateTimeOffset(2026, 4, 27, 8, 0, 0, TimeSpan.Zero), Assert.Single(file.All<ConversionReading>()).At);
        Assert.Contains(file.Report.Notes, note => note.Contains("'CST'", StringComparison.Ordinal));
    }

    private static (string, string)[] Row(string id, string day, string time, string type, string gross, params (string Column, string Value)[] more) =>
    [
        ("Transaction ID", id), ("Date", day), ("Time", time), ("Type", type), ("Gross", gross),
        .. new[] { ("TimeZone", "PDT"), ("Status", "Completed"), ("Currency", "EUR"), ("Balance Impact", "Credit") }.Where(usual => more.All(cell => cell.Column != usual.Item1)), .. more,
    ];

    private static Task<Imported> Read(params (string, string)[][] rows) => Imported.Of(CsvLines.Of(Header, rows));
}
