using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// A text file with one header and rows (RFC 4180): finds encoding and delimiter, and streams. UTF-8 and UTF-16 by their byte order
/// mark, otherwise UTF-8, see <see cref="WesternFallback"/>; comma, semicolon or tab; an Excel line <c>sep=;</c> is understood.
/// </summary>
internal sealed class DelimitedText : IAsyncDisposable
{
    /// <summary>Longest record, in bytes; keeps an unclosed quotation mark or a file that is no table from filling the memory.</summary>
    private const int LongestRecord = 1_000_000;

    private readonly WesternFallback western = new();
    private readonly CsvReader reader;
    private CsvMalformedRecord? malformed;

    private DelimitedText(Stream stream)
    {
        var encoding = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, western);
        reader = CsvReader.Create(
            new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024),
            new CsvReaderOptions { MaxRecordSize = LongestRecord, TrackLineNumbers = true, DetectSeparatorHint = true, OnMalformedRecord = record => malformed = record },
            leaveOpen: false);
    }

    /// <summary>The columns.</summary>
    public ExportHeader Header { get; private set; } = new([]);

    /// <summary>Bytes that were no UTF-8 and were read as Windows-1252, so far.</summary>
    public long WesternBytes => western.Bytes;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="stream">Is disposed of with the result.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InvalidDataException">There is no header, or it is no table; the message says why.</exception>
    public static async Task<DelimitedText> Open(Stream stream, CancellationToken cancellation)
    {
        var text = new DelimitedText(stream);
        try
        {
            await text.reader.ReadHeaderAsync(cancellation);
            text.Header = new ExportHeader([.. text.reader.Headers]);
            if (text.Header.Names.Count == 0)
            {
                throw new InvalidDataException("The file is empty: the first line must name the columns.");
            }

            if (text.Header.Names.Any(name => name.Contains('\0')))
            {
                throw new InvalidDataException("This is no text: save a spreadsheet as CSV in UTF-8, and UTF-16 with its byte order mark.");
            }

            return text;
        }
        catch (CsvFormatException malformed)
        {
            await text.DisposeAsync();
            throw NoTable(malformed);
        }
        catch
        {
            await text.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads the rows below the header. Lines without any cell are left out.</summary>
    /// <exception cref="InvalidDataException">The rest cannot be read as rows; the message says why.</exception>
    public async IAsyncEnumerable<TextRow> Rows([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await Next(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var cells = new string[reader.FieldCount];
            for (var position = 0; position < cells.Length; position++)
            {
                cells[position] = reader.GetString(position);
            }

            if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                yield return new TextRow(reader.LineNumber, cells, Problem());
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private async Task<bool> Next(CancellationToken cancellation)
    {
        malformed = null;
        try
        {
            return await reader.ReadAsync(cancellation);
        }
        catch (CsvFormatException malformed)
        {
            throw NoTable(malformed);
        }
    }

    private static InvalidDataException NoTable(CsvFormatException malformed) => new(
        $"From line {Math.Max(1, malformed.LineNumber)} on this is no table: a row takes more than {LongestRecord:N0} bytes. Is a quotation mark not closed, or the file no CSV?",
        malformed);

    private string? Problem() => malformed?.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "opens a quotation mark that is not closed, so that everything after it is one cell: close it, or double a quotation mark inside a cell.",
        CsvMalformedReason.TextAfterClosingQuote => "has text after a closing quotation mark: double a quotation mark inside a cell.",
        _ => null,
    };
}

/// <summary>A row of a text file.</summary>
/// <param name="Line">Line it starts in, from 1.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Problem">What is wrong with it as text; null when nothing is.</param>
internal sealed record TextRow(long Line, string[] Cells, string? Problem);
