using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Analysis;

/// <summary>Values each conversion and gives out its credit.</summary>
internal static class ConversionCredits
{
    /// <summary>Every conversion that was not cancelled, oldest first.</summary>
    public static IReadOnlyList<AttributedConversion> Of(Brand brand, DateOnly last, BrandReadings readings, Func<Money, DateOnly, decimal?> convert)
    {
        var customers = new HashSet<string>(StringComparer.Ordinal);
        return [.. CustomerJourneys.Of(brand, readings)
            .Where(journey => journey.Conversion is not null)
            .Select(journey => new AttributedConversion(
                journey.Conversion!,
                NetRevenue.Of(journey.Conversion!, brand.Currency, last, convert),
                IsNew(journey.Conversion!, customers),
                new Dictionary<string, IReadOnlyDictionary<string, decimal>> { [AttributedConversion.Headline] = LastNonDirect(journey.Touches) }))];
    }

    // The shop's word counts; else a customer is new when no earlier conversion carries the same key.
    private static bool? IsNew(ConversionReading conversion, HashSet<string> seen)
    {
        var first = conversion.CustomerKey is { } key ? seen.Add(key) : (bool?)null;
        return conversion.NewCustomer ?? first;
    }

    private static Dictionary<string, decimal> LastNonDirect(IReadOnlyList<ChannelTouch> touches) => new()
    {
        [touches.LastOrDefault(touch => !touch.Match.IsDirect)?.Match.Channel ?? Mediums.Direct] = 1,
    };
}
