using System.Globalization;
using System.IO;
using System.Text;
using CsvHelper;
using SocialFunnel.Entries;

namespace SocialFunnel.Reports;

/// <summary>A worksheet as CSV. Texts that a spreadsheet would take for a formula are escaped.</summary>
internal static class WorksheetCsv
{
    /// <summary>Writes it in UTF-8 with a byte order mark, without which Excel takes it for something else.</summary>
    public static byte[] Write(Sheet sheet)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\r\n" }, leaveOpen: true))
        {
            csv.WriteHeader([WorksheetColumns.Number, WorksheetColumns.Order, WorksheetColumns.Day, WorksheetColumns.Orders, .. sheet.Platforms.Select(platform => platform.Name), WorksheetColumns.Skip]);
            foreach (var (row, index) in sheet.Rows.Select((row, index) => (row, index)))
            {
                csv.WriteField(index + 1);
                csv.WriteField(row.ConversionId);
                csv.WriteField(row.Day, "O");
                csv.WriteField(row.Conversions);
                for (var empty = 0; empty <= sheet.Platforms.Count; empty++)
                {
                    csv.WriteField("");
                }

                csv.EndRecord();
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
