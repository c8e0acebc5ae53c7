using System.Globalization;
using System.IO;
using System.Text;
using CsvHelper;

namespace SocialFunnel.Commands;

/// <summary>Rows of a CSV that a person handed to a command, one at a time: comma, semicolon or tab, as the header has it.</summary>
/// <param name="file">What to call it in a message.</param>
/// <param name="columns">The header's names, lower case.</param>
/// <param name="reader">The rows below the header.</param>
/// <param name="headerLines">Lines up to and including the header.</param>
internal sealed class CsvRows(string file, IReadOnlyList<string> columns, CsvReader reader, int headerLines) : IDisposable
{
    // Credits have 14 digits after the point, and a decimal 28 in all.
    private const decimal Largest = 1_000_000_000_000m;
    private const int LongestRecord = 1024 * 1024;
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The columns there are.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <param name="path">A path or <c>-</c>.</param>
    /// <param name="any">At least one of these columns must be there.</param>
    /// <param name="all">All of these columns must be there.</param>
    /// <exception cref="FormatException">A column is missing; the message says which.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CsvRows Open(string path, string[] any, string[] all)
    {
        var (name, stream) = path == "-" ? ("standard input", Console.OpenStandardInput()) : (path, File.OpenRead(path));
        var text = new StreamReader(stream, Encoding.UTF8);
        var lines = 0;
        string? header;
        do
        {
            header = text.ReadLine();
            lines++;
        }
        while (header is not null && string.IsNullOrWhiteSpace(header));

        var separator = Separators.MaxBy(candidate => (header ?? "").Count(c => c == candidate));
        string[] columns = [.. (header ?? "").Split(separator).Select(cell => cell.Trim().Trim('"').Trim().ToLowerInvariant())];
        var missing = all.Except(columns).ToList();
        if (missing.Count > 0 || any.Length > 0 && !any.Intersect(columns).Any())
        {
            text.Dispose();
            var wanted = string.Join(",", any.Union(all));
            throw new FormatException($"{name}, line {lines}: the header '{header?.Trim()}' lacks {(missing.Count > 0 ? string.Join(", ", missing) : wanted)}. The first line must name the columns {wanted}.");
        }

        var options = new CsvReaderOptions { Separator = separator, HasHeader = false, TrackLineNumbers = true, AllowLineBreaksInQuotes = false, MaxRecordSize = LongestRecord };
        return new CsvRows(name, columns, CsvReader.Create(text, options, leaveOpen: false), lines);
    }

    /// <summary>Reads the next row.</summary>
    /// <exception cref="FormatException">The rest cannot be read; the message says from which line on.</exception>
    public bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new FormatException($"{file}, line {e.LineNumber + headerLines}: {e.Message}", e);
        }
    }

    /// <summary>Cells of the row less those of the header.</summary>
    public int ExcessCells => reader.FieldCount - columns.Count;

    /// <summary>An error about the number of cells.</summary>
    public FormatException WrongCells() =>
        new($"{Where()}: {reader.FieldCount} cells, but the header names {columns.Count}. Put a cell that holds the separator in quotation marks, and close each of them.");

    /// <summary>A cell, without the spaces around it; empty where the row or the file has none.</summary>
    public string this[string column]
    {
        get
        {
            var index = IndexOf(column);
            return index >= 0 && index < reader.FieldCount ? reader.GetString(index).Trim() : "";
        }
    }

    /// <summary>A number that is not negative; 0 for an empty cell.</summary>
    /// <exception cref="FormatException">It is none; the message names file, line, column, value and remedy.</exception>
    public decimal Amount(string column) => Number(column) is var number and >= 0 ? number : throw Wrong(column, "is negative. Give 0 or more.");

    /// <summary>A number; 0 for an empty cell.</summary>
    /// <exception cref="FormatException">It is none; the message names file, line, column, value and remedy.</exception>
    public decimal Number(string column)
    {
        var cell = this[column];
        return cell.Length == 0 ? 0m
            : decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest ? number
            : throw Wrong(column, $"is no number up to {Largest}. Write it with a point and without a thousands separator, such as 1234.5.");
    }

    /// <summary>An error about a cell of this row.</summary>
    public FormatException Wrong(string column, string remedy) => new($"{Where()}, column {column}: '{this[column]}' {remedy}");

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private string Where() => $"{file}, line {reader.LineNumber + headerLines}";

    private int IndexOf(string column)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            if (columns[index] == column)
            {
                return index;
            }
        }

        return -1;
    }
}
