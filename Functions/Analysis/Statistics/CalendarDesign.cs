namespace SocialFunnel.Analysis.Statistics;

/// <summary>
/// The deterministic terms of a daily series: the seven weekdays, a cubic spline in time (a knot about every 90 days), and from two years on a
/// cubic spline in the day of the year (a knot about every fortnight, so that a Black Friday has its place).
/// </summary>
/// <remarks>De Boor, <i>A Practical Guide to Splines</i>, chapter X: uniform cubic B-splines.</remarks>
public static class CalendarDesign
{
    /// <summary>Days from which on the year is a term.</summary>
    public const int AnnualFrom = 730;

    private const int KnotEvery = 90;
    private const int AnnualIntervals = 26;
    private const int LongestYear = 366;
    private const int Weekdays = 7;
    private const int Order = 4;

    /// <summary>Builds the terms for <paramref name="days"/> days that begin on <paramref name="first"/>.</summary>
    public static DesignRows Build(DateOnly first, int days)
    {
        var intervals = Math.Max(1, days / KnotEvery);
        var blocks = days >= AnnualFrom ? 3 : 2;
        var year = Weekdays + intervals + Order - 1;
        var columns = blocks == 3 ? year + AnnualIntervals + Order - 1 : year;
        var (start, value) = (new int[days * blocks], new double[days * blocks * DesignRows.Width]);
        for (var t = 0; t < days; t++)
        {
            var row = value.AsSpan(t * blocks * DesignRows.Width, blocks * DesignRows.Width);
            start[t * blocks] = ((int)first.DayOfWeek + t) % Weekdays;
            row[0] = 1;
            start[(t * blocks) + 1] = Weekdays + Spline((double)t / Math.Max(1, days - 1), intervals, row[4..8]);
            if (blocks == 3)
                start[(t * blocks) + 2] = year + Spline((first.AddDays(t).DayOfYear - 1.0) / LongestYear, AnnualIntervals, row[8..]);
        }

        return new DesignRows(days, columns, blocks, start, value);
    }

    /// <summary>The four uniform cubic B-splines that are not zero at <paramref name="part"/> in [0, 1], and the number of the first.</summary>
    private static int Spline(double part, int intervals, Span<double> value)
    {
        var interval = Math.Min(intervals - 1, (int)(part * intervals));
        var u = (part * intervals) - interval;
        var v = 1 - u;
        value[0] = v * v * v / 6;
        value[1] = ((3 * u * u * u) - (6 * u * u) + 4) / 6;
        value[2] = ((3 * v * v * v) - (6 * v * v) + 4) / 6;
        value[3] = u * u * u / 6;
        return interval;
    }
}
