using SocialFunnel.Analysis;
using static SocialFunnel.Reports.ReportColumn;

namespace SocialFunnel.Reports;

/// <summary>A report as tables, for CSV and XLSX.</summary>
internal static partial class ReportTables
{
    private static readonly (string Name, Func<string, Report, ReportTable> Of)[] All =
    [
        ("summary", Summary),
        ("platforms", Platforms),
        ("advice", Advice),
        ("trials", Trials),
        ("days", Days),
        ("correlations", Correlations),
        ("presence", Presence),
        ("quality", Quality),
        ("posts", Posts),
        ("engagement", Engagement),
        ("credits", Credits),
        ("models", Models),
        ("customers", Customers),
        ("changes", ChangedPlatforms),
        ("gaps", Gaps),
        ("sources", Sources),
        ("connections", (name, report) => ReportTable.Of(name, report.Completeness.Connections, (Text("source"), row => row.Source), (Text("expires_at"), row => row.ExpiresAt?.ToString("O")), (Text("problem"), row => row.Problem))),
        ("definitions", (name, report) => ReportTable.Of(name, report.Definitions, (Text("key"), row => row.Key), (Text("term"), row => row.Term), (Text("meaning"), row => row.Meaning))),
    ];

    /// <summary>The tables there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(table => table.Name)];

    /// <summary>One table.</summary>
    public static ReportTable Of(Report report, string name) => All.Single(table => table.Name == name).Of(name, report);

    /// <summary>All tables.</summary>
    public static IEnumerable<ReportTable> Of(Report report) => All.Select(table => table.Of(table.Name, report));

    private static ReportTable Summary(string name, Report report) => ReportTable.Of(
        name,
        [report.Totals],
        (Text("brand"), _ => report.Brand),
        (Text("name"), _ => report.Name),
        (Text("headline"), _ => report.Sentence),
        (Text("window"), _ => report.Window),
        (Day("from"), row => row.Window.First),
        (Day("to"), row => row.Window.Last),
        (Day("conversions_known_from"), row => row.ConversionsKnownFrom),
        (Day("conversions_known_until"), row => row.ConversionsKnownUntil),
        (Text("currency"), row => row.Currency),
        (Number("hourly_rate"), _ => report.HourlyRate),
        (Number("gross_margin"), _ => report.GrossMargin),
        (Number("conversions"), row => row.Conversions),
        (Number("revenue"), row => row.Revenue),
        (Number("attributed_conversions"), row => row.AttributedConversions),
        (Number("attributed_revenue"), row => row.AttributedRevenue),
        (Number("unattributed_conversions"), row => row.UnattributedConversions),
        (Number("unattributed_revenue"), row => row.UnattributedRevenue),
        (Number("multi_touch_conversions"), row => row.MultiTouchConversions),
        (Number("without_value"), row => row.WithoutValue),
        (Number("without_rate"), row => row.WithoutRate),
        (Number("new_customers"), row => row.NewCustomers),
        (Text("remarks"), row => string.Join(' ', row.Remarks)));

    private static ReportTable Platforms(string name, Report report) => ReportTable.Of(name, report.Platforms,
        [.. RoiCsv.Columns.Select(column => (column.Column, column.Value))]);

    private static ReportTable Advice(string name, Report report) => ReportTable.Of(
        name,
        report.NextWeek.Advice,
        (Text("platform"), row => row.Platform.Name),
        (Text("resource"), row => row.Resource),
        (Number("current"), row => row.Current),
        (Number("advised"), row => row.Advised),
        (Number("change"), row => row.Change),
        (Number("next_unit"), row => row.NextUnit),
        (Number("next_unit_lower_90"), row => row.NextUnitLower),
        (Number("next_unit_upper_90"), row => row.NextUnitUpper),
        (Number("probability"), row => row.Probability),
        (Number("elasticity"), row => row.Elasticity),
        (Number("weeks"), row => row.Weeks),
        (Number("conversions"), row => row.Conversions),
        (Text("reason"), row => row.Reason));

    private static ReportTable Trials(string name, Report report) => ReportTable.Of(
        name,
        report.NextWeek.Experiments,
        (Text("platform"), row => row.Platform.Name),
        (Text("compared_with"), row => row.ComparedWith.Name),
        (Text("resource"), row => row.Resource),
        (Number("current"), row => row.Current),
        (Number("proposed"), row => row.Proposed),
        (Number("weeks"), row => row.Weeks),
        (Number("detectable_ratio"), row => row.DetectableRatio),
        (Number("power"), row => row.Power),
        (Text("reason"), row => row.Reason));

    // One row for a day and platform; the brand's own sums stand in rows without a platform.
    private static ReportTable Days(string name, Report report)
    {
        var daily = report.Daily;
        var brand = daily.Conversions.Select((conversions, day) => (Day: daily.First.AddDays(day), Platform: (string?)null, Conversions: conversions, Revenue: daily.Revenue[day], Followers: (decimal?)null, New: (decimal?)null));
        var platforms = daily.Platforms.SelectMany(platform => platform.Followers.Select((followers, day) =>
            (Day: daily.First.AddDays(day), Platform: (string?)platform.Platform.Name, Conversions: (int?)null, Revenue: (decimal?)null, Followers: followers, New: platform.NewFollowers[day])));
        return ReportTable.Of(
            name,
            brand.Concat(platforms),
            (ReportColumn.Day("day"), row => row.Day),
            (Text("platform"), row => row.Platform),
            (Number("conversions"), row => row.Conversions),
            (Number("revenue"), row => row.Revenue),
            (Number("followers"), row => row.Followers),
            (Number("new_followers"), row => row.New));
    }

    private static ReportTable Correlations(string name, Report report) => ReportTable.Of(
        name,
        report.Correlations,
        (Text("platform"), row => row.Platform),
        (Text("verdict"), row => Words.Of(row.Verdict)),
        (Text("reason"), row => row.Reason),
        (Number("lag_days"), row => row.Lag),
        (Number("strength"), row => row.Strength),
        (Number("strength_lower_95"), row => row.Interval?.Low),
        (Number("strength_upper_95"), row => row.Interval?.High),
        (Number("p"), row => row.P),
        (Number("q"), row => row.Q),
        (Number("days"), row => row.N),
        (Number("effective_days"), row => row.EffectiveN),
        (Number("minimum_detectable"), row => row.MinimumDetectable));
}

/// <summary>Words in tables.</summary>
internal static class Words
{
    private static readonly System.Text.Json.JsonSerializerOptions Json = Hosting.Json.Create();

    /// <summary>A verdict as JSON has it.</summary>
    public static string Of(CorrelationVerdict verdict) => System.Text.Json.JsonSerializer.SerializeToElement(verdict, Json).GetString()!;

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public static string YesNo(bool yes) => yes ? "yes" : "no";
}
