using System.Globalization;

namespace SocialFunnel.Sources.Exports;

/// <summary>Times as vendors write them: a day of <see cref="DayText"/>, a time of day with or without AM and PM, and perhaps an offset.</summary>
internal static class VendorTime
{
    private static readonly string[] Clocks = ["h:mm tt", "h:mm:ss tt", "H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF"];

    /// <summary>Reads a time; a day alone is its first or last second.</summary>
    public static DateTimeOffset Read(string text, DayText days, BrandCalendar calendar, bool lastSecond, bool isUtc, out string? problem)
    {
        var dayPart = DayText.DatePart(text);
        if (days.Read(dayPart, out problem) is not { } day)
        {
            return default;
        }

        var rest = text[dayPart.Length..].TrimStart('T', ' ', ',');
        var at = rest.AsSpan().IndexOfAny('Z', '+', '-');
        var (clock, zone) = at < 0 ? (rest, "") : (rest[..at].TrimEnd(), rest[at..]);
        var time = lastSecond ? new TimeOnly(23, 59, 59) : TimeOnly.MinValue;
        if (rest.Length > 0 && !TimeOnly.TryParseExact(clock, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out time))
        {
            problem = "is no time that is known here.";
            return default;
        }

        var ours = $"{day:yyyy-MM-dd}T{time:HH:mm:ss.FFFFFFF}{(zone.Length == 0 && isUtc ? "Z" : zone)}";
        return Cells.Time(ours.Replace(".Z", "Z", StringComparison.Ordinal), calendar, lastSecond, out problem);
    }
}
