using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

/// <summary>The days that the lines above a report of Google Analytics tell (<c># Start date: 20261101</c>, <c># 20261101-20261130</c>).</summary>
/// <param name="First">The first; null where nothing tells it.</param>
/// <param name="Last">The last.</param>
internal sealed partial record Ga4Preamble(DateOnly? First, DateOnly? Last)
{
    /// <summary>Whether such lines stand above a table.</summary>
    public static bool IsAbove(TableHead head) => head.Titles.Any(row => row.Length > 0 && row[0].StartsWith('#')) && Of(head).First is not null;

    /// <summary>Reads the lines above a table; of several reports before it, the last one's count.</summary>
    public static Ga4Preamble Of(TableHead head)
    {
        DateOnly? first = null, last = null;
        foreach (var line in head.Titles.Where(row => row.Length > 0 && row[0].StartsWith('#')).Select(row => string.Join(' ', row)))
        {
            if (Span().Match(line) is { Success: true } span)
            {
                (first, last) = (Day(span.Groups[1].Value), Day(span.Groups[2].Value));
            }
            else if (Bound().Match(line) is { Success: true } bound)
            {
                (first, last) = bound.Groups[1].ValueSpan[0] is 'S' or 's' ? (Day(bound.Groups[2].Value), last) : (first, Day(bound.Groups[2].Value));
            }
        }

        return new Ga4Preamble(first, last ?? first);
    }

    /// <summary>The report's name: what stands behind the first line of dashes of its block; the title as it stands where there is none.</summary>
    public static string TitleOf(TableHead head)
    {
        var lines = head.Titles.Where(row => row.Length > 0 && row[0].StartsWith('#')).Select(row => row[0].TrimStart('#').Trim()).ToList();
        var ends = lines.FindLastIndex(IsDashes);
        var starts = ends > 0 ? lines.FindLastIndex(ends - 1, IsDashes) : -1;
        return starts >= 0 && starts + 1 < ends ? lines[starts + 1] : head.Title;

        static bool IsDashes(string line) => line.Length > 3 && line.All(c => c == '-');
    }

    /// <summary>The day a count of days after the first one; null where it lies outside.</summary>
    public DateOnly? Nth(int number) => First is { } first && first.AddDays(number) is var day && day <= Last ? day : null;

    /// <summary>
    /// The last day of a week of Google's: weeks begin on Sundays, and the first one of a year on its first day. The year is the one in which that week
    /// lies inside the report; else the one given.
    /// </summary>
    public DateOnly? EndOfWeek(int week, int? year)
    {
        if (week is < 1 or > 54)
        {
            return null;
        }

        if (First is not { } first || Last is not { } last)
        {
            return year is { } said ? End(said, week) : null;
        }

        // A report that is longer than a year may hold a week twice, and then nobody knows.
        var years = Enumerable.Range(first.Year, last.Year - first.Year + 1).Where(of => End(of, week) is { } end && end >= first && end.AddDays(-6) <= last).ToList();
        return years is [var only] ? End(only, week) is { } end && end > last ? last : End(only, week) : null;
    }

    private static DateOnly? End(int year, int week)
    {
        var start = new DateOnly(year, 1, 1);
        var end = start.AddDays(((int)DayOfWeek.Saturday - (int)start.DayOfWeek) + (7 * (week - 1)));
        return end.AddDays(-6).Year > year ? null : end.Year > year ? new DateOnly(year, 12, 31) : end;
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"(\d{8})\s*-\s*(\d{8})", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"(Start|End) date:?\s*(\d{8})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bound();
}
