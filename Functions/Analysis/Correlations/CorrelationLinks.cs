using MathNet.Numerics.Distributions;
using SocialFunnel.Analysis.Statistics;

namespace SocialFunnel.Analysis;

/// <summary>The three questions put to a platform, and how the error budget is spent on them.</summary>
/// <param name="Lead">Followers before sales, lags 1 and up.</param>
/// <param name="Reverse">Sales before followers, lags 1 and up.</param>
/// <param name="Same">The same day.</param>
internal sealed record CorrelationLinks(CrossCorrelation Lead, CrossCorrelation Reverse, CrossCorrelation Same)
{
    /// <summary>
    /// Shares of the error rate (weighted Bonferroni: Genovese, Roeder and Wasserman 2006, <i>Biometrika</i> 93). Most of it goes to the
    /// question that people ask.
    /// </summary>
    public const double LeadShare = 0.9, ReverseShare = 0.05, SameShare = 0.05;

    public double PLead { get; } = Lead.Simes();

    public double PReverse { get; } = Reverse.Simes();

    public double PSame { get; } = Same.P[0];

    /// <summary>p of any link.</summary>
    public double P => Math.Min(1, Math.Min(PLead / LeadShare, Math.Min(PReverse / ReverseShare, PSame / SameShare)));

    public static CorrelationLinks Between(Innovations growth, Innovations sales, int maximumLag)
    {
        var (vg, vs) = (LocalVariance.Of(growth.Values, growth.Valid), LocalVariance.Of(sales.Values, sales.Valid));
        return new CorrelationLinks(
            CrossCorrelation.Of(growth, vg, sales, vs, 1, maximumLag),
            CrossCorrelation.Of(sales, vs, growth, vg, 1, maximumLag),
            CrossCorrelation.Of(growth, vg, sales, vs, 0, 0));
    }

    /// <summary>The verdict at an error rate, and its lag: 0 where the same day is the strongest, null where it goes both ways.</summary>
    public (CorrelationVerdict Verdict, int? Lag) At(double level)
    {
        var (lead, reverse, same) = (PLead <= level * LeadShare, PReverse <= level * ReverseShare, PSame <= level * SameShare);
        var (ahead, behind, now) = (Lead.Statistic[Lead.Best], Reverse.Statistic[Reverse.Best], Same.Statistic[0]);
        if (!lead && !reverse && !same)
            return (CorrelationVerdict.NoLinkFound, null);
        if (lead && reverse)
            return (CorrelationVerdict.MoveTogether, null);
        if (same && now >= Math.Max(lead ? ahead : 0, reverse ? behind : 0))
            return (CorrelationVerdict.MoveTogether, 0);
        return lead
            ? (CorrelationVerdict.FollowersLeadSales, Lead.Best + 1)
            : (CorrelationVerdict.SalesLeadFollowers, Reverse.Best + 1);
    }

    /// <summary>The one-sided t that one lag must reach for <i>followers lead sales</i>.</summary>
    public double Threshold(double level) => Threshold(Lead, level * LeadShare);

    /// <summary>What to multiply an elasticity by, since it is only shown where its test passed.</summary>
    public double Shrinkage(CorrelationVerdict verdict, double level)
    {
        var (link, share) = verdict switch
        {
            CorrelationVerdict.FollowersLeadSales => (Lead, LeadShare),
            CorrelationVerdict.SalesLeadFollowers => (Reverse, ReverseShare),
            _ => (Same, SameShare),
        };
        return verdict == CorrelationVerdict.NoLinkFound ? 1 : Selection.Shrinkage(link.Statistic[link.Best], Threshold(link, level * share));
    }

    private static double Threshold(CrossCorrelation link, double level) =>
        -StudentT.InvCDF(0, 1, link.Freedom[link.Freedom.Length / 2], level / link.P.Length);
}
