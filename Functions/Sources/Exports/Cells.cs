using System.Globalization;

namespace SocialFunnel.Sources.Exports;

/// <summary>Reads numbers, days and times as <c>docs/csv.md</c> defines them, and says what is wrong with all others.</summary>
internal static class Cells
{
    /// <summary>More than there are people or views on any account.</summary>
    public const decimal MostCount = 1_000_000_000_000m;

    /// <summary>More than any order or day's spend in any currency.</summary>
    public const decimal MostMoney = 1_000_000_000_000m;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const string DayForm = "write it as 2026-11-23.";
    private const string TimeForm = "write it as 2026-11-23T14:05:00+01:00, or without the offset for the brand's local time.";

    private static readonly string[] TimesOfDay = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];
    private static readonly string[] Offsets = [@"hh\:mm", "hhmm", "hh"];

    /// <summary>Reads a number with a decimal point and nothing else.</summary>
    public static decimal? Number(string text, decimal least, decimal most, bool whole, out string? problem)
    {
        problem = null;
        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number))
        {
            problem = text.Contains(',')
                ? "has a comma: write 1234.56, with a point before the decimals and nothing between thousands."
                : "is no number: write it like 1234.56, or leave the cell empty when it is unknown.";
        }
        else if (number < least || number > most)
        {
            problem = number < least && least == 0
                ? "is negative and must be 0 or more."
                : string.Create(CultureInfo.InvariantCulture, $"is outside {least:0.##} to {most:0.##}.");
        }
        else if (whole && number != decimal.Truncate(number))
        {
            problem = "is no whole number: write thousands without a point.";
        }

        return problem is null ? number : null;
    }

    /// <summary>Reads an ISO day.</summary>
    public static DateOnly? Day(string text, out string? problem)
    {
        var valid = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        problem = valid ? null : $"is no day: {DayForm}";
        return valid ? day : null;
    }

    /// <summary>
    /// Reads an ISO 8601 time. Without an offset it is the brand's local time; a day alone is its first or its last second.
    /// </summary>
    public static DateTimeOffset Time(string text, BrandCalendar calendar, bool lastSecond, out string? problem)
    {
        problem = $"is no time: {TimeForm}";
        if (text.Length < 10 || Day(text[..10], out _) is not { } day || day.Year is < 2 or > 9998)
        {
            return default;
        }

        if (text.Length == 10)
        {
            problem = null;
            return calendar.InstantOf(day.ToDateTime(lastSecond ? new TimeOnly(23, 59, 59) : TimeOnly.MinValue));
        }

        var clock = text.AsSpan(11).TrimStart();
        var at = clock.IndexOfAny('Z', '+', '-');
        var timeOfDay = at < 0 ? clock : clock[..at].TrimEnd();
        var zone = at < 0 ? default : clock[at..];
        if (text[10] is not ('T' or ' ') || !TimeOnly.TryParseExact(timeOfDay, TimesOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            || !Zone(zone, out var offset))
        {
            return default;
        }

        problem = null;
        var local = day.ToDateTime(time);
        return offset is { } known ? new DateTimeOffset(local, known).ToUniversalTime() : calendar.InstantOf(local);
    }

    private static bool Zone(ReadOnlySpan<char> zone, out TimeSpan? offset)
    {
        offset = zone is "Z" ? TimeSpan.Zero : null;
        if (zone.IsEmpty || zone is "Z")
        {
            return true;
        }

        if (!TimeSpan.TryParseExact(zone[1..], Offsets, CultureInfo.InvariantCulture, out var size) || size > TimeSpan.FromHours(14))
        {
            return false;
        }

        offset = zone[0] == '-' ? -size : size;
        return true;
    }
}
