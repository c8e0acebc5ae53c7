using System.IO;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace SocialFunnel.Sources.Exports;

/// <summary>A text file of rows (RFC 4180), streamed. Encoding and delimiter come from <see cref="TextDialect"/>; a line <c>sep=;</c> of a spreadsheet is passed over.</summary>
internal static class DelimitedText
{
    /// <summary>Longest record, in bytes; keeps an unclosed quotation mark or a file that is no table from filling the memory.</summary>
    public const int LongestRecord = 1_000_000;

    /// <summary>Reads all rows, those without any cell among them.</summary>
    /// <param name="stream">Is disposed of at the end.</param>
    /// <param name="dialect">How the text is written.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InvalidDataException">The rest cannot be read as rows; the message says why.</exception>
    public static async IAsyncEnumerable<TextRow> Rows(Stream stream, TextDialect dialect, [EnumeratorCancellation] CancellationToken cancellation)
    {
        CsvMalformedRecord? malformed = null;
        await using var reader = CsvReader.Create(
            new StreamReader(stream, dialect.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024),
            Options(dialect.Delimiter) with { MaxRecordSize = LongestRecord, TrackLineNumbers = true, OnMalformedRecord = record => malformed = record },
            leaveOpen: false);
        var isFirst = true;
        while (true)
        {
            malformed = null;
            if (!await Next(reader, cancellation))
            {
                yield break;
            }

            cancellation.ThrowIfCancellationRequested();
            var cells = Cells(reader);
            if (!isFirst || !TextDialect.IsSeparatorLine(cells))
            {
                yield return new TextRow(reader.LineNumber, cells, Problem(malformed));
            }

            isFirst = false;
        }
    }

    /// <summary>The first rows of a text that is in memory, as far as they can be read.</summary>
    public static List<string[]> Head(string text, char delimiter, int most)
    {
        var rows = new List<string[]>();
        using var reader = CsvReader.FromText(text, Options(delimiter));
        while (rows.Count < most && reader.Read())
        {
            rows.Add(Cells(reader));
        }

        return rows;
    }

    private static CsvReaderOptions Options(char delimiter) => new() { Separator = delimiter, HasHeader = false, SkipEmptyLines = false };

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var position = 0; position < cells.Length; position++)
        {
            cells[position] = reader.GetString(position);
        }

        return cells;
    }

    private static async Task<bool> Next(CsvReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation);
        }
        catch (CsvFormatException malformed)
        {
            throw new InvalidDataException(
                $"From line {Math.Max(1, malformed.LineNumber)} on this is no table: a row takes more than {LongestRecord:N0} bytes. Is a quotation mark not closed, or the file no CSV?",
                malformed);
        }
    }

    private static string? Problem(CsvMalformedRecord? malformed) => malformed?.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "opens a quotation mark that is not closed, so that everything after it is one cell: close it, or double a quotation mark inside a cell.",
        CsvMalformedReason.TextAfterClosingQuote => "has text after a closing quotation mark: double a quotation mark inside a cell.",
        _ => null,
    };
}

/// <summary>A row of a file.</summary>
/// <param name="Line">Line it starts in, from 1; in a workbook the row's number.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Problem">What is wrong with it as text; null when nothing is.</param>
internal sealed record TextRow(long Line, string[] Cells, string? Problem)
{
    /// <summary>Whether there is nothing in it.</summary>
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}
