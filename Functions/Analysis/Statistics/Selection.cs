using MathNet.Numerics.Distributions;

namespace SocialFunnel.Analysis.Statistics;

/// <summary>An estimate that is only shown where its test passed is too large on average ("winner's curse"); this takes most of that back.</summary>
/// <remarks>
/// Half way between the estimate and the median-unbiased one of a normal variable of which only values beyond a threshold are seen: the
/// compromise of Zhong and Prentice 2008, <i>Biostatistics</i> 9, with the conditional median (Fithian, Sun and Taylor 2014) in place of the
/// conditional maximum of likelihood, which takes back too much.
/// </remarks>
public static class Selection
{
    private const double Certain = 4;
    private const int Bisections = 30;

    /// <summary>The factor, in [½, 1], for an estimate whose statistic passed the threshold.</summary>
    public static double Shrinkage(double statistic, double threshold)
    {
        if (statistic > threshold + Certain || statistic <= 0)
            return 1;
        double low = 0, high = statistic;
        for (var i = 0; i < Bisections; i++)
        {
            var mean = (low + high) / 2;
            if (Normal.CDF(0, 1, mean - statistic) < 0.5 * Normal.CDF(0, 1, mean - threshold))
                low = mean;
            else
                high = mean;
        }

        return (1 + (low / statistic)) / 2;
    }
}
