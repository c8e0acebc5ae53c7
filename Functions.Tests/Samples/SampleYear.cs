namespace SocialFunnel.Samples;

/// <summary>The days of the sample, and how people buy coffee through the year.</summary>
internal static class SampleYear
{
    /// <summary>Seven days more than two years of 365: up to six are cut when the sample is moved to the present.</summary>
    public const int Days = 737;

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The first day.</summary>
    public static DateOnly First { get; } = SampleBrand.LastDay.AddDays(1 - Days);

    /// <summary>All days.</summary>
    public static IEnumerable<DateOnly> Every => Enumerable.Range(0, Days).Select(First.AddDays);

    /// <summary>A time in Berlin with its offset: moved by weeks, visits and orders then stay in their order over any change of the clocks.</summary>
    public static DateTimeOffset Local(DateTime time) => new(time, Berlin.GetUtcOffset(time));

    /// <summary>How many days before the end.</summary>
    public static int DaysLeft(DateOnly day) => SampleBrand.LastDay.DayNumber - day.DayNumber;

    /// <summary>How much more or less people buy: cold months, Black Friday and the Monday after, presents before Christmas.</summary>
    public static double Season(DateOnly day)
    {
        double[] months = [1.02, 0.98, 0.96, 0.94, 0.9, 0.86, 0.82, 0.84, 0.96, 1.02, 1.1, 1.22];
        var friday = BlackFriday(day.Year);
        var sale = day >= friday && day <= friday.AddDays(3) ? 2.4 : 1;
        var closed = day is { Month: 12, Day: >= 24 and <= 26 } ? 0.35 : 1;
        return months[day.Month - 1] * sale * closed;
    }

    /// <summary>Offices buy on working days, people at home around the weekend.</summary>
    public static double Weekday(DateOnly day, bool office) => (day.DayOfWeek, office) switch
    {
        (DayOfWeek.Saturday or DayOfWeek.Sunday, true) => 0.3,
        (DayOfWeek.Monday or DayOfWeek.Tuesday, true) => 1.4,
        (_, true) => 1.2,
        (DayOfWeek.Saturday or DayOfWeek.Sunday, false) => 1.3,
        (_, false) => 0.88,
    };

    /// <summary>The day after the fourth Thursday of November.</summary>
    public static DateOnly BlackFriday(int year)
    {
        var first = new DateOnly(year, 11, 1);
        return first.AddDays((((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7) + 22);
    }
}
