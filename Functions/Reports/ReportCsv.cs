using System.Globalization;
using System.IO;
using CsvHelper;

namespace SocialFunnel.Reports;

/// <summary>Writes a table as CSV (RFC 4180). Texts that a spreadsheet would take for a formula are escaped.</summary>
internal static class ReportCsv
{
    /// <summary>Writes it, the header first.</summary>
    public static string Write(ReportTable table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\r\n" }, leaveOpen: true))
        {
            csv.WriteHeader(table.Columns.Select(column => column.Name).ToArray());
            foreach (var row in table.Rows)
            {
                foreach (var value in row)
                {
                    Write(csv, value);
                }

                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    // Numbers are written as numbers: the guard against formulas would take a minus sign for one.
    private static void Write(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case int count:
                csv.WriteField(count);
                break;
            case decimal amount:
                csv.WriteField(amount, "0.####");
                break;
            case double ratio:
                csv.WriteField(ratio, "0.####");
                break;
            case DateOnly day:
                csv.WriteField(day, "O");
                break;
            case var text:
                csv.WriteField((string?)text);
                break;
        }
    }
}
