namespace SocialFunnel.Analysis;

/// <summary>How a brand's order values are spread: net values of all its conversions with a value, whatever led to them.</summary>
/// <param name="Count">Number of orders; 0 when there are none.</param>
/// <param name="Mean">Mean value, in the brand's currency; 0 when there are none.</param>
/// <param name="SecondMoment">Mean of the squared values over the squared mean: 1 when all are equal, 1 + variation² in general; at least 1.</param>
public sealed record OrderValues(int Count, double Mean, double SecondMoment)
{
    /// <summary>No orders.</summary>
    public static OrderValues None { get; } = new(0, 0, 1);

    /// <summary>Describes values; those at or below zero (fully refunded) do not count.</summary>
    public static OrderValues Of(IEnumerable<decimal> values)
    {
        // Summing in a fixed order keeps the last bit independent of the order of the input.
        var sorted = values.Where(value => value > 0).Order().Select(value => (double)value).ToArray();
        if (sorted.Length == 0)
        {
            return None;
        }

        var mean = sorted.Average();
        return new OrderValues(sorted.Length, mean, Math.Max(1, sorted.Average(value => value / mean * (value / mean))));
    }
}
