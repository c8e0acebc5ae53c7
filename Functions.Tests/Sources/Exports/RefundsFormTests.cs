namespace SocialFunnel.Sources.Exports;

public sealed class RefundsFormTests
{
    private const string Orders = "order_id,ordered_at,net_value,refunded,refunded_at\n#1,2026-11-01,100,40,2026-11-02\n#2,2026-11-01,50,,\n";
    private static readonly DateTimeOffset Later = TextFiles.Usual.AddDays(1);

    private static Task<ExportsPull> Of(string refunds, string orders = Orders) =>
        ExportsPull.Of(new TextFiles().Add("orders.csv", orders).Add("refunds.csv", refunds, Later));

    [Fact]
    public async Task Refunds_of_their_own_file_belong_to_the_order_in_parts_and_replace_what_its_line_says()
    {
        var pull = await Of("order_id,refunded_at,amount\n#1,2026-11-05,30\n#1,2026-11-03,10.5\n");

        var orders = pull.Readings.Cast<ConversionReading>().ToDictionary(order => order.ConversionId);
        Assert.Empty(pull.Refusals.Lines);
        Assert.Equal([new Refund(new DateOnly(2026, 11, 3), 10.5m), new Refund(new DateOnly(2026, 11, 5), 30m)], orders["#1"].Refunds);
        Assert.Equal(Later, orders["#1"].RetrievedAt);
        Assert.Empty(orders["#2"].Refunds);
        Assert.Equal(TextFiles.Usual, orders["#2"].RetrievedAt);
    }

    [Fact]
    public async Task A_refund_after_the_window_is_part_of_its_order_so_that_unchanged_files_tell_the_same_every_night()
    {
        var files = new TextFiles().Add("orders.csv", Orders).Add("refunds.csv", "order_id,refunded_at,amount\n#1,2026-11-23,30\n");

        var tonight = await ExportsPull.Of(files);
        var tomorrow = await ExportsPull.Of(files, day: ExportsPull.Day.AddDays(1));

        Assert.Equal(tonight.Readings, tomorrow.Readings);
        var order = tonight.Readings.OfType<ConversionReading>().Single(order => order.ConversionId == "#1");
        Assert.Equal(100, order.NetOfRefunds(ExportsPull.Day.AddDays(-1))?.Amount);
        Assert.Equal(70, order.NetOfRefunds(ExportsPull.Day)?.Amount);
    }

    [Fact]
    public async Task The_same_refund_in_two_files_counts_once_and_the_newer_file_corrects_it()
    {
        var pull = await ExportsPull.Of(new TextFiles()
            .Add("orders.csv", Orders)
            .Add("november.csv", "order_id,refunded_at,amount\n#1,2026-11-05,30\n#1,2026-11-06,1\n", Later)
            .Add("year.csv", "order_id,refunded_at,amount\n#1,2026-11-05,20\n#1,2026-11-07,2\n", Later.AddDays(1)));

        Assert.Equal([20m, 1m, 2m], pull.Readings.OfType<ConversionReading>().Single(order => order.ConversionId == "#1").Refunds.Select(refund => refund.Amount));
    }

    [Fact]
    public async Task Two_refunds_of_one_moment_need_an_id_to_tell_them_apart()
    {
        var refused = await Of("order_id,refunded_at,amount\n#1,2026-11-05,30\n#1,2026-11-05,20\n");
        var told = await Of("order_id,refunded_at,amount,refund_id\n#1,2026-11-05,30,a\n#1,2026-11-05,20,b\n");

        refused.RefusesOnce("refunds.csv, line 3", "refund_id");
        Assert.Equal(50, told.Readings.Cast<ConversionReading>().First(order => order.ConversionId == "#1").Refunds.Sum(refund => refund.Amount));
    }

    [Theory]
    [InlineData("#9,2026-11-05,1", "column order_id", "no order in any file")]
    [InlineData("#1,2026-10-05,1", "column refunded_at", "before the order's day")]
    [InlineData("#1,2026-11-05,100.01", "column amount", "more than its net value")]
    [InlineData("#1,2026-11-05,-1", "column amount", "outside")]
    [InlineData("#1,2026-11-05,0", "column amount", "outside")]
    [InlineData("#1,2026-12-05,1", "column refunded_at", "future")]
    [InlineData("#1,,1", "column refunded_at", "empty")]
    public async Task A_refund_that_cannot_be_is_refused_and_the_order_stays(string row, string column, string problem)
    {
        var pull = await Of($"order_id,refunded_at,amount\n{row}\n");

        pull.RefusesOnce("refunds.csv, line 2", column, problem);
        Assert.Equal(2, pull.Readings.Count);
    }

    [Fact]
    public async Task The_last_file_about_an_order_wins_when_refunds_hold_it_back()
    {
        var pull = await ExportsPull.Of(new TextFiles()
            .Add("refunds.csv", "order_id,refunded_at,amount\n#1,2026-11-05,1\n", Later.AddDays(1))
            .Add("a.csv", Orders)
            .Add("b.csv", Orders.Replace("100", "90", StringComparison.Ordinal), Later));

        var order = Assert.Single(pull.Readings.OfType<ConversionReading>(), order => order.ConversionId == "#1");
        Assert.Equal(90, order.NetValue?.Amount);
        Assert.Equal(Later.AddDays(1), order.RetrievedAt);
    }
}
