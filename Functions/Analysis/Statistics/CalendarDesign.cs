namespace SocialFunnel.Analysis.Statistics;

/// <summary>
/// The deterministic terms of a daily series: the seven weekdays, a cubic spline in time (a knot about every 90 days), and from two years on a
/// periodic cubic spline in the day of the year (a knot about every fortnight, so that a Black Friday has its place).
/// </summary>
/// <remarks>De Boor, <i>A Practical Guide to Splines</i>, chapter X: uniform cubic B-splines.</remarks>
public static class CalendarDesign
{
    /// <summary>Days from which on the year is a term.</summary>
    public const int AnnualFrom = 730;

    private const int KnotEvery = 90;
    private const int AnnualColumns = 26;
    private const double Year = 365.2425;
    private const int Weekdays = 7;

    /// <summary>Builds the terms for <paramref name="days"/> days that begin on <paramref name="first"/>.</summary>
    public static SparseRows Build(DateOnly first, int days)
    {
        var intervals = Math.Max(1, days / KnotEvery);
        var annual = days >= AnnualFrom;
        var stride = 1 + 4 + (annual ? 4 : 0);
        var columns = Weekdays + intervals + 3 + (annual ? AnnualColumns : 0);
        var index = new int[days * stride];
        var value = new double[index.Length];
        for (var t = 0; t < days; t++)
        {
            var row = index.AsSpan(t * stride, stride);
            var at = value.AsSpan(t * stride, stride);
            row[0] = ((int)first.DayOfWeek + t) % Weekdays;
            at[0] = 1;
            var position = (double)intervals * t / Math.Max(1, days - 1);
            var interval = Math.Min(intervals - 1, (int)position);
            Cubic(position - interval, at[1..5]);
            for (var a = 0; a < 4; a++)
                row[1 + a] = Weekdays + interval + a;
            if (annual)
                Annual(first.AddDays(t).DayOfYear, Weekdays + intervals + 3, row[5..], at[5..]);
        }

        return new SparseRows(days, columns, stride, index, value);
    }

    private static void Annual(int dayOfYear, int offset, Span<int> index, Span<double> value)
    {
        var position = AnnualColumns * (dayOfYear - 1) / Year;
        var interval = (int)position;
        Cubic(position - interval, value);
        for (var a = 0; a < 4; a++)
            index[a] = offset + ((interval + a) % AnnualColumns);
        index.Sort(value);
    }

    /// <summary>The four uniform cubic B-splines that are not zero, at <paramref name="u"/> in [0, 1] of their interval.</summary>
    private static void Cubic(double u, Span<double> value)
    {
        var v = 1 - u;
        value[0] = v * v * v / 6;
        value[1] = ((3 * u * u * u) - (6 * u * u) + 4) / 6;
        value[2] = ((3 * v * v * v) - (6 * v * v) + 4) / 6;
        value[3] = u * u * u / 6;
    }
}
