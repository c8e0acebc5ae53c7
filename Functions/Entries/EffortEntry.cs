using System.Globalization;

namespace SocialFunnel.Entries;

/// <summary>What a person put into a platform over some days.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Hours">Hours in all; null when not told.</param>
/// <param name="Spend">Money in all, in the brand's currency; null when not told.</param>
public sealed record PlatformEffort(Platform Platform, decimal? Hours, decimal? Spend);

/// <summary>Hours and spend of some days, as a person told them: most often of a week.</summary>
/// <param name="Days">The days they are for.</param>
/// <param name="Platforms">The platforms, each once.</param>
public sealed record EffortEntry(Window Days, IReadOnlyList<PlatformEffort> Platforms)
{
    /// <summary>Hours a person can work on a day.</summary>
    public const int MostHoursADay = 24;

    /// <summary>Money a day, in any currency: as much as the weekly plan allows.</summary>
    public const decimal MostSpendADay = 10_000_000m / 7;

    /// <summary>
    /// A reading for every platform and day: each day gets the same part, and the parts add up to what was told, exact to four decimals. A week
    /// that is not over is meant as a whole, too, so its coming days have their part already; no analysis sees a day before it has passed.
    /// </summary>
    public IEnumerable<EffortReading> ToReadings(Brand brand, DateTimeOffset at) =>
        from effort in Platforms
        where effort.Hours is not null || effort.Spend is not null
        from index in Enumerable.Range(0, Days.Days)
        select new EffortReading
        {
            Account = new Account(effort.Platform, EnteredByHand.Account),
            Day = Days.First.AddDays(index),
            Source = EnteredByHand.Hours,
            RetrievedAt = at,
            Hours = Part(effort.Hours, index),
            Spend = Part(effort.Spend, index) is { } amount ? new Money(amount, brand.Currency) : null,
        };

    /// <summary>What is wrong with a number of hours for some days; null when nothing is.</summary>
    public static string? HoursProblem(decimal hours, int days) => hours < 0 ? $"{Text(hours)} is negative: write 0 or more hours."
        : hours > days * MostHoursADay ? $"{Text(hours)} is more than the {days * MostHoursADay} hours that {(days == 1 ? "a day has" : $"{days} days have")}: correct it, or log the hours of several people in a file."
        : null;

    /// <summary>What is wrong with an amount for some days; null when nothing is.</summary>
    public static string? SpendProblem(decimal spend, int days) => spend < 0 ? $"{Text(spend)} is negative: write 0 or more."
        : spend > days * MostSpendADay ? $"{Text(spend)} is more than {Text(decimal.Floor(days * MostSpendADay))} for {days} days: correct it."
        : null;

    // Differences of rounded sums: what rounding takes from one day it gives to another.
    private decimal? Part(decimal? total, int index) => total is { } all ? Until(all, index + 1) - Until(all, index) : null;

    private decimal Until(decimal total, int days) => decimal.Round(total * days / Days.Days, 4);

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
