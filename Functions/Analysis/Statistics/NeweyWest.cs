namespace SocialFunnel.Analysis.Statistics;

/// <summary>The long-run variance of a score: what a robust standard error is made of.</summary>
/// <remarks>Newey and West 1987, <i>Econometrica</i> 55 (Bartlett weights); 1994, <i>Review of Economic Studies</i> 61 (automatic lag).</remarks>
public static class NeweyWest
{
    /// <summary>The automatic lag for Bartlett weights, from the score of one coefficient, without prewhitening.</summary>
    public static int AutomaticLag(ReadOnlySpan<double> score)
    {
        var n = score.Length;
        var pilot = (int)Math.Floor(4 * Math.Pow(n / 100.0, 2.0 / 9));
        double level = Kernels.Dot(score, score), slope = 0;
        for (var lag = 1; lag <= pilot && lag < n; lag++)
        {
            var covariance = Kernels.Dot(score[lag..], score[..^lag]);
            level += 2 * covariance;
            slope += 2 * lag * covariance;
        }

        var ratio = slope / level;
        var bandwidth = 1.1447 * Math.Cbrt(ratio * ratio) * Math.Cbrt(n);
        return double.IsFinite(bandwidth) ? (int)Math.Min(n - 1, Math.Floor(bandwidth)) : 0;
    }

    /// <summary>Sum of autocovariances (not divided by n) with Bartlett weights up to <paramref name="lags"/>.</summary>
    public static double Sum(ReadOnlySpan<double> score, int lags)
    {
        var sum = Kernels.Dot(score, score);
        for (var lag = 1; lag <= lags; lag++)
            sum += 2 * (1 - (lag / (lags + 1.0))) * Kernels.Dot(score[lag..], score[..^lag]);
        return sum;
    }
}
