using SocialFunnel.Analysis;
using SocialFunnel.Store;

namespace SocialFunnel.Entries;

/// <summary>What is known of a platform in two weeks that follow each other.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Before">The week before: as logged, else as planned.</param>
/// <param name="Entered">What was logged for the week itself; null when nothing was.</param>
public sealed record HoursLine(Platform Platform, PlatformEffort Before, PlatformEffort? Entered);

/// <summary>Keeps the hours and the spend that people enter.</summary>
public sealed class HoursBook(ReadingStore store, ReadingLoader readings, TimeProvider clock)
{
    /// <summary>The brand's day now.</summary>
    public DateOnly Today(Brand brand) => brand.Calendar.DayOf(clock.GetUtcNow());

    /// <summary>Opens a week: a line for every platform the brand plans for or has readings of.</summary>
    public async Task<IReadOnlyList<HoursLine>> Open(Brand brand, Window week, CancellationToken cancellation)
    {
        var before = Week.Before(week);
        var effort = await readings.Effort(brand, new Window(before.First, week.Last), cancellation);
        var platforms = await readings.Platforms(brand, cancellation);
        return [.. platforms.Select(platform => new HoursLine(
            platform,
            Sum(brand, platform, before, effort) ?? new PlatformEffort(platform, null, null),
            effort.Any(reading => reading.Account.Platform == platform && week.Contains(reading.Day)) ? Sum(brand, platform, week, effort) : null))];
    }

    /// <summary>Stores an entry; says how many readings it became.</summary>
    public Task<int> Save(Brand brand, EffortEntry entry, CancellationToken cancellation) =>
        store.Save(brand, entry.ToReadings(brand, clock.GetUtcNow()).ToAsyncEnumerable(), cancellation);

    // What was neither logged nor planned is unknown, and not zero.
    private static PlatformEffort? Sum(Brand brand, Platform platform, Window week, IReadOnlyList<EffortReading> effort)
    {
        var own = effort.Where(reading => reading.Account.Platform == platform && week.Contains(reading.Day)).ToList();
        var plan = brand.Platforms.GetValueOrDefault(platform) is { } some && (some.Since is not { } since || since <= week.Last) ? some : null;
        var rates = ExchangeRates.Bundled.With(brand.ExchangeRates);
        var days = Cost.PerDay(brand, own, week, new Dictionary<Platform, DateOnly> { [platform] = week.First }, (money, day) => rates.Convert(money, brand.Currency, day))
            .Where(day => day.Platform == platform).ToList();
        var hours = own.Any(reading => reading.Hours is not null) || plan?.WeeklyHours is not null ? days.Sum(day => day.Hours) : (decimal?)null;
        var isSpendKnown = (own.Any(reading => reading.Spend is not null) || plan?.WeeklySpend is not null) && days.All(day => day.Unconverted == 0);
        var spend = isSpendKnown ? days.Sum(day => day.Spend) : (decimal?)null;
        return hours is null && spend is null ? null : new PlatformEffort(platform, Rounded(hours), Rounded(spend));
    }

    private static decimal? Rounded(decimal? number) => number is { } some ? decimal.Round(some, 2) : null;
}
