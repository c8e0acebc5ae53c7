using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Analysis.Attribution;

/// <summary>A visit with its channel.</summary>
/// <param name="JourneyId">Groups the visits of one visitor.</param>
/// <param name="At">When it happened.</param>
/// <param name="Sequence">Order among visits of one journey at the same instant.</param>
/// <param name="Channel">As <see cref="Channels.ChannelMatch.Channel"/>.</param>
public sealed record ChannelTouch(string JourneyId, DateTimeOffset At, int Sequence, string Channel);

/// <summary>A conversion, ready to be credited.</summary>
/// <param name="Id">Unique among the conversions given.</param>
/// <param name="JourneyId">Whose touches came before it; null when the shop knows none.</param>
/// <param name="At">When it happened.</param>
/// <param name="Value">Its value in the currency of the analysis; 0 for a conversion without one.</param>
/// <param name="OwnChannel">
/// The channel that the order alone tells (its discount code or the buyer's answer); stands in where there are no touches, or only direct ones. Null for none.
/// </param>
public sealed record CreditableConversion(string Id, string? JourneyId, DateTimeOffset At, decimal Value, string? OwnChannel);

/// <summary>Puts touches and conversions together.</summary>
public static class JourneyBuilder
{
    /// <summary>
    /// One journey per conversion, in the order given, from the touches up to it and not older than the look-back; then one per visitor who did not convert
    /// after their last conversion. A touch after a conversion never counts for it; a touch may count for several later conversions.
    /// </summary>
    /// <param name="touches">In any order.</param>
    /// <param name="conversions">In any order.</param>
    /// <param name="lookBack">How long before a conversion a touch can earn credit; positive. For visitors who did not convert: before their last touch.</param>
    /// <returns>The journeys of the conversions, index by index, and after them those without a conversion.</returns>
    public static IReadOnlyList<Journey> Build(IReadOnlyCollection<ChannelTouch> touches, IReadOnlyList<CreditableConversion> conversions, TimeSpan lookBack)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lookBack, TimeSpan.Zero);
        var visitors = touches.GroupBy(touch => touch.JourneyId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(touch => touch.At).ThenBy(touch => touch.Sequence).ThenBy(touch => touch.Channel, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        var converted = conversions.Select(conversion =>
        {
            var own = conversion.JourneyId is { } id && visitors.TryGetValue(id, out var all) ? Until(all, conversion.At, lookBack) : [];
            return new Journey(own.Exists(touch => touch.Channel != Mediums.Direct) ? own : WithOwnWord(own, conversion), 1m, conversion.Value, 0m);
        });
        var lastConversion = conversions.Where(conversion => conversion.JourneyId is not null)
            .GroupBy(conversion => conversion.JourneyId!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(conversion => conversion.At), StringComparer.Ordinal);
        var others = visitors.OrderBy(visitor => visitor.Key, StringComparer.Ordinal)
            .Select(visitor => visitor.Value.Where(touch => !lastConversion.TryGetValue(visitor.Key, out var last) || touch.At > last).ToList())
            .Where(rest => rest.Count > 0)
            .Select(rest => new Journey(Until(rest, rest[^1].At, lookBack), 0m, 0m, 1m));
        return [.. converted, .. others];
    }

    private static List<JourneyTouch> Until(List<ChannelTouch> touches, DateTimeOffset end, TimeSpan lookBack) =>
        [.. touches.Where(touch => touch.At <= end && end - touch.At <= lookBack).Select(touch => new JourneyTouch(touch.Channel, end - touch.At))];

    private static IReadOnlyList<JourneyTouch> WithOwnWord(List<JourneyTouch> direct, CreditableConversion conversion) =>
        conversion.OwnChannel is { } channel ? [.. direct, new JourneyTouch(channel, TimeSpan.Zero)]
        : direct.Count > 0 ? direct
        : Journey.NoTouches;
}
