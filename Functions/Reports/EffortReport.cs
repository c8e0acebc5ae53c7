using SocialFunnel.Entries;

namespace SocialFunnel.Reports;

/// <summary>What was stored of hours and spend.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Currency">Currency of the spend.</param>
/// <param name="Readings">Readings stored: one for every platform and day.</param>
/// <param name="Platforms">What each platform got, for all days together.</param>
public sealed record EffortReport(string Brand, DateOnly From, DateOnly To, string Currency, int Readings, IReadOnlyList<PlatformEffort> Platforms)
{
    /// <summary>Tells an entry that became readings.</summary>
    public static EffortReport Of(Brand brand, EffortEntry entry, int readings) => new(
        brand.Id, entry.Days.First, entry.Days.Last, brand.Currency, readings,
        [.. entry.Platforms.Select(effort => effort with { Hours = Stored(effort.Hours), Spend = Stored(effort.Spend) })]);

    private static decimal? Stored(decimal? number) => number is { } some ? decimal.Round(some, 4) : null;
}
