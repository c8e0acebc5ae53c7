using SocialFunnel.Analysis.Statistics;

namespace SocialFunnel.Analysis;

/// <summary>Elasticities: by how many percent one number is higher after one percent more of the other.</summary>
internal static class CorrelationStrength
{
    private const double NegativeShare = 0.05;

    /// <summary>The elasticity of <paramref name="followed"/> to <paramref name="leading"/> a number of days before; null where it has none.</summary>
    /// <param name="terms">Deterministic terms.</param>
    /// <param name="leading">Its signed logarithm is the regressor; days on which it was winsorised are left out.</param>
    /// <param name="leadingKnown">1 on a known day.</param>
    /// <param name="followed">Counts or amounts. Days below zero count as zero; too many of them and there is no elasticity.</param>
    /// <param name="followedKnown">1 on a known day.</param>
    /// <param name="lag">Days between the two.</param>
    public static PoissonRegression.Estimate? Of(
        CorrelationTerms terms, Innovations leading, double[] leadingKnown, double[] followed, double[] followedKnown, int lag)
    {
        var n = followed.Length;
        var (x, counts, weight) = (new double[n], new double[n], new double[n]);
        var (negative, known) = (0, 0);
        for (var t = lag; t < n; t++)
        {
            weight[t] = leading.IsCut(t - lag) ? 0 : leadingKnown[t - lag] * followedKnown[t];
            x[t] = weight[t] * leading.Logarithms[t - lag];
            counts[t] = weight[t] * Math.Max(0, followed[t]);
            known += weight[t] != 0 ? 1 : 0;
            negative += weight[t] != 0 && followed[t] < 0 ? 1 : 0;
        }

        return negative > NegativeShare * known ? null : PoissonRegression.Fit(terms.Design, x, counts, weight, terms.Complete);
    }
}
