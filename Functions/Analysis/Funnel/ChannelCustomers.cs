namespace SocialFunnel.Analysis;

/// <summary>
/// What customers are worth by the channel that won them: all their orders, whatever led to the later ones. Only customers who have been known
/// long enough count in a span, so that a young cohort does not look poor, and only those whose every order in it has a known value.
/// </summary>
public sealed record ChannelCustomers
{
    /// <summary>The channel credited with the customer's first order.</summary>
    public required string Channel { get; init; }

    /// <summary>Customers it won.</summary>
    public required int Customers { get; init; }

    /// <summary>Those won at least 30 days before the last day of which conversions are known, the values of all their orders of these days known.</summary>
    public required int Customers30 { get; init; }

    /// <summary>Their mean net revenue in the first 30 days, in the brand's currency; null where there are none.</summary>
    public decimal? Value30 { get; init; }

    /// <summary>The same for 90 days.</summary>
    public required int Customers90 { get; init; }

    /// <summary>Their mean net revenue in the first 90 days.</summary>
    public decimal? Value90 { get; init; }

    /// <summary>The same for 365 days.</summary>
    public required int Customers365 { get; init; }

    /// <summary>Their mean net revenue in the first 365 days.</summary>
    public decimal? Value365 { get; init; }

    internal static IReadOnlyList<ChannelCustomers> Of(IReadOnlyList<AttributedConversion> conversions, DateOnly last) =>
        [.. conversions.Where(conversion => conversion.Conversion.CustomerKey is not null)
            .GroupBy(conversion => conversion.Conversion.CustomerKey!, StringComparer.Ordinal)
            .Select(customer => customer.OrderBy(conversion => conversion.Conversion.At).ToArray())

            // Somebody who was a customer before our first day was won by nobody we know.
            .Where(orders => orders[0].Conversion.NewCustomer != false)
            .GroupBy(orders => orders[0].Channel, StringComparer.Ordinal)
            .OrderBy(channel => channel.Key, StringComparer.Ordinal)
            .Select(channel =>
            {
                var (in30, in90, in365) = (Within(channel, 30, last), Within(channel, 90, last), Within(channel, 365, last));
                return new ChannelCustomers
                {
                    Channel = channel.Key,
                    Customers = channel.Count(),
                    Customers30 = in30.Count,
                    Value30 = Mean(in30),
                    Customers90 = in90.Count,
                    Value90 = Mean(in90),
                    Customers365 = in365.Count,
                    Value365 = Mean(in365),
                };
            })];

    private static List<decimal> Within(IEnumerable<AttributedConversion[]> customers, int days, DateOnly last) =>
        [.. customers.Where(orders => orders[0].Conversion.Day.AddDays(days) <= last)
            .Select(orders => orders.Where(order => order.Conversion.Day < orders[0].Conversion.Day.AddDays(days)).Select(order => order.Revenue).ToList())
            .Where(values => !values.Contains(null))
            .Select(values => values.Sum()!.Value)];

    private static decimal? Mean(List<decimal> values) => values.Count == 0 ? null : Math.Round(values.Average(), 4);
}
