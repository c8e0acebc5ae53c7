using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>The return of a brand's platforms as the API tells it.</summary>
/// <param name="Version">Version of this form; grows when a field changes its meaning.</param>
/// <param name="Brand">The brand's id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Run">The run it was found by; null when it was worked out for this request.</param>
/// <param name="Window">The report window's name, or <c>custom</c>.</param>
/// <param name="Totals">The brand as a whole; what nobody knows the origin of stands here.</param>
/// <param name="Platforms">Each platform's return.</param>
/// <param name="Engagement">Each platform's engagement.</param>
/// <param name="Credits">Conversions and revenue by channel, for each attribution model.</param>
/// <param name="Presence">Where customers are, against where the hours go.</param>
/// <param name="Quality">How each platform is used, and how people answer.</param>
/// <param name="NextWeek">Where hours and money should go next week; the same for all windows.</param>
/// <param name="Correlations">Follower growth against conversions, over all the history.</param>
public sealed record RoiReport(
    int Version, string Brand, string Name, string? Run, string Window, WindowTotals Totals, IReadOnlyList<PlatformRoi> Platforms,
    IReadOnlyList<PlatformEngagement> Engagement, IReadOnlyList<ModelCredit> Credits, IReadOnlyList<PlatformPresence> Presence, IReadOnlyList<QualityMetric> Quality,
    NextWeek NextWeek, IReadOnlyList<CorrelationResult> Correlations)
{
    /// <summary>Tells a window.</summary>
    public static RoiReport From(Brand brand, string? run, WindowResult window, NextWeek nextWeek, IReadOnlyList<CorrelationResult> correlations) => new(
        1, brand.Id, brand.Name, run, window.Name, window.Totals, window.Roi, window.Engagement, window.Credits, window.Presence, window.Quality, nextWeek, correlations);
}
