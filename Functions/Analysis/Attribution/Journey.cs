namespace SocialFunnel.Analysis.Attribution;

/// <summary>One touch of a journey.</summary>
/// <param name="Channel">Where it came from; <c>direct</c> for a visit that nothing led to.</param>
/// <param name="Before">How long before the conversion (or before the end of a journey without one); not negative.</param>
public readonly record struct JourneyTouch(string Channel, TimeSpan Before);

/// <summary>
/// Touches in the order in which they happened, and what they led to. One journey may stand for many that are alike, as in a file of paths.
/// </summary>
/// <param name="Touches">Oldest first; at least one.</param>
/// <param name="Conversions">How many converted; 0 or more, usually 1 or 0.</param>
/// <param name="Value">What all of these conversions were worth together, in the one currency of the whole analysis; may be negative after refunds.</param>
/// <param name="NonConversions">How many took the same touches and did not convert; 0 or more.</param>
public sealed record Journey(IReadOnlyList<JourneyTouch> Touches, decimal Conversions, decimal Value, decimal NonConversions)
{
    /// <summary>The channel of a conversion of which no touch is known.</summary>
    public const string UnknownChannel = "unknown";

    /// <summary>The touch that takes the place of all touches when none is known, so that no conversion falls out of the sums.</summary>
    public static IReadOnlyList<JourneyTouch> NoTouches { get; } = [new(UnknownChannel, TimeSpan.Zero)];

    /// <summary>A path without times.</summary>
    /// <param name="channels">Oldest first.</param>
    /// <param name="step">The time between one touch and the next; the last touch is the conversion's own visit.</param>
    /// <param name="conversions">See <see cref="Conversions"/>.</param>
    /// <param name="value">See <see cref="Value"/>.</param>
    /// <param name="nonConversions">See <see cref="NonConversions"/>.</param>
    public static Journey OfPath(IReadOnlyList<string> channels, TimeSpan step, decimal conversions, decimal value, decimal nonConversions) =>
        new([.. channels.Select((channel, index) => new JourneyTouch(channel, step * (channels.Count - 1 - index)))], conversions, value, nonConversions);
}
