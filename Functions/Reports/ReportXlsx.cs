using System.Data;
using System.IO;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace SocialFunnel.Reports;

/// <summary>Writes tables as an Excel workbook: a sheet for each, cells of their types, the header in view.</summary>
internal static class ReportXlsx
{
    private const int LongestText = 32_767;

    private static readonly OpenXmlConfiguration Form = new() { AutoFilter = true, FreezeRowCount = 1, EnableAutoWidth = true, FastMode = true, MaxWidth = 60 };

    /// <summary>Writes them.</summary>
    public static byte[] Write(IEnumerable<ReportTable> tables)
    {
        using var sheets = new DataSet();
        foreach (var table in tables)
        {
            sheets.Tables.Add(Sheet(table));
        }

        using var file = new MemoryStream();
        file.SaveAs(sheets, configuration: Form);
        return file.ToArray();
    }

    private static DataTable Sheet(ReportTable table)
    {
        var sheet = new DataTable(table.Name);
        foreach (var column in table.Columns)
        {
            sheet.Columns.Add(column.Name, column.Type switch { ReportCell.Number => typeof(double), ReportCell.Day => typeof(DateTime), _ => typeof(string) });
        }

        foreach (var row in table.Rows)
        {
            sheet.Rows.Add([.. row.Select(Cell)]);
        }

        return sheet;
    }

    private static object? Cell(object? value) => value switch
    {
        int count => (double)count,
        decimal amount => (double)amount,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        string text => Fit(text),
        var other => other,
    };

    // A workbook is XML: what XML may not hold would make it unreadable.
    private static string Fit(string text)
    {
        var fit = new System.Text.StringBuilder(Math.Min(text.Length, LongestText));
        foreach (var rune in text.EnumerateRunes())
        {
            var allowed = rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not 0xFFFE and not 0xFFFF);
            if (fit.Length + rune.Utf16SequenceLength > LongestText)
            {
                break;
            }

            fit.Append(allowed ? rune.ToString() : "\uFFFD");
        }

        return fit.ToString();
    }
}
