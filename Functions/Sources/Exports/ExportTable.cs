namespace SocialFunnel.Sources.Exports;

/// <summary>The beginning of a table: what stands above its header, and the header.</summary>
/// <param name="Titles">Rows above the header without blank ones, such as a title or a sentence of the vendor.</param>
/// <param name="Cells">The header.</param>
internal sealed record TableHead(IReadOnlyList<string[]> Titles, string[] Cells)
{
    /// <summary>The header without aliases.</summary>
    public ExportHeader Plain { get; } = new(Cells);

    /// <summary>The text of the last row above the header that has only one cell; empty when there is none.</summary>
    public string Title => Titles.Select(Single).LastOrDefault(title => title is not null) ?? "";

    private static string? Single(string[] cells) => cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Take(2).ToList() is [{ } only] ? only.Trim() : null;
}

/// <summary>A table that was found in a file.</summary>
/// <param name="Form">Its form; null when it is none that is known.</param>
/// <param name="Head">What it begins with.</param>
/// <param name="Header">Its columns, under the names that the form uses.</param>
/// <param name="Line">Line of the header.</param>
internal sealed record ExportTable(ExportForm? Form, TableHead Head, ExportHeader Header, long Line);

/// <summary>
/// Splits a sheet into its tables, each recognised by its header and what stands above it: a download may hold several reports one below the
/// other. After a blank row comes another table where one begins there, and otherwise the same one goes on.
/// </summary>
internal sealed class TableSplitter(RowQueue rows)
{
    private const int MostTitles = 30;
    private const int MostTitlesBetween = 12;

    private ExportTable? current;

    /// <summary>Goes to the next table; the rows of the one before must have been taken.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<ExportTable?> Next()
    {
        while (await rows.Peek(0) is { IsBlank: true })
        {
            await rows.Next();
        }

        current = null;
        if (await rows.Peek(0) is null)
        {
            // Tells why there is nothing, where something is wrong.
            await rows.Next();
            return null;
        }

        var (found, taken) = await Find(0, MostTitles, stopAtBlank: false);
        current = found ?? await Unknown();
        for (; taken > 0; taken--)
        {
            await rows.Next();
        }

        return current;
    }

    /// <summary>Takes the next row of the table; null behind its last one.</summary>
    public async ValueTask<TextRow?> NextRow()
    {
        while (await rows.Peek(0) is { IsBlank: true })
        {
            if (current!.Form?.EndsAtBlankRow == true || await StartsAnother())
            {
                return null;
            }

            await rows.Next();
        }

        return await rows.Next();
    }

    /// <summary>Whether the row that was taken last is the last of its table.</summary>
    public async ValueTask<bool> IsAtEnd()
    {
        for (var index = 0; ; index++)
        {
            var row = await rows.Peek(index);
            if (row is not { IsBlank: true })
            {
                return row is null || index > 0 && (current!.Form?.EndsAtBlankRow == true || await StartsAnother());
            }
        }
    }

    /// <summary>The next rows of the table that are not blank, not taken yet.</summary>
    /// <param name="most">Most rows.</param>
    /// <param name="mostCharacters">Most characters in them; bounds the memory.</param>
    public async Task<IReadOnlyList<string[]>> Sample(int most, int mostCharacters)
    {
        var sample = new List<string[]>();
        var characters = 0;
        for (var index = 0; sample.Count < most && characters < mostCharacters && await rows.Peek(index) is { } row; index++)
        {
            if (!row.IsBlank)
            {
                sample.Add(row.Cells);
                characters += row.Cells.Sum(cell => cell.Length);
            }
            else if (current!.Form?.EndsAtBlankRow == true)
            {
                break;
            }
        }

        return sample;
    }

    private async Task<bool> StartsAnother()
    {
        var blanks = 0;
        while (await rows.Peek(blanks) is { IsBlank: true })
        {
            blanks++;
        }

        return (await Find(blanks, MostTitlesBetween, stopAtBlank: true)).Table is not null;
    }

    private async Task<(ExportTable? Table, int Taken)> Find(int start, int mostTitles, bool stopAtBlank)
    {
        var titles = new List<string[]>();
        for (var index = start; titles.Count <= mostTitles && await rows.Peek(index) is { } row; index++)
        {
            if (row.IsBlank)
            {
                if (stopAtBlank && titles.Count > 0)
                {
                    break;
                }

                continue;
            }

            if (ExportForms.Of(new TableHead([.. titles], row.Cells)) is var (form, header))
            {
                return (new ExportTable(form, new TableHead([.. titles], row.Cells), header, row.Line), index + 1);
            }

            titles.Add(row.Cells);
        }

        return (null, 0);
    }

    // The row of the start that is most like a header of some form is shown as the one that was not recognised.
    private async Task<ExportTable> Unknown()
    {
        var candidates = new List<TextRow>();
        for (var index = 0; candidates.Count < MostTitles && await rows.Peek(index) is { } row; index++)
        {
            if (!row.IsBlank)
            {
                candidates.Add(row);
            }
        }

        var likely = candidates.Select((row, order) => (row, likeness: ExportForms.Likeness(new ExportHeader(row.Cells)) - (order * 0.001))).MaxBy(pair => pair.likeness).row;
        var head = new TableHead([], likely.Cells);
        return new ExportTable(null, head, head.Plain, likely.Line);
    }
}
