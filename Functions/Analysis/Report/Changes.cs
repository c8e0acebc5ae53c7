namespace SocialFunnel.Analysis;

/// <summary>What changed since an earlier report of the same window.</summary>
/// <param name="Since">The last day the earlier report was about.</param>
/// <param name="Conversions">Conversions then and now.</param>
/// <param name="Revenue">Net revenue then and now.</param>
/// <param name="Platforms">Each platform that is in either.</param>
public sealed record Changes(DateOnly Since, Change Conversions, Change Revenue, IReadOnlyList<PlatformChange> Platforms)
{
    /// <summary>Compares two reports.</summary>
    public static Changes Between(Report before, Report now) => new(
        before.Totals.Window.Last,
        new Change(before.Totals.Conversions, now.Totals.Conversions),
        new Change((double)before.Totals.Revenue, (double)now.Totals.Revenue),
        [.. before.Platforms.Concat(now.Platforms).Select(platform => platform.Platform).Distinct().Order().Select(platform =>
        {
            var (then, today) = (before.Platforms.FirstOrDefault(roi => roi.Platform == platform), now.Platforms.FirstOrDefault(roi => roi.Platform == platform));
            return new PlatformChange(
                platform,
                then?.Verdict,
                today?.Verdict,
                new Change(then?.Roi, today?.Roi),
                new Change((double?)then?.Revenue, (double?)today?.Revenue),
                new Change((double?)then?.Hours, (double?)today?.Hours),
                new Change((double?)then?.Followers, (double?)today?.Followers));
        })]);
}

/// <summary>A number then and now; null where it was or is unknown.</summary>
/// <param name="Before">Then.</param>
/// <param name="Now">Now.</param>
public sealed record Change(double? Before, double? Now)
{
    /// <summary>Now less before; null where either is unknown.</summary>
    public double? Difference => Now - Before;
}

/// <summary>What changed on one platform.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="VerdictBefore">The verdict then; null for a platform that is new.</param>
/// <param name="Verdict">The verdict now; null for a platform that is gone.</param>
/// <param name="Roi">Return on investment.</param>
/// <param name="Revenue">Attributed net revenue.</param>
/// <param name="Hours">Hours worked.</param>
/// <param name="Followers">Followers.</param>
public sealed record PlatformChange(Platform Platform, string? VerdictBefore, string? Verdict, Change Roi, Change Revenue, Change Hours, Change Followers)
{
    /// <summary>Whether the verdict is another one now.</summary>
    public bool IsNewVerdict => VerdictBefore != Verdict;
}
