using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace SocialFunnel.Sources.Exports;

/// <summary>Small workbooks of a test: .xlsx as some vendors write it, without the numbers of rows and cells, and .xls in the old binary form.</summary>
internal static class TestWorkbook
{
    private const int Sector = 512;
    private const int EndOfChain = -2;

    /// <summary>A workbook of the new form. Numbers become numbers, all else texts.</summary>
    public static byte[] Xlsx(params (string Name, object?[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + string.Concat(sheets.Select((_, index) => $"<Override PartName=\"/xl/worksheets/sheet{index + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
            Add(archive, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(archive, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                + string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{index + 1}\" r:id=\"rId{index + 1}\"/>")) + "</sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(sheets.Select((_, index) => $"<Relationship Id=\"rId{index + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>")) + "</Relationships>");
            foreach (var (index, sheet) in sheets.Index())
            {
                Add(archive, $"xl/worksheets/sheet{index + 1}.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + string.Concat(sheet.Rows.Select(row => $"<row>{string.Concat(row.Select(Cell))}</row>")) + "</sheetData></worksheet>");
            }
        }

        return stream.ToArray();
    }

    /// <summary>A workbook of the old binary form (OLE2, BIFF8).</summary>
    public static byte[] Xls(params (string Name, object?[][] Rows)[] sheets)
    {
        var bodies = sheets.Select(sheet => Sheet(sheet.Rows)).ToList();
        var names = sheets.Select(sheet => Encoding.Latin1.GetBytes(sheet.Name)).ToList();
        var start = 20 + names.Sum(name => 12 + name.Length) + 4;
        using var book = new MemoryStream();
        using var writer = new BinaryWriter(book);
        Begin(writer, globals: true);
        foreach (var (name, body) in names.Zip(bodies))
        {
            Record(writer, 0x0085, [.. BitConverter.GetBytes(start), 0, 0, (byte)name.Length, 0, .. name]);
            start += body.Length;
        }

        Record(writer, 0x000A, []);
        bodies.ForEach(writer.Write);
        writer.Flush();
        return Compound(book.ToArray());
    }

    /// <summary>An archive of texts.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static string Cell(object? value) => value switch
    {
        null => "<c/>",
        int or double or decimal => $"<c><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>",
        _ => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(value.ToString())}</t></is></c>",
    };

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static byte[] Sheet(object?[][] rows)
    {
        using var sheet = new MemoryStream();
        using var writer = new BinaryWriter(sheet);
        Begin(writer, globals: false);
        var width = rows.Max(row => row.Length);
        Record(writer, 0x0200, [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(rows.Length), 0, 0, (byte)width, 0, 0, 0]);
        foreach (var (line, row) in rows.Index())
        {
            foreach (var (column, value) in row.Index())
            {
                byte[] at = [(byte)line, (byte)(line >> 8), (byte)column, 0, 0, 0];
                if (value is string text)
                {
                    Record(writer, 0x0204, [.. at, (byte)text.Length, (byte)(text.Length >> 8), 1, .. Encoding.Unicode.GetBytes(text)]);
                }
                else if (value is not null)
                {
                    Record(writer, 0x0203, [.. at, .. BitConverter.GetBytes(Convert.ToDouble(value, CultureInfo.InvariantCulture))]);
                }
            }
        }

        Record(writer, 0x000A, []);
        writer.Flush();
        return sheet.ToArray();
    }

    private static void Begin(BinaryWriter writer, bool globals) => Record(writer, 0x0809, [0, 6, (byte)(globals ? 5 : 0x10), 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]);

    private static void Record(BinaryWriter writer, ushort type, byte[] content)
    {
        writer.Write(type);
        writer.Write((ushort)content.Length);
        writer.Write(content);
    }

    // The header, one sector of the table of sectors, one of the directory, and then the stream: long enough for whole sectors.
    private static byte[] Compound(byte[] book)
    {
        var sectors = Math.Max(8, (book.Length + Sector - 1) / Sector);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        writer.Write(new byte[16]);
        writer.Write([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
        foreach (var value in new[] { 0, 1, 1, 0, 4096, EndOfChain, 0, EndOfChain, 0, 0 })
        {
            writer.Write(value);
        }

        for (var index = 1; index < 109; index++)
        {
            writer.Write(-1);
        }

        for (var index = 0; index < Sector / 4; index++)
        {
            writer.Write(index == 0 ? -3 : index == 1 ? EndOfChain : index - 2 < sectors - 1 ? index + 1 : index - 2 == sectors - 1 ? EndOfChain : -1);
        }

        Entry(writer, "Root Entry", 5, 1, EndOfChain, 0);
        Entry(writer, "Workbook", 2, -1, 2, sectors * Sector);
        Entry(writer, "", 0, -1, 0, 0);
        Entry(writer, "", 0, -1, 0, 0);
        writer.Write(book);
        writer.Write(new byte[(sectors * Sector) - book.Length]);
        writer.Flush();
        return file.ToArray();
    }

    private static void Entry(BinaryWriter writer, string name, byte type, int child, int start, int length)
    {
        var text = Encoding.Unicode.GetBytes(name);
        writer.Write(text);
        writer.Write(new byte[64 - text.Length]);
        writer.Write((ushort)(text.Length == 0 ? 0 : text.Length + 2));
        writer.Write([type, 1]);
        writer.Write(-1);
        writer.Write(-1);
        writer.Write(child);
        writer.Write(new byte[36]);
        writer.Write(start);
        writer.Write((long)length);
    }
}
