using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace SocialFunnel.Samples;

/// <summary>
/// Writes a workbook of one sheet, the same bytes every time, a row a line: a library would write the time of writing into it, and the sample is moved line by
/// line.
/// </summary>
internal static class SampleWorkbook
{
    private const string Start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private static readonly DateTimeOffset Written = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes it.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="rows">Cells: texts and whole numbers.</param>
    public static byte[] Of(string sheet, IEnumerable<object[]> rows)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create))
        {
            Add(archive, "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            Add(archive, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"{sheet}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Add(archive, "xl/worksheets/sheet1.xml", string.Join('\n', rows.Select(Row).Prepend($"<worksheet xmlns=\"{Main}\"><sheetData>").Append("</sheetData></worksheet>")));
        }

        return content.ToArray();
    }

    /// <summary>The parts of a workbook as texts, since another machine may pack the same parts into other bytes.</summary>
    public static IReadOnlyDictionary<string, string> Parts(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }

    private static string Row(object[] cells, int index) => string.Create(
        CultureInfo.InvariantCulture, $"<row r=\"{index + 1}\">{string.Concat(cells.Select((cell, column) => Cell(cell, $"{(char)('A' + column)}{index + 1}")))}</row>");

    private static string Cell(object cell, string place) => cell is string text
        ? $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>"
        : string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{cell}</v></c>");

    private static void Add(ZipArchive archive, string name, string xml)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Written;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(Start + xml + "\n");
    }
}
