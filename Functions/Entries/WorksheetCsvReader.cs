using System.Globalization;
using System.IO;
using SocialFunnel.Analysis;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Entries;

/// <summary>Reads a ticked worksheet from CSV, as a spreadsheet saves it.</summary>
internal static class WorksheetCsvReader
{
    private const int MostRows = 1000;
    private const string TickForm = "write x, yes or 1 where the customer was found, and nothing where not.";

    /// <summary>Reads a sheet; null, and what is wrong line by line, when it cannot be taken.</summary>
    /// <param name="stream">The text; is disposed of.</param>
    /// <param name="platforms">The brand's platforms; columns of others are faults.</param>
    /// <param name="faults">Takes the faults.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<TickedSheet?> Read(Stream stream, IReadOnlyList<Platform> platforms, ICollection<Fault> faults, CancellationToken cancellation)
    {
        try
        {
            await using var text = await HeadedText.Open(stream, cancellation);
            var columns = platforms.Where(platform => text.Header.Has(Column(platform))).ToList();
            CheckHeader(text.Header, columns, platforms, faults);
            if (faults.Count > 0)
            {
                return null;
            }

            var customers = new List<TickedCustomer>();
            await foreach (var row in text.Rows(cancellation))
            {
                if (customers.Count == MostRows)
                {
                    faults.Add(new Fault("", $"There are more than {MostRows} rows: this is no worksheet of {Worksheet.Customers} customers."));
                    return null;
                }

                customers.Add(Customer(row, text.Header, columns, faults));
            }

            return faults.Count == 0 ? new TickedSheet(columns, customers) : null;
        }
        catch (InvalidDataException noTable)
        {
            faults.Add(new Fault("", noTable.Message));
            return null;
        }
    }

    private static void CheckHeader(ExportHeader header, List<Platform> columns, IReadOnlyList<Platform> platforms, ICollection<Fault> faults)
    {
        if (!header.Has(WorksheetColumns.Order))
        {
            faults.Add(new Fault("line 1", $"The column '{WorksheetColumns.Order}' is missing: send the worksheet with its first line as it was."));
        }

        if (header.Repeated is { } repeated)
        {
            faults.Add(new Fault("line 1", $"The column '{BrandId.Shown(repeated)}' stands there twice: leave one of them."));
        }

        foreach (var name in header.Names.Except([.. WorksheetColumns.All, .. columns.Select(Column)]))
        {
            faults.Add(new Fault("line 1", $"'{BrandId.Shown(name)}' is no platform of this brand: {string.Join(", ", platforms)}."));
        }

        if (columns.Count == 0 && faults.Count == 0)
        {
            faults.Add(new Fault("line 1", $"There is no column of a platform: {string.Join(", ", platforms)}."));
        }
    }

    private static TickedCustomer Customer(TextRow row, ExportHeader header, List<Platform> columns, ICollection<Fault> faults)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"line {row.Line}");
        if (row.Problem is { } problem)
        {
            faults.Add(new Fault(line, $"It {problem}"));
        }

        if (row.Cells.Length > header.Width)
        {
            faults.Add(new Fault(line, $"It has {row.Cells.Length} cells, and the first line has {header.Width}: put a cell that holds the delimiter in quotation marks."));
        }

        return new TickedCustomer(
            line,
            Cell(WorksheetColumns.Order),
            Tick(WorksheetColumns.Skip),
            columns.Where(platform => Tick(Column(platform))).ToHashSet());

        string Cell(string column) => header.PositionOf(column) is { } position && position < row.Cells.Length ? row.Cells[position].Trim() : "";

        bool Tick(string column)
        {
            switch (Cell(column).ToLowerInvariant())
            {
                case "x" or "yes" or "y" or "1" or "true" or "ja" or "j" or "✓" or "✔":
                    return true;
                case "" or "no" or "n" or "0" or "false" or "nein" or "-" or "–":
                    return false;
                case var other:
                    faults.Add(new Fault(line, $"{column}: '{BrandId.Shown(other)}' is no tick: {TickForm}"));
                    return false;
            }
        }
    }

    // As headers are normalised.
    private static string Column(Platform platform) => ExportHeader.Normal(platform.Name);
}
