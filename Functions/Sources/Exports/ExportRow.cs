using System.Buffers;
using System.Globalization;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// A row under a header. Every accessor trims, takes an empty cell or an absent column for unknown, and notes the first thing that is
/// wrong in <see cref="Fault"/> while it returns a placeholder, so that a form reads straight through.
/// </summary>
internal sealed class ExportRow(OpenExport file, long line, string[] cells, bool isLast = false)
{
    /// <summary>Longest text that is kept, in characters.</summary>
    public const int LongestText = 500;

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);
    private static readonly SearchValues<char> NoText = SearchValues.Create('\0', '\uFFFD');
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    private bool notOver;

    /// <summary>The file it stands in.</summary>
    public OpenExport File => file;

    /// <summary>Line of the file, from 1.</summary>
    public long Line => line;

    /// <summary>Whether no row of the table comes after it.</summary>
    public bool IsLast => isLast;

    /// <summary>Its cells as they stand.</summary>
    public IReadOnlyList<string> Values => cells;

    /// <summary>The day that places it in time; null where none was read.</summary>
    public DateOnly? PlacedOn { get; private set; }

    /// <summary>The first thing that is wrong; null while nothing is.</summary>
    public Refusal? Fault { get; private set; }

    /// <summary>The cell as it stands, trimmed; null when empty. For values that go nowhere else.</summary>
    public string? Raw(string column)
    {
        if (file.Header.PositionOf(column) is not { } position || position >= cells.Length)
        {
            return null;
        }

        var text = cells[position].Trim();
        if (text.AsSpan().ContainsAny(NoText))
        {
            Refuse(column, null, "holds characters that are no text: save the file as UTF-8.");
        }

        return text.Length == 0 || file.Numbers is not null && NumberText.IsMissing(text) ? null : text;
    }

    /// <summary>A text, without e-mail addresses.</summary>
    /// <param name="column">The column.</param>
    /// <param name="longest">Most characters.</param>
    public string? Text(string column, int longest = LongestText)
    {
        var text = Raw(column);
        if (text?.Length > longest)
        {
            Refuse(column, text, $"is longer than {longest} characters.");
        }
        else if (text is not null && text.AsSpan().ContainsAny(Controls))
        {
            Refuse(column, text, "holds a line break or another control character: a quotation mark may be missing.");
        }

        return text is null || Fault is not null ? text : PersonalData.Without(text);
    }

    /// <summary>What a person typed: line breaks become spaces and the end is cut, since nobody should lose an order over it.</summary>
    public string? FreeText(string column) => Raw(column) is { } text
        ? Shortened(PersonalData.Without(new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)])), LongestText)
        : null;

    /// <summary>The start of a text, without half a character at its end.</summary>
    public static string Shortened(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>A text that must be there.</summary>
    public string Required(string column, int longest = LongestText)
    {
        var text = Text(column, longest);
        if (text is null)
        {
            Refuse(column, null, "is empty and must not be.");
        }

        return text ?? "";
    }

    /// <summary>A day that must be there. Days that are not over yet belong to a later run, see <see cref="Counts"/>.</summary>
    public DateOnly Day(string column)
    {
        var text = Required(column, 100);
        return Known(column, text, Day(text, out var problem, dayOnly: true), problem, placesRow: true);
    }

    /// <summary>A day of the brand, or a time whose day is taken; null when empty. Does not decide which run the row belongs to.</summary>
    public DateOnly? DayOfTime(string column) =>
        Text(column, 100) is { } text ? Known(column, text, Day(text, out var problem, dayOnly: false), problem, placesRow: false) : null;

    /// <summary>The brand's day of a time in UTC; null when empty. Does not decide which run the row belongs to.</summary>
    public DateOnly? DayOfUtc(string column)
    {
        if (Text(column, 100) is not { } text)
        {
            return null;
        }

        var calendar = file.Pull.Context.Brand.Calendar;
        var at = VendorTime.Read(text, file.Days!, calendar, lastSecond: false, isUtc: true, out var problem);
        return Known(column, text, problem is null ? calendar.DayOf(at) : default(DateOnly), problem, placesRow: false);
    }

    /// <summary>A time that must be there, and its day of the brand. A day alone is taken for its first or last second.</summary>
    /// <param name="column">The column.</param>
    /// <param name="lastSecond">Whether a day alone is its last second.</param>
    /// <param name="isUtc">Whether a time without an offset is UTC, and not the brand's local time.</param>
    public (DateTimeOffset At, DateOnly Day) Time(string column, bool lastSecond, bool isUtc = false) => Time(column, Required(column, 100), lastSecond, isUtc);

    /// <summary>As above, where several columns make the time together; faults name one of them.</summary>
    public (DateTimeOffset At, DateOnly Day) Time(string column, string text, bool lastSecond, bool isUtc)
    {
        var calendar = file.Pull.Context.Brand.Calendar;
        var at = file.Days is { } days ? VendorTime.Read(text, days, calendar, lastSecond, isUtc, out var problem) : Cells.Time(text, calendar, lastSecond, out problem);
        return (at, Known(column, text, problem is null ? calendar.DayOf(at) : default, problem, placesRow: true));
    }

    /// <summary>A day that follows from a cell and from what stands above the table; null where none follows, which is a fault.</summary>
    public DateOnly DayThatFollows(string column, DateOnly? day) =>
        Known(column, Required(column, 100), day, day is null ? "is none of the days that the lines above the table tell." : null, placesRow: true);

    /// <summary>A number between two others, both included.</summary>
    /// <param name="column">The column.</param>
    /// <param name="least">The smallest.</param>
    /// <param name="most">The greatest.</param>
    /// <param name="whole">Whether it must be a whole number.</param>
    public decimal? Number(string column, decimal least, decimal most, bool whole = false)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        var number = file.Numbers is { } numbers ? numbers.Read(text, least, most, whole, out var problem) : Cells.Number(text, least, most, whole, out problem);
        if (problem is not null)
        {
            Refuse(column, text, problem);
        }

        return number;
    }

    /// <summary>Notes what is wrong, if nothing was before.</summary>
    public void Refuse(string? column, string? value, string problem) =>
        Fault ??= new Refusal(file.Name, line, column is not null && file.Numbers is not null ? file.Header.TitleOf(column) : column, value is null ? null : PersonalData.Without(value), problem);

    /// <summary>
    /// Whether the row counts: nothing is wrong, its day is over for the run that asks, and no row before it said the same. A row that
    /// contradicts one before is refused.
    /// </summary>
    /// <param name="key">What may be in a file once.</param>
    public bool Counts(params string?[] key)
    {
        if (Sequence(key) is not { } sequence)
        {
            return false;
        }

        if (sequence.Number > 0)
        {
            Refuse(null, null, $"says something else about the same {file.Form.Key} as line {sequence.Before}, which was kept: leave one line for each.");
        }

        return sequence.Number == 0;
    }

    /// <summary>As <see cref="Counts"/>, where a file may tell several different things under one key.</summary>
    /// <returns>How many different ones came before, and the line of the last of them; null when the row does not count.</returns>
    public (int Number, long Before)? Sequence(params string?[] key)
    {
        if (Fault is not null || notOver)
        {
            return null;
        }

        var content = file.Positions.Select(position => cells[position].Trim());
        var last = 0L;
        for (var number = 0; ; number++)
        {
            var seen = file.Seen.Add([.. key, number.ToString(CultureInfo.InvariantCulture)], content, line, out var before);
            if (seen != Seen.Different)
            {
                return seen == Seen.New ? (number, last) : null;
            }

            last = before;
        }
    }

    private DateOnly? Day(string text, out string? problem, bool dayOnly)
    {
        // A vendor's label of a day is never moved to another zone.
        if (file.Days is { } days)
        {
            return days.Read(text, out problem);
        }

        if (dayOnly)
        {
            return Cells.Day(text, out problem);
        }

        var calendar = file.Pull.Context.Brand.Calendar;
        var at = Cells.Time(text, calendar, lastSecond: false, out problem);
        return problem is null ? calendar.DayOf(at) : default(DateOnly);
    }

    private DateOnly Known(string column, string text, DateOnly? found, string? problem, bool placesRow)
    {
        var day = found ?? default;
        if (problem is not null)
        {
            Refuse(column, text, problem);
        }
        else if (day < Earliest)
        {
            Refuse(column, text, $"lies before {Earliest:O}: correct the year.");
        }
        else if (day > file.Pull.LatestDay)
        {
            Refuse(column, text, "lies in the future: correct it, or add the row when the day has come.");
        }
        else
        {
            notOver |= placesRow && day > file.Pull.Context.Window.Last;
            PlacedOn = placesRow ? day : PlacedOn;
        }

        return day;
    }
}
