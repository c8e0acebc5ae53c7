namespace SocialFunnel.Analysis.Statistics;

/// <summary>
/// The variance of innovations day by day: a factor of the weekday times a moving average over two months, both drawn a little towards the
/// overall variance. It keeps a test of two series right when both become more lively in the same months or rest on the same weekdays.
/// </summary>
/// <remarks>A smoothed form of the heteroskedasticity-consistent variance of White 1980, <i>Econometrica</i> 48, less noisy in small samples.</remarks>
public static class LocalVariance
{
    private const int HalfWindow = 30;
    private const double WeekdayPrior = 5;
    private const double LocalPrior = 10;

    /// <summary>Variances, zero where there is no innovation; their sum is the sum of squares of the innovations.</summary>
    public static double[] Of(ReadOnlySpan<double> innovations, ReadOnlySpan<double> valid)
    {
        var n = innovations.Length;
        double total = Kernels.Dot(innovations, innovations), count = Kernels.Dot(valid, valid);
        var variance = new double[n];
        if (total <= 0)
            return variance;
        var overall = total / count;
        Span<double> weekday = stackalloc double[7];
        Weekdays(innovations, valid, overall, weekday);
        Span<double> inverse = stackalloc double[7];
        for (var day = 0; day < 7; day++)
            inverse[day] = 1 / weekday[day];
        double sum = LocalPrior * overall, days = LocalPrior;
        for (int t = 0, day = 0; t < Math.Min(HalfWindow, n); t++, day = day == 6 ? 0 : day + 1)
        {
            sum += innovations[t] * innovations[t] * inverse[day];
            days += valid[t];
        }

        var profile = 0.0;
        for (int t = 0, day = 0; t < n; t++, day = day == 6 ? 0 : day + 1)
        {
            var (enters, leaves) = (t + HalfWindow, t - HalfWindow - 1);
            if (enters < n)
            {
                sum += innovations[enters] * innovations[enters] * inverse[enters % 7];
                days += valid[enters];
            }

            if (leaves >= 0)
            {
                sum -= innovations[leaves] * innovations[leaves] * inverse[leaves % 7];
                days -= valid[leaves];
            }

            profile += variance[t] = valid[t] * weekday[day] * sum / days;
        }

        var scale = total / profile;
        foreach (ref var v in variance.AsSpan())
            v *= scale;
        return variance;
    }

    private static void Weekdays(ReadOnlySpan<double> innovations, ReadOnlySpan<double> valid, double overall, Span<double> factor)
    {
        Span<double> days = stackalloc double[7];
        for (int t = 0, day = 0; t < innovations.Length; t++, day = day == 6 ? 0 : day + 1)
        {
            factor[day] += innovations[t] * innovations[t];
            days[day] += valid[t];
        }

        for (var day = 0; day < 7; day++)
            factor[day] = ((factor[day] / overall) + WeekdayPrior) / (days[day] + WeekdayPrior);
    }
}
