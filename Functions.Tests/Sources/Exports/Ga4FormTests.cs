namespace SocialFunnel.Sources.Exports;

public sealed class Ga4FormTests
{
    private const string Dashes = "# ----------------------------------------";

    [Fact]
    public async Task Campaigns_are_summed_up_by_day_source_and_medium_and_the_grand_total_is_left_out()
    {
        var file = (await Read(
            "Date,Session source / medium,Session campaign,Sessions,Ecommerce purchases,Purchase revenue",
            ",,,40,6,200.00,Grand total",
            "20260403,linkedin.com / referral,(not set),20,4,120.50",
            "20260402,linkedin.com / referral,(not set),10,1,40.50",
            "20260402,linkedin.com / referral,spring\u00A0sale,5,1,20",
            "20260402,(direct) / (none),(not set),5,0,19")).Clean();

        Assert.Equal(("GA4 traffic by source", 4L, "2026-04-02", "2026-04-03"), (file.Report.Form, file.Report.Rows, file.Report.From, file.Report.To));
        Assert.Equal((40m, 6m, 200m), (file.Report.Sums["Sessions"], file.Report.Sums["Ecommerce purchases"], file.Report.Sums["Purchase revenue"]));
        Assert.Equal(6, Assert.Single(Assert.Single(file.Report.Tables).Excluded).Values["Ecommerce purchases"]);
        Assert.Equal(
            [(2, "(direct)", "(none)", 5m, 0m, 19m), (2, "linkedin.com", "referral", 15m, 2m, 60.5m), (3, "linkedin.com", "referral", 20m, 4m, 120.5m)],
            file.All<ConversionDayReading>().Select(sum => (sum.Day.Day, sum.TrafficSource, sum.Medium!, sum.Sessions!.Value, sum.Conversions!.Value, sum.Value!.Value.Amount)));
    }

    [Fact]
    public async Task Several_reports_in_one_file_are_told_apart_and_those_without_sources_are_not_stored()
    {
        var file = (await Imported.Of(string.Join("\r\n", [
            .. Above("Reports snapshot", "20260401", "20260430"), "Nth day,Active users", "0000,10", "0001,12", "",
            .. Above("Traffic acquisition", "20260401", "20260430"), "Nth day,Session source,Session medium,Sessions,Key events", "0029,t.co,referral,3,1", "",
            .. Above("Countries", "20260401", "20260430"), "Country,Active users", "Germany,22"]))).Clean();

        Assert.Equal(["Reports snapshot", "Traffic acquisition", "Countries"], file.Report.Tables.Select(table => table.Table));
        Assert.Equal(["GA4 report", "GA4 traffic by source", "GA4 report"], file.Report.Tables.Select(table => table.Form));
        var sum = Assert.Single(file.All<ConversionDayReading>());
        Assert.Equal((new DateOnly(2026, 4, 30), "t.co", "referral", 1m, null), (sum.Day, sum.TrafficSource, sum.Medium, sum.Conversions, sum.Value));
        Assert.Equal(2, file.Report.Notes.Count(note => note.Contains("nothing is stored", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Weeks_get_their_year_from_the_lines_above_and_stand_on_their_last_day()
    {
        var file = (await Imported.Of(string.Join('\n', [.. Above("Weekly", "20251214", "20260110"), "Week,Session source / medium,Sessions", "2,x / social,7", "51,x / social,5", "53,x / social,6"]))).Clean();

        Assert.Equal([new DateOnly(2025, 12, 20), new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 10)], file.All<ConversionDayReading>().Select(sum => sum.Day));
    }

    [Fact]
    public async Task Weeks_without_those_lines_are_asked_about()
    {
        const string text = "Week,Session source / medium,Sessions\n2,x / social,7\n";

        var asked = await Imported.Of(text);
        var said = (await Imported.Of(text, ("year", "2026"))).Clean();

        Assert.Contains("--year", Assert.Single(asked.Report.Asks), StringComparison.Ordinal);
        Assert.Equal((1L, 0), (asked.Report.Rows, asked.Readings.Count));
        Assert.Equal(new DateOnly(2026, 1, 10), Assert.Single(said.All<ConversionDayReading>()).Day);
    }

    [Fact]
    public async Task Numbers_of_many_days_together_cannot_be_placed_and_those_of_one_day_can()
    {
        string[] rows = ["Session source / medium,Sessions,Conversions", "linkedin / social,7,2"];

        var many = await Imported.Of(string.Join('\n', [.. Above("Traffic", "20260401", "20260430"), .. rows]));
        var one = (await Imported.Of(string.Join('\n', [.. Above("Traffic", "20260401", "20260401"), .. rows]))).Clean();

        Assert.Contains("2026-04-01 to 2026-04-30", Assert.Single(many.Report.Asks), StringComparison.Ordinal);
        Assert.Empty(many.Readings);
        Assert.Equal(new DateOnly(2026, 4, 1), Assert.Single(one.All<ConversionDayReading>()).Day);
    }

    [Fact]
    public async Task The_same_day_source_and_campaign_twice_with_other_numbers_is_refused()
    {
        var file = await Read("Date,Session source / medium,Session campaign,Sessions", "20260402,x / social,a,1", "20260402,x / social,a,2", "20260402,x / social,b,3");

        Assert.Contains("says something else", Assert.Single(file.Report.Refused).Reason, StringComparison.Ordinal);
        Assert.Equal(4, Assert.Single(file.All<ConversionDayReading>()).Sessions);
    }

    [Fact]
    public async Task Days_of_universal_analytics_are_sums_of_all_traffic_without_the_last_row()
    {
        var file = (await Imported.Of("Day Index,Transactions,Revenue\n5/1/2023,2,40.5\n5/2/2023,0,0\n,2,40.5\n", ("currency", "USD"))).Clean();

        var days = file.All<ConversionDayReading>();
        Assert.Equal([(1, 2m, 40.5m), (2, 0m, 0m)], days.Select(day => (day.Day.Day, day.Conversions!.Value, day.Value!.Value.Amount)));
        Assert.All(days, day => Assert.Equal((ConversionDayReading.AllTraffic, "USD"), (day.TrafficSource, day.Value!.Value.Currency)));
        Assert.Single(Assert.Single(file.Report.Tables).Excluded);
    }

    [Fact]
    public async Task Transactions_of_universal_analytics_have_no_day_and_are_not_stored()
    {
        var file = (await Imported.Of("Transaction ID,Device Category,Revenue,Tax,Shipping,Refund Amount,Quantity\nT1,mobile,10,1,2,0,1\nT2,desktop,20,2,2,0,3\n,,30,3,4,0,4\n")).Clean();

        Assert.Equal((2L, 30m, 0), (file.Report.Rows, file.Report.Sums["Revenue"], file.Readings.Count));
        Assert.Contains(file.Report.Notes, note => note.Contains("tells no days", StringComparison.Ordinal));
    }

    private static string[] Above(string title, string first, string last) =>
        [Dashes, $"# {title}", "# Account: Acme, Inc", "# Property: acme.example", Dashes, "# ", "# All Users", $"# Start date: {first}", $"# End date: {last}"];

    private static Task<Imported> Read(params string[] rows) => Imported.Of(string.Join("\r\n", [.. Above("Traffic", "20260401", "20260430"), .. rows]));
}
