using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Sources.Http;

/// <summary>What readings of shops and payment providers have in common.</summary>
internal static class ShopReadings
{
    /// <summary>The reading of a touch.</summary>
    /// <param name="touch">What is known of it.</param>
    /// <param name="context">The pull.</param>
    /// <param name="journey">Whose touch it is.</param>
    /// <param name="at">When it was.</param>
    /// <param name="sequence">Order among touches of one instant.</param>
    public static TouchReading AsReading(this Touchpoint touch, PullContext context, string journey, DateTimeOffset at, int sequence) => new()
    {
        Day = context.Brand.Calendar.DayOf(at),
        Source = context.Source,
        RetrievedAt = context.RetrievedAt,
        JourneyId = journey,
        At = at,
        Sequence = sequence,
        ReferrerHost = touch.ReferrerHost,
        UtmSource = touch.UtmSource,
        UtmMedium = touch.UtmMedium,
        UtmCampaign = touch.UtmCampaign,
        ClickId = touch.ClickId,
    };

    /// <summary>
    /// Refunds of an order without tax and shipping. Vendors tell them with both: of each the part counts that the net value is of what was paid, and of
    /// all together no more than the net value.
    /// </summary>
    /// <param name="refunds">Days and amounts, with tax and shipping.</param>
    /// <param name="paid">What was paid.</param>
    /// <param name="net">The net value.</param>
    public static IReadOnlyList<Refund> Refunds(IEnumerable<(DateOnly Day, decimal Amount)> refunds, decimal paid, decimal net)
    {
        var left = net;
        var told = new List<Refund>();
        foreach (var (day, amount) in refunds.OrderBy(refund => refund.Day).ThenBy(refund => refund.Amount))
        {
            var part = Math.Min(left, paid > 0 ? Math.Round(amount * net / paid, 4) : amount);
            if (part > 0)
            {
                told.Add(new Refund(day, part));
                left -= part;
            }
        }

        return told;
    }

    /// <summary>The instants in which a window begins and ends; the end is excluded.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) Span(this PullContext context) => (
        context.Brand.Calendar.InstantOf(context.Window.First.ToDateTime(TimeOnly.MinValue)),
        context.Brand.Calendar.InstantOf(context.Window.Last.AddDays(1).ToDateTime(TimeOnly.MinValue)));
}
