using System.Globalization;

namespace SocialFunnel.Analysis;

/// <summary>Days without an order, when they are too many.</summary>
/// <param name="Last">Day of the last order.</param>
/// <param name="Days">Known days since, none of which had any.</param>
/// <param name="Reason">Why that is too long, in a sentence.</param>
internal sealed record Pause(DateOnly Last, int Days, string Reason)
{
    /// <summary>A pause as long as this comes by chance once in two years: after one of 730 days' orders.</summary>
    private const double DaysOfChance = 730;

    // A weekend without orders is nothing.
    private const int Least = 3;

    private const int LongestUsual = 365;

    /// <summary>The pause that the brand is in, if it is too long. Days of which orders are not known do not count: nobody knows that there were none.</summary>
    public static Pause? Of(FunnelFacts facts, int? most)
    {
        if (facts.KnownConversions is not { } known
            || facts.Readings.Conversions.Where(conversion => !conversion.Cancelled && conversion.Day <= known.Last).Select(conversion => (DateOnly?)conversion.Day).Max() is not { } last)
        {
            return null;
        }

        var days = known.Last.DayNumber - last.DayNumber;
        var usual = Usual(facts, last);
        return (most ?? usual) is { } limit && days >= limit
            ? new Pause(last, days, string.Create(CultureInfo.InvariantCulture, $"The last one came on {last:d MMMM yyyy}. {Why(most, usual)} Check the shop, the payment, and whether orders still come in here."))
            : null;
    }

    /// <summary>How many days without an order come by chance less than once in two years, at a rate of orders a day; null where too few come to tell.</summary>
    /// <param name="rate">Orders a day, 0 or more.</param>
    public static int? Limit(double rate) => rate * DaysOfChance <= Math.E ? null : Math.Max(Least, (int)Math.Ceiling(Math.Log(rate * DaysOfChance) / rate));

    private static int? Usual(FunnelFacts facts, DateOnly last)
    {
        var first = facts.KnownConversions!.Value.First;
        var span = Window.Ending(last, Math.Min(last.DayNumber - first.DayNumber + 1, LongestUsual));
        return Limit((double)facts.Readings.Conversions.Count(conversion => !conversion.Cancelled && span.Contains(conversion.Day)) / span.Days) is { } limit && limit <= facts.Brand.LookBackDays ? limit : null;
    }

    private static string Why(int? most, int? usual) => most is { } set
        ? string.Create(CultureInfo.InvariantCulture, $"You asked to be told after {set} {(set == 1 ? "day" : "days")}.")
        : string.Create(CultureInfo.InvariantCulture, $"At the usual rate {usual} days without any come by chance less than once in two years.");
}
