namespace SocialFunnel.Analysis;

/// <summary>Weekly sums and how far they spread. Sums of whole weeks do not see the weekday.</summary>
internal static class Weeks
{
    /// <summary>Sums of the whole weeks that end with the last day, oldest first; days before the first whole week are left out.</summary>
    public static double[] Sums(IReadOnlyList<decimal> days)
    {
        var count = days.Count / 7;
        var skipped = days.Count - 7 * count;
        return [.. Enumerable.Range(0, count).Select(week => (double)Enumerable.Range(skipped + 7 * week, 7).Sum(day => days[day]))];
    }

    /// <summary>Standard deviation of one week; two weeks at least.</summary>
    public static double Spread(double[] weeks)
    {
        var mean = weeks.Average();
        return Math.Sqrt(weeks.Sum(week => (week - mean) * (week - mean)) / (weeks.Length - 1));
    }

    /// <summary>
    /// Factor by which correlation between neighbouring weeks widens the standard error of their mean: half way to that of the
    /// measured correlation (Bartlett 1946, one lag, between 0 and 0.4), since a dozen weeks measure it badly.
    /// </summary>
    public static double Inflation(double[] weeks)
    {
        var mean = weeks.Average();
        var squares = weeks.Sum(week => (week - mean) * (week - mean));
        if (squares <= 0)
        {
            return 1;
        }

        var correlation = Enumerable.Range(1, weeks.Length - 1).Sum(at => (weeks[at] - mean) * (weeks[at - 1] - mean)) / squares;
        return (1 + Math.Sqrt(1 + 2 * Math.Clamp(correlation, 0, 0.4))) / 2;
    }
}
