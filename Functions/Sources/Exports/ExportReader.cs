using System.IO;
using System.Runtime.CompilerServices;

namespace SocialFunnel.Sources.Exports;

/// <summary>Reads one file: recognises the forms of its tables, yields the readings of good rows, and notes all others.</summary>
internal static class ExportReader
{
    /// <summary>The form of a file's first table; null when it has none.</summary>
    public static async Task<ExportForm?> Recognise(ExportFile file, CancellationToken cancellation)
    {
        try
        {
            await foreach (var sheet in ExportContent.Sheets(file, cancellation))
            {
                await using (sheet)
                {
                    return sheet.Rows is null ? null : (await new TableSplitter(sheet.Rows).Next())?.Form;
                }
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or BoundedStreamException)
        {
            // Reading it will say so.
        }

        return null;
    }

    /// <summary>Reads a file from its first row to its last, holding few rows at a time.</summary>
    public static async IAsyncEnumerable<Reading> Read(ExportPull pull, ExportFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var strangers = new List<(string? Part, Refusal Refusal)>();
        var known = 0;
        var hints = new FileHints();
        await foreach (var sheet in ExportContent.Sheets(file, cancellation))
        {
            await using (sheet)
            {
                var reader = new SheetReader(pull, file, sheet, hints);
                while (await reader.NextTable())
                {
                    while (await reader.NextRow() is { } readings)
                    {
                        foreach (var reading in readings)
                        {
                            yield return reading;
                        }
                    }
                }

                known += reader.Known;
                strangers.AddRange(reader.Strangers);
            }
        }

        Tell(pull, strangers, known);
    }

    // A workbook has sheets beside its tables; where none of them is known, that is an error, and otherwise worth a word.
    private static void Tell(ExportPull pull, List<(string? Part, Refusal Refusal)> strangers, int known)
    {
        foreach (var (part, stranger) in strangers)
        {
            if (known > 0)
            {
                pull.Context.Refusals.Note($"{stranger.File}: is no table that is known and was left out.");
            }
            else
            {
                pull.Context.Refusals.Add(stranger);
                pull.Tallies?.Add(TableTally.Unknown(part, stranger));
            }
        }
    }
}
