using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace SocialFunnel.Sources.Exports;

/// <summary>Sheets of an Excel workbook, the old binary form (.xls) and the new one (.xlsx). Cells become texts: days as 2026-11-23, numbers with a point.</summary>
internal static class Workbook
{
    private const int MostColumns = 1_000;
    private const long MostCells = 20_000_000;
    private const string Unreadable = "This workbook cannot be read: open it in a spreadsheet and save it as .xlsx without a password, or as CSV.";

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Opens a workbook; one that is too large or damaged gives one sheet that says so.</summary>
    public static async IAsyncEnumerable<Sheet> Sheets(
        string name, Func<CancellationToken, Task<Stream>> open, long mostBytes, long mostUnpacked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stored = new MemoryStream();
        var (reader, problem) = await Reader(stored, open, mostBytes, mostUnpacked, cancellation);
        using (reader)
        {
            if (reader is null)
            {
                yield return new Sheet(name) { Problem = problem };
                yield break;
            }

            var isSingle = reader.ResultsCount == 1;
            do
            {
                var rows = Rows(reader, cancellation);
                yield return new Sheet(isSingle ? name : $"{name} [{reader.Name}]") { Part = isSingle ? null : reader.Name, IsOfWorkbook = true, Rows = new RowQueue(rows.GetAsyncEnumerator(cancellation)) };
            }
            while (reader.NextResult());
        }
    }

    private static async Task<(IExcelDataReader? Reader, string? Problem)> Reader(
        MemoryStream stored, Func<CancellationToken, Task<Stream>> open, long mostBytes, long mostUnpacked, CancellationToken cancellation)
    {
        try
        {
            await using (var stream = new BoundedStream(await open(cancellation), mostBytes))
            {
                await stream.CopyToAsync(stored, cancellation);
            }
        }
        catch (InvalidDataException)
        {
            return (null, Unreadable);
        }
        catch (BoundedStreamException)
        {
            return (null, $"A workbook may have {mostBytes / (1024 * 1024)} MB: save its sheets as CSV, which may have any size.");
        }

        try
        {
            stored.Position = 0;
            if (stored.ReadByte() == 'P' && Unpacked(stored) > mostUnpacked)
            {
                return (null, $"The workbook unpacks to more than {mostUnpacked / (1024 * 1024)} MB: save its sheets as CSV, which may have any size.");
            }

            stored.Position = 0;
            return (ExcelReaderFactory.CreateReader(new BudgetStream(stored), new ExcelReaderConfiguration { LeaveOpen = true }), null);
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            return (null, Unreadable);
        }
    }

    private static long Unpacked(MemoryStream stored)
    {
        stored.Position = 0;
        using var archive = new ZipArchive(stored, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Sum(entry => entry.Length);
    }

    private static async IAsyncEnumerable<TextRow> Rows(IExcelDataReader reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var cellsLeft = MostCells;
        for (var line = 1L; Next(reader); line++)
        {
            cancellation.ThrowIfCancellationRequested();
            cellsLeft -= reader.FieldCount;
            if (reader.FieldCount > MostColumns || cellsLeft < 0)
            {
                throw new InvalidDataException($"A sheet may have {MostColumns:N0} columns and {MostCells:N0} cells: save it as CSV, which may have any size.");
            }

            var cells = new string[reader.FieldCount];
            for (var position = 0; position < cells.Length; position++)
            {
                cells[position] = Text(reader.GetValue(position));
            }

            yield return new TextRow(line, cells, null);
        }
    }

    private static bool Next(IExcelDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            throw new InvalidDataException(Unreadable, damaged);
        }
    }

    // A spreadsheet shows fifteen digits; what lies beyond is noise of binary fractions.
    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        double number => Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString("G15", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // What the parsers of the formats throw over bytes that are not as they should be.
    private static bool IsDamage(Exception exception) => exception is ExcelReaderException or InvalidDataException or IOException or FormatException or System.Xml.XmlException
        or ArgumentException or IndexOutOfRangeException or InvalidOperationException or NullReferenceException or OverflowException or NotSupportedException or KeyNotFoundException or InvalidCastException;
}
