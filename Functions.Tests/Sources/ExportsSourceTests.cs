using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Sources;

public sealed class ExportsSourceTests : SourceContract
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);

    protected override ISource Build() => ExportsPull.Source(new TextFiles()
        .Add("daily.csv", "date,platform,followers,likes\n2026-11-21,digg,10,1\n2026-11-22,digg,11,2\n2026-11-23,digg,12,3\n")
        .Add("orders.csv", "order_id,ordered_at,net_value,utm_source,discount_codes\n#1,2026-11-20T10:00,20,digg,A B\n#2,2026-11-21T10:00,30,,\n")
        .Add("refunds.csv", "order_id,refunded_at,amount\n#1,2026-11-21,5\n"));

    protected override PullContext Pull() => Pulls.Night("exports", ExportsPull.Day);

    protected override (SourceSettings Settings, string Names) WrongSettings() => (Pulls.Settings("exports", """{ "flder": "x" }"""), "flder");

    [Fact]
    public async Task Without_a_file_there_is_nothing_to_read_and_a_note_says_where_to_put_one()
    {
        var pull = await ExportsPull.Of(new TextFiles());

        Assert.Empty(pull.Readings);
        Assert.Equal(0, pull.Refusals.Count);
        Assert.Contains("exports/acme", Assert.Single(pull.Refusals.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_is_as_old_as_its_file()
    {
        var pull = await ExportsPull.Of(new TextFiles().Add("a.csv", "date,platform,followers\n2026-11-01,digg,5\n", Monday));

        Assert.Equal(Monday, pull.Only<AudienceReading>().RetrievedAt);
    }

    [Fact]
    public async Task A_file_from_a_clock_that_runs_ahead_is_taken_for_now_and_noted()
    {
        var pull = await ExportsPull.Of(new TextFiles().Add("a.csv", "date,platform,followers\n2026-11-01,digg,5\n", Monday.AddYears(4)));

        Assert.Equal(Pull().RetrievedAt, pull.Only<AudienceReading>().RetrievedAt);
        Assert.Contains("future", Assert.Single(pull.Refusals.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_read_oldest_first_and_then_by_name()
    {
        var pull = await ExportsPull.Of(new TextFiles()
            .Add("c.csv", "date,platform,followers\n2026-11-01,digg,3\n", Tuesday)
            .Add("b.csv", "date,platform,followers\n2026-11-01,digg,2\n", Monday)
            .Add("a.csv", "date,platform,followers\n2026-11-01,digg,1\n", Tuesday));

        Assert.Equal([2m, 1m, 3m], pull.Readings.Cast<AudienceReading>().Select(reading => reading.Followers!.Value));
    }

    [Fact]
    public async Task Of_files_that_changed_at_once_the_last_by_name_is_the_newest()
    {
        var pull = await ExportsPull.Of(new TextFiles()
            .Add("2026-11.csv", "date,platform,followers\n2026-11-01,digg,2\n", Monday.AddTicks(5))
            .Add("2026-10.csv", "date,platform,followers\n2026-11-01,digg,9\n", Monday.AddTicks(5)));

        Assert.Equal([(9m, Monday), (2m, Monday.AddMilliseconds(1))], pull.Readings.Cast<AudienceReading>().Select(reading => (reading.Followers!.Value, reading.RetrievedAt)));
    }

    [Fact]
    public async Task Today_is_left_out_quietly_and_tomorrow_it_is_there()
    {
        var files = new TextFiles().Add("orders.csv", "order_id,ordered_at\n#1,2026-11-22T23:59:59\n#2,2026-11-23T00:00:00\n");

        var tonight = await ExportsPull.Of(files);
        var tomorrow = await ExportsPull.Of(files, day: ExportsPull.Day.AddDays(1));

        Assert.Equal("#1", tonight.Only<ConversionReading>().ConversionId);
        Assert.Equal(2, tomorrow.Readings.Count);
        Assert.Equal(0, tonight.Refusals.Count + tomorrow.Refusals.Count);
    }

    [Fact]
    public async Task The_past_is_read_whatever_the_window_asks()
    {
        var pull = await ExportsPull.Of("date,platform,followers", "2019-01-01,digg,5");

        Assert.Equal(new DateOnly(2019, 1, 1), pull.Only<AudienceReading>().Day);
    }

    [Fact]
    public async Task A_day_that_cannot_have_begun_is_refused()
    {
        var pull = await ExportsPull.Of("date,platform,followers", "2026-11-25,digg,5");

        pull.RefusesOnce("file.csv, line 2", "column date", "'2026-11-25'", "future");
    }

    [Fact]
    public async Task Good_rows_are_kept_beside_a_bad_one()
    {
        var pull = await ExportsPull.Of("date,platform,followers", "2026-11-01,digg,5", "2026-11-02,digg,five", "2026-11-03,digg,7");

        Assert.Equal(2, pull.Readings.Count);
        pull.RefusesOnce("line 3", "column followers", "'five'", "no number");
    }

    [Fact]
    public async Task A_file_of_no_known_form_is_refused_with_the_nearest_one()
    {
        var pull = await ExportsPull.Of("order_id,date,total", "1,2026-11-01,5", "2,2026-11-01,5");

        Assert.Empty(pull.Readings);
        pull.RefusesOnce("file.csv:", "'orders'", "lacks 'ordered_at'", "'date', 'total' would be ignored");
    }

    [Theory]
    [InlineData("date,platform", "it has none of 'followers'")]
    [InlineData("date,platform,likes,Likes", "'likes' stands in the header twice")]
    public async Task A_header_that_says_too_little_or_too_much_is_refused(string header, string problem) =>
        (await ExportsPull.Of(header, "2026-11-01,digg,1,2")).RefusesOnce(problem);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData(" ,, ")]
    public async Task An_empty_file_is_refused(string text) =>
        (await ExportsPull.Of(new TextFiles().Add("orders.csv", text))).RefusesOnce("orders.csv:", "is empty");

    [Fact]
    public async Task Unknown_columns_are_named_once_and_cost_no_row()
    {
        var pull = await ExportsPull.Of("date,platform,followers,mood,anna@example.org", "2026-11-01,digg,5,good,x", "2026-11-02,digg,6,bad,x");

        Assert.Equal(2, pull.Readings.Count);
        Assert.Equal(0, pull.Refusals.Count);
        var note = Assert.Single(pull.Refusals.Notes);
        Assert.Contains("'mood'", note, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_comes_twice_counts_once_and_one_that_contradicts_is_refused()
    {
        var pull = await ExportsPull.Of("date,platform,followers", "2026-11-01,digg,5", "2026-11-01,digg,5", "2026-11-01,digg,6");

        Assert.Equal(5, Assert.IsType<AudienceReading>(Assert.Single(pull.Readings)).Followers);
        pull.RefusesOnce("line 4", "as line 2", "leave one line");
        Assert.Contains("1 line repeats", Assert.Single(pull.Refusals.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_bad_rows_are_counted_and_the_first_are_kept_in_words()
    {
        var pull = await ExportsPull.Of(["date,platform,followers", .. Enumerable.Range(0, 10_000).Select(_ => "2026-11-01,digg,-1")]);

        Assert.Equal(10_000, pull.Refusals.Count);
        Assert.Equal(RefusalLog.Kept, pull.Refusals.Lines.Count);
    }
}
