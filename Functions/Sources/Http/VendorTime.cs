using System.Globalization;

namespace SocialFunnel.Sources.Http;

/// <summary>Times as vendors write them.</summary>
internal static class VendorTime
{
    /// <summary>Reads ISO 8601 and the like; null where it is none, or one that no post can have.</summary>
    public static DateTimeOffset? Of(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time.Year is > 1990 and < 2200 ? time : null;
}
