using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Days as vendors and spreadsheets write them. What a whole column says decides between 11/23 and 23/11; the year of days without one goes on from
/// the year of the first row, over the turn of a year.
/// </summary>
internal sealed class DayText
{
    private readonly bool? monthFirst;
    private readonly bool descends;
    private int? year;
    private (int Month, int Day)? before;

    private DayText(bool? monthFirst, bool lacksYear, bool descends, int? year)
    {
        (this.monthFirst, LacksYear, this.descends, this.year) = (monthFirst, lacksYear, descends, year);
    }

    /// <summary>Whether its days have no year.</summary>
    public bool LacksYear { get; }

    /// <summary>Whether its days leave open which number is the month.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>Whether the days themselves show that the month comes first; null when they show nothing.</summary>
    public bool? Shown { get; private init; }

    /// <summary>Looks at cells of the column.</summary>
    /// <param name="cells">Cells from the first row on.</param>
    /// <param name="usual">Whether the vendor writes the month first; null when it writes no such days.</param>
    /// <param name="answer">The same, as somebody said it; null when nobody did.</param>
    /// <param name="isSeries">Whether there is a row for each day: such days fill a short span when they are read right, and jump from month to month when they are not.</param>
    /// <param name="year">The year of the first row, where days have none; null when nobody said.</param>
    public static DayText Of(IEnumerable<string> cells, bool? usual, bool? answer, int? year, bool isSeries = false)
    {
        var parts = cells.Select(cell => DayParts.Of(DatePart(cell))).OfType<DayParts>().ToList();
        var open = parts.Where(part => part.IsOpen).ToList();
        var shown = Evidence(open, isSeries);
        var order = answer ?? shown ?? usual;
        var moves = parts.Zip(parts.Skip(1), (one, next) => next.CompareTo(one)).ToList();
        return new DayText(order, parts.Any(part => part.Year is null), moves.Count(move => move < 0) * 2 > moves.Count, year) { IsOpen = open.Count > 0 && order is null, Shown = shown };
    }

    /// <summary>Reads a day, or the day of a time.</summary>
    public DateOnly? Read(string cell, out string? problem)
    {
        problem = "is no day that is known here.";
        if (DayParts.Of(DatePart(cell)) is not { } parts)
        {
            return null;
        }

        var (first, second) = (parts.First, parts.Second);
        var (month, day) = parts.IsOpen && (monthFirst ?? true) ? (first, second) : parts.IsOpen ? (second, first) : (first, second);
        var of = parts.Year ?? Continue(month, day);
        if (month is < 1 or > 12 || of is < 1 or > 9999 || day < 1 || day > DateTime.DaysInMonth(of, month))
        {
            return null;
        }

        problem = null;
        return new DateOnly(of, month, day);
    }

    /// <summary>A day without its year as ISO 8601 writes it, such as <c>--04-12</c>; null when it is no day.</summary>
    public static string? WithoutYear(string cell) =>
        DayParts.Of(DatePart(cell)) is { IsOpen: false } parts ? string.Create(CultureInfo.InvariantCulture, $"--{parts.First:00}-{parts.Second:00}") : null;

    // Where a time follows, only what stands before it.
    internal static string DatePart(string cell)
    {
        var text = cell.Trim();
        var match = DayParts.TimeBehind().Match(text);
        return match.Success ? text[..match.Index] : text;
    }

    // Without anybody's word the year is a leap year that never was, so that rows can be checked; nothing read that way is kept.
    private int Continue(int month, int day)
    {
        var current = year ?? 2000;
        if (before is { } last)
        {
            var move = (month, day).CompareTo(last);
            current += !descends && move < 0 ? 1 : descends && move > 0 ? -1 : 0;
        }

        (year, before) = (current, (month, day));
        return current;
    }

    private static bool? Evidence(List<DayParts> open, bool isSeries)
    {
        var (firsts, seconds) = (open.Count(part => part.First > 12), open.Count(part => part.Second > 12));
        if (firsts != seconds)
        {
            return seconds > firsts;
        }

        var (whenMonthFirst, whenDayFirst) = (Span(open, monthFirst: true), Span(open, monthFirst: false));
        return !isSeries || whenMonthFirst == whenDayFirst ? null : whenMonthFirst < whenDayFirst;
    }

