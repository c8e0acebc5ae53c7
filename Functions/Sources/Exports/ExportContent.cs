using System.IO;
using System.Runtime.CompilerServices;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Opens a file as what it is by its first bytes: text, or a workbook (.xlsx, .xls). Text of any size is streamed; workbooks are bounded, also in what
/// they unpack to. Archives were unfolded before, see <see cref="ExportArchive"/>.
/// </summary>
internal static class ExportContent
{
    /// <summary>Largest workbook, in bytes as stored.</summary>
    public const long MostWorkbookBytes = 64L * 1024 * 1024;

    private const long MostUnpackedWorkbookBytes = 512L * 1024 * 1024;

    /// <summary>The sheets of a file, one after the other; each must be read before the next. Never throws over the content: a sheet may have a problem instead.</summary>
    public static async IAsyncEnumerable<Sheet> Sheets(ExportFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (file.Problem is { } problem)
        {
            yield return new Sheet(file.Name) { Problem = problem };
            yield break;
        }

        var (head, broken) = await HeadOrProblem(file, cancellation);
        if (broken is not null)
        {
            yield return new Sheet(file.Name) { Problem = broken };
            yield break;
        }

        if (!IsZip(head) && !IsOle(head))
        {
            yield return await Text(file, head, cancellation);
            yield break;
        }

        await foreach (var sheet in Workbook.Sheets(file.Name, file.Open, MostWorkbookBytes, MostUnpackedWorkbookBytes, cancellation))
        {
            yield return sheet;
        }
    }

    /// <summary>The first bytes of a file.</summary>
    public static async Task<byte[]> Head(ExportFile file, CancellationToken cancellation)
    {
        await using var stream = await file.Open(cancellation);
        var head = new byte[TextDialect.HeadBytes];
        return head[..await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation)];
    }

    private static async Task<(byte[] Head, string? Problem)> HeadOrProblem(ExportFile file, CancellationToken cancellation)
    {
        try
        {
            return (await Head(file, cancellation), null);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or BoundedStreamException)
        {
            return ([], $"It cannot be unpacked: {damaged.Message}");
        }
    }

    /// <summary>Whether a file is an archive or a workbook of the new form.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    private static bool IsOle(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    private static async Task<Sheet> Text(ExportFile file, byte[] head, CancellationToken cancellation)
    {
        try
        {
            var dialect = TextDialect.Of(head, isWhole: head.Length < TextDialect.HeadBytes);
            var rows = DelimitedText.Rows(await file.Open(cancellation), dialect, cancellation);
            return new Sheet(file.Name) { Rows = new RowQueue(rows.GetAsyncEnumerator(cancellation)), Delimiter = dialect.Delimiter, Legacy = dialect.Legacy };
        }
        catch (InvalidDataException unreadable)
        {
            return new Sheet(file.Name) { Problem = unreadable.Message };
        }
    }
}
