namespace SocialFunnel.Analysis;

/// <summary>Puts reports together. Pure: the same results give the same report.</summary>
internal static class ReportBuilder
{
    /// <summary>The report of one window.</summary>
    /// <param name="run">The run's id; null for a report that was asked for.</param>
    /// <param name="window">What was found over the window.</param>
    /// <param name="facts">What all windows share.</param>
    /// <param name="found">What the run found beside the windows: advice, posts, customers.</param>
    /// <param name="pulls">What each source answered; empty for a report that was asked for.</param>
    /// <param name="before">The report of the same window about a week before; null when there is none.</param>
    public static Report Of(
        string? run, WindowResult window, FunnelFacts facts, FunnelResult found, IReadOnlyList<SourcePull> pulls, Report? before)
    {
        var report = new Report
        {
            Brand = facts.Brand.Id,
            Name = facts.Brand.Name,
            Run = run,
            Window = window.Name,
            Currency = facts.Brand.Currency,
            TimeZone = facts.Brand.Calendar.TimeZone,
            HourlyRate = facts.Brand.HourlyRate,
            GrossMargin = facts.Brand.GrossMargin,
            Headline = Headline.Of(window, found.NextWeek, facts.Brand.GrossMargin),
            Totals = window.Totals,
            Platforms = window.Roi,
            NextWeek = found.NextWeek,
            Correlations = found.Correlations,
            Daily = ReportDays.Of(window.Totals.Window, facts),
            Presence = window.Presence,
            Quality = window.Quality,
            Posts = found.Posts,
            Engagement = window.Engagement,
            Credits = window.Credits,
            Models = window.Models,
            Customers = found.Customers,
            Completeness = Completeness.Of(window.Totals.Window, facts, pulls),
        };
        return report with { Changes = before is null || before.Currency != report.Currency ? null : Changes.Between(before, report) };
    }

    /// <summary>The reports of all windows of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="facts">What all windows share.</param>
    /// <param name="found">What the run found.</param>
    /// <param name="pulls">What each source answered.</param>
    /// <param name="before">Finds the report of a window about a week before.</param>
    public static IReadOnlyList<Report> All(
        Run run, FunnelFacts facts, FunnelResult found, IReadOnlyList<SourcePull> pulls, Func<string, Report?> before) =>
        [.. found.Windows.Select(window => Of(run.Id, window, facts, found, pulls, before(window.Name)))];
}
