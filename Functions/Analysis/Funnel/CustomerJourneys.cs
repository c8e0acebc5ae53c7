using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Analysis;

/// <summary>A conversion with the touches that can earn credit for it, or touches without a conversion.</summary>
/// <param name="Touches">Oldest first; empty when nothing is known.</param>
/// <param name="Conversion">Null for visitors who did not convert.</param>
public sealed record CustomerJourney(IReadOnlyList<ChannelTouch> Touches, ConversionReading? Conversion);

/// <summary>A touch and its channel.</summary>
public sealed record ChannelTouch(DateTimeOffset At, ChannelMatch Match);

/// <summary>Joins touches and conversions.</summary>
public static class CustomerJourneys
{
    /// <summary>
    /// One journey for each conversion: the touches of its visitor within the look-back and not after it, so that a later visit never changes
    /// an earlier conversion. Where they are silent or direct only, the order's own discount code or the buyer's answer stands in. What remains of a
    /// visitor after the last conversion, or of one who never converted, is a journey without conversion.
    /// </summary>
    public static IReadOnlyList<CustomerJourney> Of(Brand brand, BrandReadings readings)
    {
        var settings = ChannelSettings.Of(brand);
        var visitors = readings.Touches
            .GroupBy(touch => touch.JourneyId, StringComparer.Ordinal)
            .ToDictionary(visitor => visitor.Key, visitor => visitor.OrderBy(touch => touch.At).ThenBy(touch => touch.Sequence)
                .Select(touch => new ChannelTouch(touch.At, ChannelClassifier.Classify(ChannelVisit.Of(touch), settings))).ToArray(), StringComparer.Ordinal);
        var journeys = new List<CustomerJourney>();
        var lastConversion = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var conversion in readings.Conversions.Where(conversion => !conversion.Cancelled))
        {
            var visitor = conversion.JourneyId is { } id ? visitors.GetValueOrDefault(id, []) : [];
            var from = conversion.At.AddDays(-brand.AttributionDays);
            var touches = visitor.Where(touch => touch.At <= conversion.At && touch.At >= from).ToList();
            if (touches.TrueForAll(touch => touch.Match.IsDirect) && ChannelClassifier.FromOrder(ChannelVisit.Of(conversion), settings) is { } told)
            {
                touches.Add(new ChannelTouch(conversion.At, told));
            }

            journeys.Add(new CustomerJourney(touches, conversion));
            if (conversion.JourneyId is { } journey)
            {
                lastConversion[journey] = conversion.At;
            }
        }

        journeys.AddRange(visitors
            .Select(visitor => lastConversion.TryGetValue(visitor.Key, out var last) ? visitor.Value.Where(touch => touch.At > last).ToArray() : visitor.Value)
            .Where(touches => touches.Length > 0)
            .Select(touches => new CustomerJourney(touches, null)));
        return journeys;
    }
}
