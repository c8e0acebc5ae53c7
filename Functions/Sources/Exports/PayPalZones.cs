using System.Globalization;

namespace SocialFunnel.Sources.Exports;

/// <summary>Zones as PayPal names them: letters such as PST, offsets such as GMT+02:00, or names of the IANA database.</summary>
internal static class PayPalZones
{
    // Letters that mean several zones, such as CST and IST, are left out: nobody should guess.
    private static readonly Dictionary<string, string> Letters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTC"] = "+00:00",
        ["GMT"] = "+00:00",
        ["WET"] = "+00:00",
        ["WEST"] = "+01:00",
        ["BST"] = "+01:00",
        ["CET"] = "+01:00",
        ["CEST"] = "+02:00",
        ["EET"] = "+02:00",
        ["EEST"] = "+03:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
        ["MDT"] = "-06:00",
        ["CDT"] = "-05:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["JST"] = "+09:00",
        ["HKT"] = "+08:00",
        ["SGT"] = "+08:00",
        ["AEST"] = "+10:00",
        ["AEDT"] = "+11:00",
        ["NZST"] = "+12:00",
        ["NZDT"] = "+13:00",
    };

    /// <summary>The offset, such as <c>+02:00</c>; null where it is not known.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="day">The day, since zones with names move with summer time.</param>
    /// <param name="clock">The time of day.</param>
    public static string? OffsetOf(string? zone, DateOnly? day, string clock)
    {
        if (zone is null)
        {
            return null;
        }

        var letters = zone.Trim();
        if (Letters.TryGetValue(letters, out var known))
        {
            return known;
        }

        if (letters.Length is 9 && letters[..3].ToUpperInvariant() is "GMT" or "UTC" && letters[3] is '+' or '-')
        {
            return letters[3..];
        }

        return letters.Contains('/') && day is { } local && TimeOnly.TryParse(clock, CultureInfo.InvariantCulture, out var time) && TimeZoneInfo.TryFindSystemTimeZoneById(letters, out var found)
            ? Text(found.GetUtcOffset(local.ToDateTime(time)))
            : null;
    }

    private static string Text(TimeSpan offset) => $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";
}
