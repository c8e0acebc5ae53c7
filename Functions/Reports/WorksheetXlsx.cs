using System.IO;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using SocialFunnel.Entries;

namespace SocialFunnel.Reports;

/// <summary>A worksheet as an Excel workbook: orders are text, days are days, and the first row stays in view.</summary>
internal static class WorksheetXlsx
{
    private const string AsText = "@";

    /// <summary>Writes it.</summary>
    public static byte[] Write(Sheet sheet)
    {
        var rows = sheet.Rows.Select((row, index) =>
        {
            var cells = new Dictionary<string, object?>
            {
                [WorksheetColumns.Number] = index + 1,
                [WorksheetColumns.Order] = row.ConversionId,
                [WorksheetColumns.Day] = row.Day,
                [WorksheetColumns.Orders] = row.Conversions,
            };
            foreach (var platform in sheet.Platforms)
            {
                cells[platform.Name] = null;
            }

            cells[WorksheetColumns.Skip] = null;
            return cells;
        });
        var form = new OpenXmlConfiguration
        {
            AutoFilter = false,
            FreezeRowCount = 1,
            DynamicColumns =
            [
                new DynamicExcelColumn(WorksheetColumns.Order) { Width = 24, Format = AsText },
                new DynamicExcelColumn(WorksheetColumns.Day) { Width = 12, Format = "yyyy-mm-dd" },
            ],
        };
        using var file = new MemoryStream();
        file.SaveAs(rows, sheetName: sheet.Quarter, configuration: form);
        return file.ToArray();
    }
}