    private static int Span(List<DayParts> open, bool monthFirst)
    {
        var days = open.Select(part => (part.Year ?? 2000, monthFirst ? part.First : part.Second, monthFirst ? part.Second : part.First))
            .Where(day => day.Item2 is >= 1 and <= 12 && day.Item3 >= 1 && day.Item3 <= DateTime.DaysInMonth(day.Item1, day.Item2))
            .Select(day => new DateOnly(day.Item1, day.Item2, day.Item3).DayNumber).ToList();
        return days.Count < 2 ? 0 : days.Max() - days.Min();
    }
}

/// <summary>The parts of a day as written: month and day, or two numbers of which either may be the month.</summary>
internal sealed partial record DayParts(int? Year, int First, int Second, bool IsOpen) : IComparable<DayParts>
{
    private static readonly DateOnly SerialStart = new(1899, 12, 30);

    /// <inheritdoc/>
    public int CompareTo(DayParts? other) => other is null ? 1 : (Year ?? 0, First, Second).CompareTo((other.Year ?? 0, other.First, other.Second));

    /// <summary>Reads the parts; null when the text is no day.</summary>
    public static DayParts? Of(string text)
    {
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return new DayParts(Number(iso, 1), Number(iso, 2), Number(iso, 3), IsOpen: false);
        }

        if (YearLast().Match(text) is { Success: true } last)
        {
            var year = Number(last, 4);
            // Points are written where the day comes first.
            return last.Groups[2].ValueSpan is "." ? new DayParts(Full(year), Number(last, 3), Number(last, 1), IsOpen: false) : new DayParts(Full(year), Number(last, 1), Number(last, 3), IsOpen: true);
        }

        if (Serial().IsMatch(text))
        {
            var day = SerialStart.AddDays(int.Parse(text, CultureInfo.InvariantCulture));
            return new DayParts(day.Year, day.Month, day.Day, IsOpen: false);
        }

        return Asian().Match(text) is { Success: true } asian ? new DayParts(null, Number(asian, 1), Number(asian, 2), IsOpen: false) : Words(text);
    }

    // "Tue, Aug 26, 2025", "April 12", "30 de abril", "12. März 2026": one month by its name, one day, and perhaps a year.
    private static DayParts? Words(string text)
    {
        if (text.Length > 60 || !text.Any(char.IsLetter))
        {
            return null;
        }

        int? month = null, day = null, year = null;
        foreach (var word in text.Split([' ', ',', '\u00A0', '\u202F', '-', '.', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                if (word.Length == 4 ? year is not null : day is not null)
                {
                    return null;
                }

                if (word.Length == 4)
                {
                    year = number;
                }
                else
                {
                    day = number;
                }
            }
            else if (MonthNames.Find(word) is { } named)
            {
                // "mar" is March in one language and Tuesday in another: beside another month nobody knows.
                if (month is not null && month != named)
                {
                    return null;
                }

                month = named;
            }
            else if (!MonthNames.IsFiller(word))
            {
                return null;
            }
        }

        return month is { } known && day is { } found ? new DayParts(year, known, found, IsOpen: false) : null;
    }

    private static int Full(int year) => year < 100 ? year + (year < 70 ? 2000 : 1900) : year;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Where the time of day begins.</summary>
    [GeneratedRegex(@"(T|,?\s+)\d{1,2}:\d{2}", RegexOptions.CultureInvariant)]
    internal static partial Regex TimeBehind();

    [GeneratedRegex(@"^(\d{4})[-/.]?(\d{2}|(?<=[-/.])\d)[-/.]?(\d{2}|(?<=[-/.])\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();

    // What a spreadsheet keeps for a day, from 1970 to 2119.
    [GeneratedRegex(@"^(2[5-9]|[3-7]\d)\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Serial();

    [GeneratedRegex(@"^(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]$", RegexOptions.CultureInvariant)]
    private static partial Regex Asian();
}
