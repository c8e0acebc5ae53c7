using System.Text.Json;
using SocialFunnel.Hosting;

namespace SocialFunnel.Analysis;

public sealed class ReportBuilderTests
{
    private static readonly DateOnly Last = ReportCase.Last;

    [Fact]
    public void Days_hold_what_is_known_and_null_where_nothing_is()
    {
        var report = ReportCase.Of(new BrandReadings
        {
            Conversions = [FunnelCase.Order("1", Last.AddDays(-9), FunnelCase.Euro(30m), "LI"), FunnelCase.Order("2", Last.AddDays(-9), FunnelCase.Euro(12m))],
            Audience = [FunnelCase.Audience(Last.AddDays(-3), 100), FunnelCase.Audience(Last.AddDays(-2), 110), FunnelCase.Audience(Last, 130)],
        });

        var daily = report.Daily;
        Assert.Equal((90, Last.AddDays(-89)), (daily.Conversions.Count, daily.First));
        Assert.Equal((null, 2, 0), (daily.Conversions[79], daily.Conversions[80], daily.Conversions[81]));
        Assert.Equal((null, 42m, 0m), (daily.Revenue[79], daily.Revenue[80], daily.Revenue[89]));
        var linkedIn = Assert.Single(daily.Platforms);
        Assert.Equal([null, 100m, 110m, null, 130m], linkedIn.Followers.TakeLast(5));
        Assert.Equal(10m, linkedIn.NewFollowers[87]);
    }

    [Fact]
    public void A_day_on_which_one_of_two_accounts_is_unknown_has_no_total()
    {
        var report = ReportCase.Of(new BrandReadings
        {
            Audience = [FunnelCase.Audience(Last.AddDays(-2), 5, "a"), FunnelCase.Audience(Last.AddDays(-2), 7, "b"), FunnelCase.Audience(Last.AddDays(-1), 6, "a"), FunnelCase.Audience(Last, 7, "a"), FunnelCase.Audience(Last, 9, "b")],
        });

        Assert.Equal([12m, null, 16m], report.Daily.Platforms.Single().Followers.TakeLast(3));
    }

    [Fact]
    public void Missing_days_failed_pulls_and_refused_rows_are_told()
    {
        var report = ReportCase.Of(
            new BrandReadings { Audience = [FunnelCase.Audience(Last.AddDays(-9), 1), FunnelCase.Audience(Last.AddDays(-5), 1), FunnelCase.Audience(Last.AddDays(-4), 1), FunnelCase.Audience(Last, 1)] },
            pulls:
            [
                Pull("exports", PullState.Done) with { Readings = 7, Refused = 2, Refusals = ["orders.csv, line 3"] },
                Pull("shop.001", PullState.Failed) with { Source = "shop", Error = "401" },
                Pull("shop.002", PullState.Done) with { Source = "shop", Readings = 3 },
            ]).Completeness;

        var gap = Assert.Single(report.Gaps);
        Assert.Equal((FunnelCase.LinkedIn, "followers", 6), (gap.Platform, gap.Kind, gap.Days));
        Assert.Equal([new Window(Last.AddDays(-8), Last.AddDays(-6)), new Window(Last.AddDays(-3), Last.AddDays(-1))], gap.Spans);
        Assert.Equal([("exports", false, 7, 2), ("shop", true, 3, 0)], report.Sources.Select(source => (source.Source, source.Failed, source.Readings, source.Refused)));
        Assert.Equal("401", report.Sources[1].Error);
        Assert.False(report.IsComplete);
    }

    [Fact]
    public void A_sign_in_that_ends_soon_is_told_with_the_command_that_helps()
    {
        var soon = new DateTimeOffset(2026, 7, 9, 0, 0, 0, TimeSpan.Zero);
        var brand = FunnelCase.Brand with { Sources = new SortedDictionary<string, SourceSettings> { ["second"] = new("x", default) } };

        var report = ReportCase.Of(
            new BrandReadings(), brand,
            pulls: [Pull("second", PullState.Done) with { SignInEnds = soon }, Pull("second.001", PullState.Done) with { Source = "second", SignInEnds = soon.AddDays(1) }]).Completeness;

        var connection = Assert.Single(report.Connections);
        Assert.Equal(("second", soon, $"Sign in again before: connect x --brand {brand.Id} --as second"), (connection.Source, connection.ExpiresAt, connection.Problem));
        Assert.False(report.IsComplete);
    }

    [Fact]
    public void What_changed_is_held_against_the_report_before()
    {
        var readings = new BrandReadings { Conversions = [.. Enumerable.Range(0, 40).Select(day => FunnelCase.Order($"{day}", Last.AddDays(-day * 2), FunnelCase.Euro(400m), "LI"))] };
        var before = ReportCase.Of(new BrandReadings { Conversions = readings.Conversions }, FunnelCase.Brand with { Platforms = new SortedDictionary<Platform, PlatformPlan> { [FunnelCase.X] = new(1m, null, null) } });

        var changes = ReportCase.Of(readings, before: before).Changes!;

        Assert.Equal(before.Totals.Window.Last, changes.Since);
        var linkedIn = changes.Platforms.Single(platform => platform.Platform == FunnelCase.LinkedIn);
        Assert.True(linkedIn.IsNewVerdict);
        Assert.Equal((Verdict.NoCostRecorded, Verdict.Pays), (linkedIn.VerdictBefore, linkedIn.Verdict));
        Assert.Equal(0, linkedIn.Revenue.Difference);
        Assert.Null(linkedIn.Roi.Difference);
    }

    [Fact]
    public void Amounts_of_another_currency_are_not_held_against_those_of_today()
    {
        var before = ReportCase.Of(new BrandReadings(), FunnelCase.Brand with { Currency = "USD" });

        Assert.Null(ReportCase.Of(new BrandReadings(), before: before).Changes);
    }

    [Fact]
    public void It_survives_json()
    {
        var report = ReportCase.Of(new BrandReadings
        {
            Conversions = [FunnelCase.Order("1", Last.AddDays(-9), FunnelCase.Euro(30m), "LI")],
            Audience = [FunnelCase.Audience(Last.AddDays(-3), 100), FunnelCase.Audience(Last, 130)],
        });
        report = report with { Changes = Changes.Between(report, report) };

        var text = JsonSerializer.Serialize(report, Json.Create());
        var back = JsonSerializer.Deserialize<Report>(text, Json.Create())!;

        Assert.Equal(text, JsonSerializer.Serialize(back, Json.Create()));
    }

    private static SourcePull Pull(string id, PullState state) => new() { Id = id, Source = id, Window = new Window(Last, Last), State = state };
}
