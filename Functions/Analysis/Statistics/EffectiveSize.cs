namespace SocialFunnel.Analysis.Statistics;

/// <summary>How many independent days a pair of correlated series is worth.</summary>
/// <remarks>Bayley and Hammersley 1946, <i>Supplement to the Journal of the Royal Statistical Society</i> 8; lags up to n/5: Pyper and Peterman 1998.</remarks>
public static class EffectiveSize
{
    private const int MostLags = 28;

    /// <summary>n / (1 + 2·Σ (1 − k/n)·r(x, k)·r(y, k)), between 4 and n.</summary>
    /// <param name="x">Residuals of mean zero.</param>
    /// <param name="y">Residuals of mean zero, of the same days.</param>
    /// <param name="count">Pairs of known days.</param>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int count)
    {
        double varianceX = Kernels.Dot(x, x), varianceY = Kernels.Dot(y, y), sum = 0;
        for (var lag = 1; lag <= Math.Min(MostLags, count / 5); lag++)
            sum += (1 - ((double)lag / count)) * (Kernels.Dot(x[lag..], x[..^lag]) / varianceX) * (Kernels.Dot(y[lag..], y[..^lag]) / varianceY);
        return Math.Clamp(count / Math.Max(1, 1 + (2 * sum)), 4, Math.Max(4, count));
    }
}
