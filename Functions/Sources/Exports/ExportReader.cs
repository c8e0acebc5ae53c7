using System.IO;
using System.Runtime.CompilerServices;

namespace SocialFunnel.Sources.Exports;

/// <summary>Reads one file: recognises its form, yields the readings of good rows, and notes all others.</summary>
internal static class ExportReader
{
    /// <summary>The form of a file; null when it has none.</summary>
    public static async Task<ExportForm?> Recognise(ExportFile file, CancellationToken cancellation)
    {
        try
        {
            await using var text = await DelimitedText.Open(await file.Open(cancellation), cancellation);
            return ExportForms.Of(text.Header);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Reads a file from its first row to its last, holding one row at a time.</summary>
    public static async IAsyncEnumerable<Reading> Read(ExportPull pull, ExportFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var refusals = pull.Context.Refusals;
        DelimitedText text;
        try
        {
            text = await DelimitedText.Open(await file.Open(cancellation), cancellation);
        }
        catch (InvalidDataException unreadable)
        {
            refusals.Add(new Refusal(file.Name, null, null, null, unreadable.Message));
            yield break;
        }

        await using (text)
        {
            if (Open(pull, file, text.Header) is not { } open)
            {
                yield break;
            }

            await using var rows = text.Rows(cancellation).GetAsyncEnumerator(cancellation);
            while (await Next(rows, open, refusals))
            {
                foreach (var reading in Readings(open, rows.Current, refusals))
                {
                    yield return reading;
                }
            }

            NoteRepetitions(open, refusals);
            if (text.WesternBytes > 0)
            {
                refusals.Note($"{file.Name}: {text.WesternBytes} bytes are no UTF-8 and were read as Windows-1252; check words with accents, or save the file as UTF-8.");
            }
        }
    }

    private static OpenExport? Open(ExportPull pull, ExportFile file, ExportHeader header)
    {
        var refusals = pull.Context.Refusals;
        var form = ExportForms.Of(header);
        if (form is null || header.Repeated is not null)
        {
            var problem = header.Repeated is { } name ? $"The column '{name}' stands in the header twice: leave one." : ExportForms.WhyNone(header);
            refusals.Add(new Refusal(file.Name, null, null, null, problem));
            return null;
        }

        if (ExportForms.Unread(form, header).ToList() is { Count: > 0 } unread)
        {
            refusals.Note($"{file.Name}: read as '{form.Name}', which does not know the columns {ExportForms.List(unread)}; they are ignored.");
        }

        // A clock that ran ahead would otherwise beat every later file.
        var now = pull.Context.RetrievedAt;
        var ahead = file.LastModified > now.AddDays(1);
        if (ahead)
        {
            refusals.Note($"{file.Name}: its time of change {file.LastModified:O} lies in the future and is taken for the time of the run.");
        }

        return new OpenExport(pull, file.Name, ahead ? now : file.LastModified, form, header);
    }

    private static List<Reading> Readings(OpenExport open, TextRow text, RefusalLog refusals)
    {
        var (line, cells, problem) = text;
        var row = new ExportRow(open, line, cells);
        var width = open.Header.Width;
        if (problem is not null)
        {
            row.Refuse(null, null, problem);
        }
        else if (cells.Length < width || cells.Skip(width).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            row.Refuse(null, null, $"has {cells.Length} cells and the header {width}: put a cell that holds the delimiter into quotation marks, and write a point before decimals.");
        }

        List<Reading> readings = row.Fault is null ? [.. open.Form.Read(row)] : [];
        if (row.Fault is null)
        {
            return readings;
        }

        refusals.Add(row.Fault);
        return [];
    }

    private static async Task<bool> Next(IAsyncEnumerator<TextRow> rows, OpenExport open, RefusalLog refusals)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (InvalidDataException unreadable)
        {
            refusals.Add(new Refusal(open.Name, null, null, null, $"{unreadable.Message} The rest of the file was not read."));
            return false;
        }
    }

    private static void NoteRepetitions(OpenExport open, RefusalLog refusals)
    {
        if (open.Seen.Repetitions is > 0 and var repetitions)
        {
            refusals.Note($"{open.Name}: {repetitions} {(repetitions == 1 ? "line repeats" : "lines repeat")} an earlier one and counted once.");
        }
    }
}
