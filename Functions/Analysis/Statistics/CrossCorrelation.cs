using MathNet.Numerics.Distributions;

namespace SocialFunnel.Analysis.Statistics;

/// <summary>Cross-correlations of two series of innovations, x before y, and what chance alone would make of them.</summary>
/// <param name="Correlation">r at each lag asked for.</param>
/// <param name="Statistic">t at each lag: positive where x goes before more of y.</param>
/// <param name="P">One-sided p at each lag: Student's t; the normal distribution where t is negative and p above one half, which no verdict rests on.</param>
/// <param name="Variance">Variance of the sum of products when there is no link, per lag.</param>
/// <param name="Freedom">Degrees of freedom per lag.</param>
public sealed record CrossCorrelation(double[] Correlation, double[] Statistic, double[] P, double[] Variance, double[] Freedom)
{
    /// <summary>Correlates x(t − lag) with y(t) for lag = <paramref name="from"/>..<paramref name="to"/>.</summary>
    /// <remarks>
    /// S = Σ x(t−k)·y(t); its variance without a link is Σ v(x, t−k)·v(y, t), with v from <see cref="LocalVariance"/>; s = S/√variance;
    /// t = s·√(f/(m − s²)) on f = m − terms − 1 degrees of freedom, m the number of pairs. With constant variances this is the usual t of a
    /// correlation.
    /// </remarks>
    public static CrossCorrelation Of(Innovations x, double[] varianceX, Innovations y, double[] varianceY, int from, int to)
    {
        var lags = to - from + 1;
        var result = new CrossCorrelation(new double[lags], new double[lags], new double[lags], new double[lags], new double[lags]);
        var n = x.Values.Length;
        var gaps = x.Count < n - x.Coefficients.Length || y.Count < n - y.Coefficients.Length;
        var (scaleX, scaleY) = (Math.Sqrt(Kernels.Dot(x.Values, x.Values) / x.Count), Math.Sqrt(Kernels.Dot(y.Values, y.Values) / y.Count));
        for (var i = 0; i < lags; i++)
        {
            var lag = from + i;
            var pairs = gaps
                ? Kernels.Dot(x.Valid.AsSpan(0, n - lag), y.Valid.AsSpan(lag))
                : n - Math.Max(x.Coefficients.Length + lag, y.Coefficients.Length);
            var sum = Kernels.Dot(x.Values.AsSpan(0, n - lag), y.Values.AsSpan(lag));
            var variance = Kernels.Dot(varianceX.AsSpan(0, n - lag), varianceY.AsSpan(lag));
            var freedom = Math.Max(1, pairs - Math.Max(x.Terms, y.Terms) - 1);
            var s = variance > 0 ? sum / Math.Sqrt(variance) : 0;
            s = Math.Clamp(s, -0.999 * Math.Sqrt(pairs), 0.999 * Math.Sqrt(pairs));
            result.Correlation[i] = pairs > 0 ? Math.Clamp(sum / (pairs * scaleX * scaleY), -1, 1) : 0;
            result.Statistic[i] = pairs > 0 ? s * Math.Sqrt(freedom / (pairs - (s * s))) : 0;
            result.P[i] = result.Statistic[i] > 0 ? StudentT.CDF(0, 1, freedom, -result.Statistic[i]) : Normal.CDF(0, 1, -result.Statistic[i]);
            result.Variance[i] = variance;
            result.Freedom[i] = freedom;
        }

        return result;
    }

    /// <summary>The strongest positive link: its place among the lags asked for.</summary>
    public int Best => Array.IndexOf(Statistic, Statistic.Max());

    /// <summary>
    /// One p for all lags together: the smallest p(j)·m/j of the ordered p, exact for independent lags and valid for lags that are positively
    /// dependent (Simes 1986, <i>Biometrika</i> 73); equal to the smallest q of Benjamini and Hochberg over the lags.
    /// </summary>
    public double Simes()
    {
        var sorted = (double[])P.Clone();
        Array.Sort(sorted);
        var smallest = 1.0;
        for (var j = 0; j < sorted.Length; j++)
            smallest = Math.Min(smallest, sorted[j] * sorted.Length / (j + 1));
        return smallest;
    }
}
