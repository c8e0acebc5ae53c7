using System.Globalization;

namespace SocialFunnel.Sources.Http;

/// <summary>Times as vendors write them.</summary>
internal static class VendorTime
{
    // 1991 to 2200.
    private const decimal Earliest = 662_688_000;
    private const decimal Latest = 7_258_118_400;

    /// <summary>Reads ISO 8601 and the like; null where it is none, or one that no post can have.</summary>
    public static DateTimeOffset? Of(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time.Year is > 1990 and < 2200 ? time : null;

    /// <summary>Reads seconds since 1970; null where it is none, or one that no post can have.</summary>
    public static DateTimeOffset? OfSeconds(decimal? seconds) => seconds is >= Earliest and < Latest ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds.Value * 1000)) : null;

    /// <summary>Reads milliseconds since 1970; null where it is none, or one that no post can have.</summary>
    public static DateTimeOffset? OfMilliseconds(decimal? milliseconds) => OfSeconds(milliseconds / 1000);

    /// <summary>The first instant of a day of UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The day of UTC of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
