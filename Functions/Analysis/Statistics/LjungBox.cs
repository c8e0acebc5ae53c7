using MathNet.Numerics.Distributions;

namespace SocialFunnel.Analysis.Statistics;

/// <summary>Whether innovations still predict themselves.</summary>
/// <remarks>Ljung and Box 1978, <i>Biometrika</i> 65: Q = n(n+2) Σ r²(k)/(n−k), chi-squared with lags minus fitted coefficients.</remarks>
public static class LjungBox
{
    /// <summary>Statistic and p over lags 1..<paramref name="lags"/>.</summary>
    /// <param name="values">Innovations; zero where there is none.</param>
    /// <param name="count">How many innovations there are.</param>
    /// <param name="lags">Number of lags.</param>
    /// <param name="fitted">Autoregressive coefficients that were fitted; at least one degree of freedom stays.</param>
    public static (double Statistic, double P) Test(ReadOnlySpan<double> values, int count, int lags, int fitted)
    {
        var variance = Kernels.Dot(values, values);
        if (variance <= 0 || count <= lags + 1)
            return (0, 1);
        var sum = 0.0;
        for (var lag = 1; lag <= lags; lag++)
        {
            var r = Kernels.Dot(values[lag..], values[..^lag]) / variance;
            sum += r * r / (count - lag);
        }

        var statistic = count * (count + 2.0) * sum;
        return (statistic, 1 - ChiSquared.CDF(Math.Max(1, lags - fitted), statistic));
    }
}
