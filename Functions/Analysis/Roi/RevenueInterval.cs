using MathNet.Numerics.Distributions;

namespace SocialFunnel.Analysis;

/// <summary>Where a platform's expected revenue of a window lies, with 90 % confidence, in the brand's currency.</summary>
/// <param name="Lower">Lower end; null where only an upper bound can be given.</param>
/// <param name="Upper">Upper end, exceeded with a probability of about 5 %; null where nothing can be said.</param>
/// <param name="Method">How it was found: <c>weekly</c>, <c>count</c>, or <c>none</c>.</param>
public sealed record RevenueInterval(double? Lower, double? Upper, string Method)
{
    /// <summary>From this many attributed conversions on the interval has two ends.</summary>
    public const int EnoughConversions = 10;

    /// <summary>From this many whole weeks on their spread can be measured.</summary>
    public const int EnoughWeeks = 4;

    private const double Tail = 0.95;

    private static RevenueInterval None { get; } = new(null, null, "none");

    /// <summary>The interval; its coverage is measured in docs/roi.md.</summary>
    /// <param name="dailyRevenue">Attributed net revenue per day, oldest first.</param>
    /// <param name="conversions">Attributed conversions of these days.</param>
    /// <param name="orderValues">How the brand's order values are spread.</param>
    public static RevenueInterval Of(IReadOnlyList<decimal> dailyRevenue, decimal conversions, OrderValues orderValues)
    {
        var total = (double)dailyRevenue.Sum();
        if (conversions < EnoughConversions || total <= 0)
        {
            return FromCount(total, (double)conversions, orderValues);
        }

        return dailyRevenue.Count >= 7 * EnoughWeeks ? FromWeeks(dailyRevenue, total, (double)conversions, orderValues) : None;
    }

    /// <summary>
    /// A t interval of the log of weekly sums (delta method), never narrower than what the number of orders and the spread of
    /// the brand's order values alone make: the variance of a compound Poisson sum, relative to its squared mean, is second moment / count.
    /// That counts in full for the upper end and by half for the lower one, since what a few weeks have not shown yet is the rare dear order.
    /// </summary>
    private static RevenueInterval FromWeeks(IReadOnlyList<decimal> dailyRevenue, double total, double conversions, OrderValues orderValues)
    {
        var weeks = Weeks.Sums(dailyRevenue);
        var mean = total / dailyRevenue.Count * 7;
        var spread = Weeks.Spread(weeks) / mean * Math.Sqrt(7.0 / dailyRevenue.Count);
        var ofWeeks = StudentT.InvCDF(0, 1, weeks.Length - 1, Tail) * spread * Weeks.Inflation(weeks);
        var ofOrders = Normal.InvCDF(0, 1, Tail) * Math.Sqrt(orderValues.SecondMoment / conversions);
        return new RevenueInterval(
            Finite.Or(total * Math.Exp(-Math.Max(ofWeeks, ofOrders / 2))), Finite.Or(total * Math.Exp(Math.Max(ofWeeks, ofOrders))), "weekly");
    }

    /// <summary>
    /// The exact upper limit of a Poisson mean (Garwood 1936), times the order value at the upper end of its own interval. With no
    /// order value at all nothing can be said.
    /// </summary>
    private static RevenueInterval FromCount(double total, double conversions, OrderValues orderValues)
    {
        if (orderValues.Count == 0)
        {
            return None;
        }

        var count = Gamma.InvCDF(conversions + 1, 1, Tail);
        var value = orderValues.Mean * Math.Exp(Normal.InvCDF(0, 1, Tail) * Math.Sqrt((orderValues.SecondMoment - 1) / orderValues.Count));
        var ownValue = conversions > 0 ? total / conversions : 0;
        return new RevenueInterval(null, Finite.Or(count * Math.Max(value, ownValue)), "count");
    }
}
