namespace SocialFunnel.Reports;

/// <summary>Days, weeks or months, so that a picture has some dozens of bars whatever its length.</summary>
internal sealed record Periods(string Name, Func<DateOnly, DateOnly> FirstOf)
{
    private const int MostDays = 35;
    private const int MostWeeks = 400;

    /// <summary>The periods for a window of this many days.</summary>
    public static Periods Of(int days) => days switch
    {
        <= MostDays => new("day", day => day),
        <= MostWeeks => new("week", day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7))),
        _ => new("month", day => new DateOnly(day.Year, day.Month, 1)),
    };

    /// <summary>Sums of the days that are known in each period; null where none is.</summary>
    public IReadOnlyList<(DateOnly First, double? Sum)> Sums(DateOnly first, IReadOnlyList<double?> days) =>
        [.. days.Select((value, offset) => (Period: FirstOf(first.AddDays(offset)), Value: value))
            .GroupBy(day => day.Period)
            .Select(period => (period.Key < first ? first : period.Key, period.Any(day => day.Value is not null) ? period.Sum(day => day.Value ?? 0) : (double?)null))];
}
