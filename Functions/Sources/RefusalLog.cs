namespace SocialFunnel.Sources;

/// <summary>Rows that could not be read: all counted, the first ones kept in words. Notes are worth knowing and count as no row.</summary>
public sealed class RefusalLog
{
    /// <summary>How many are kept in words; with a line of 300 characters they fit the column of a row.</summary>
    public const int Kept = 50;

    private readonly List<string> lines = [];
    private readonly List<string> notes = [];

    /// <summary>When a person has to sign in again, where that is soon; null otherwise.</summary>
    public DateTimeOffset? SignInEnds { get; set; }

    /// <summary>How many rows were refused.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>What a person should know though nothing was refused, such as a column that is ignored; the first <see cref="Kept"/>.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Takes note of something that is no refusal: a whole line.</summary>
    public void Note(string note)
    {
        if (notes.Count < Kept)
        {
            notes.Add(note);
        }
    }

    /// <summary>Notes a refused row.</summary>
    public void Add(Refusal refusal)
    {
        Count++;
        if (lines.Count < Kept)
        {
            lines.Add(refusal.ToString());
        }
    }
}

/// <summary>A row, or a part of one, that could not be read.</summary>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Line">Line in the file, from 1; null for the file as a whole.</param>
/// <param name="Column">Name of the column; null for the row as a whole.</param>
/// <param name="Value">The value found, cut to 80 characters in words; null when it was missing or may not be shown.</param>
/// <param name="Problem">What is wrong and what would be right.</param>
public sealed record Refusal(string File, long? Line, string? Column, string? Value, string Problem)
{
    private const int MostShown = 80;

    /// <inheritdoc/>
    public override string ToString()
    {
        var where = Line is { } line ? $"{File}, line {line}" : File;
        var what = Column is { } column ? $", column {column}" : "";
        var value = Value is null ? "" : $" '{Clean(Value)}'";
        return $"{where}{what}:{value} {Problem}";
    }

    private static string Clean(string value)
    {
        var shown = new string([.. value.Select(c => char.IsControl(c) ? ' ' : c)]);
        return shown.Length <= MostShown ? shown : shown[..MostShown] + "…";
    }
}
