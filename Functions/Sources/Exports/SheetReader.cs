using System.IO;

namespace SocialFunnel.Sources.Exports;

/// <summary>Reads one sheet of a file, table by table.</summary>
internal sealed class SheetReader(ExportPull pull, ExportFile file, Sheet sheet, FileHints hints)
{
    private readonly TableSplitter? splitter = sheet.Rows is { } rows ? new TableSplitter(rows) : null;
    private OpenExport? open;
    private TableTally? tally;
    private int tables;
    private bool ended;

    /// <summary>Tables that were recognised.</summary>
    public int Known { get; private set; }

    /// <summary>Sheets of a workbook that are no table.</summary>
    public List<(string? Part, Refusal Refusal)> Strangers { get; } = [];

    private RefusalLog Refusals => pull.Context.Refusals;

    /// <summary>Goes to the next table that can be read; false behind the last one.</summary>
    public async Task<bool> NextTable()
    {
        if (splitter is null)
        {
            RefuseWhole(sheet.Problem!);
            return false;
        }

        while (!ended)
        {
            (open, tally) = (null, null);
            if (await Find() is not { } table)
            {
                break;
            }

            tables++;
            if (table.Form is null || table.Header.Repeated is not null && !table.Form.TakesRepeatedColumns)
            {
                await PassOver(table);
                continue;
            }

            Known++;
            await Open(table, table.Form);
            return true;
        }

        if (tables == 0 && !ended && !sheet.IsOfWorkbook)
        {
            RefuseWhole("The file is empty: the first line must name the columns.");
        }

        if (sheet.Legacy is { Bytes: > 0 } legacy)
        {
            Refusals.Note($"{sheet.Name}: {legacy.Bytes} bytes are no UTF-8 and were read as {legacy.Name}; check words with accents, or save the file as UTF-8.");
        }

        return false;
    }

    /// <summary>The readings of the next row of the table; null behind its last one.</summary>
    public async Task<IReadOnlyList<Reading>?> NextRow()
    {
        if (open is null)
        {
            return null;
        }

        TextRow? text;
        try
        {
            text = await splitter!.NextRow();
        }
        catch (InvalidDataException unreadable)
        {
            Refuse(new Refusal(sheet.Name, null, null, null, $"{unreadable.Message} The rest of the file was not read."));
            (text, ended) = (null, true);
        }

        if (text is null)
        {
            IReadOnlyList<Reading> last = [.. open.Form.End(open)];
            NoteRepetitions(open);
            last = open.Questions.Count > 0 ? [] : last;
            open = null;
            return last;
        }

        return Readings(open, text, await splitter!.IsAtEnd());
    }

    private async Task<ExportTable?> Find()
    {
        try
        {
            return await splitter!.Next();
        }
        catch (InvalidDataException unreadable)
        {
            RefuseWhole(unreadable.Message);
            ended = true;
            return null;
        }
    }

    private async Task Open(ExportTable table, ExportForm form)
    {
        // A clock that ran ahead would otherwise beat every later file.
        var now = pull.Context.RetrievedAt;
        var ahead = file.LastModified > now.AddDays(1);
        if (ahead)
        {
            pull.NoteOnce($"clock {file.Name}", $"{file.Name}: its time of change {file.LastModified:O} lies in the future and is taken for the time of the run.");
        }

        var retrieved = ahead ? now : file.LastModified;
        open = form is VendorForm vendor
            ? await TableOpener.Open(pull, sheet, table, vendor, retrieved, splitter!, hints)
            : new OpenExport(pull, sheet.Name, retrieved, form, table.Header) { Head = table.Head };
        foreach (var question in open.Questions)
        {
            Refusals.Note($"{sheet.Name}: is '{form.Name}' and was not stored, because {question}");
        }

        if (form.Columns.Any() && ExportForms.Unread(form, table.Header).ToList() is { Count: > 0 } unread)
        {
            Refusals.Note($"{sheet.Name}: read as '{form.Name}', which does not know the columns {ExportForms.List(unread)}; they are ignored.");
        }

        tally = pull.Tallies is null ? null : new TableTally(PartOf(table), form.Name) { Questions = open.Questions };
        pull.Tallies?.Add(tally!);
    }

    private string? PartOf(ExportTable table) => sheet.Part ?? ((table.Form is VendorForm vendor ? vendor.TitleIn(table.Head) : table.Head.Title) is { Length: > 0 } title ? title : file.Entry);

    private async Task PassOver(ExportTable table)
    {
        var problem = table.Form is not null && table.Header.Repeated is { } name
            ? $"The column '{name}' stands in the header twice: leave one."
            : ExportForms.WhyNone(table.Head.Plain);
        var stranger = new Refusal(sheet.Name, null, null, null, problem);
        if (sheet.IsOfWorkbook && table.Form is null)
        {
            Strangers.Add((sheet.Part, stranger));
        }
        else
        {
            RefuseWhole(problem);
        }

        try
        {
            while (await splitter!.NextRow() is not null)
            {
                // Its rows belong to nothing that is known.
            }
        }
        catch (InvalidDataException)
        {
            ended = true;
        }
    }

    private List<Reading> Readings(OpenExport table, TextRow text, bool isLast)
    {
        var (line, cells, problem) = text;
        var width = table.Header.Width;
        var isVendors = table.Form is VendorForm;
        var row = new ExportRow(table, line, isVendors && cells.Length < width ? [.. cells, .. Enumerable.Repeat("", width - cells.Length)] : cells, isLast);
        if (problem is not null)
        {
            row.Refuse(null, null, problem);
        }
        else if (table.Form is VendorForm vendor && vendor.IsTotal(row))
        {
            // Looked at before its width: some vendors write what a total is behind the last column.
            Refusals.Note($"{sheet.Name}, line {line}: totals other rows and was left out.");
            tally?.Exclude(table, row, "It totals other rows.");
            return [];
        }
        else if (cells.Length < width && (!isVendors || cells.Length < Math.Min(width, 2)) || cells.Skip(width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            row.Refuse(null, null, $"has {cells.Length} cells and the header {width}: put a cell that holds the delimiter into quotation marks, and write a point before decimals.");
        }

        List<Reading> readings = row.Fault is null ? [.. table.Form.Read(row)] : [];
        if (row.Fault is null)
        {
            tally?.Take(table, row);
            return table.Questions.Count > 0 ? [] : readings;
        }

        Refuse(row.Fault);
        return [];
    }

    private void Refuse(Refusal refusal)
    {
        Refusals.Add(refusal);
        tally?.Refuse(refusal);
    }

    private void RefuseWhole(string problem)
    {
        var refusal = new Refusal(sheet.Name, null, null, null, problem);
        Refusals.Add(refusal);
        pull.Tallies?.Add(TableTally.Unknown(sheet.Part ?? file.Entry, refusal));
    }

    private void NoteRepetitions(OpenExport table)
    {
        if (table.Seen.Repetitions is > 0 and var repetitions)
        {
            Refusals.Note($"{table.Name}: {repetitions} {(repetitions == 1 ? "line repeats" : "lines repeat")} an earlier one and counted once.");
        }
    }
}
