using SocialFunnel.Analysis.Attribution;
using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Analysis;

/// <summary>Values each conversion and gives out its credit by every model.</summary>
internal static class ConversionCredits
{
    /// <summary>
    /// Every conversion that was not cancelled, oldest first. The models that learn from all journeys learn from all that is known, so that the
    /// credits of a conversion are the same in whatever window one looks at it.
    /// </summary>
    public static IReadOnlyList<AttributedConversion> Of(Brand brand, ChannelSettings settings, DateOnly last, BrandReadings readings, Func<Money, DateOnly, decimal?> convert)
    {
        var conversions = readings.Conversions.Where(conversion => !conversion.Cancelled)
            .OrderBy(conversion => conversion.At).ThenBy(conversion => conversion.ConversionId, StringComparer.Ordinal).ToList();
        var revenues = conversions.ConvertAll(conversion => NetRevenue.Of(conversion, brand.Currency, last, convert));
        var journeys = JourneyBuilder.Build(
            [.. readings.Touches.Select(touch => new ChannelTouch(touch.JourneyId, touch.At, touch.Sequence, ChannelClassifier.Classify(ChannelVisit.Of(touch), settings).Channel))],
            [.. conversions.Select((conversion, index) => new CreditableConversion(
                conversion.ConversionId, conversion.JourneyId, conversion.At, revenues[index] ?? 0, ChannelClassifier.FromOrder(ChannelVisit.Of(conversion), settings)?.Channel))],
            TimeSpan.FromDays(brand.AttributionDays));
        var models = AttributionCalculator.CreditAll(journeys, AttributionOptions.Default);
        var customers = new HashSet<string>(StringComparer.Ordinal);
        return [.. conversions.Select((conversion, index) => new AttributedConversion(
            conversion,
            revenues[index],
            IsNew(conversion, customers),
            journeys[index].Touches == Journey.NoTouches ? 0 : journeys[index].Touches.Count,
            models.ToDictionary(model => model.Model, model => model.Journeys[index])))];
    }

    // The shop's word counts; else a customer is new when no earlier conversion carries the same key.
    private static bool? IsNew(ConversionReading conversion, HashSet<string> seen)
    {
        var first = conversion.CustomerKey is { } key ? seen.Add(key) : (bool?)null;
        return conversion.NewCustomer ?? first;
    }
}
