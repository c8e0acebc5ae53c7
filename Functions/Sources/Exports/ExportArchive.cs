using System.IO;
using System.IO.Compression;

namespace SocialFunnel.Sources.Exports;

/// <summary>Unfolds an archive (.zip) into the files it holds, within bounds: what claims to be small and unpacks to more is cut off.</summary>
internal static class ExportArchive
{
    /// <summary>Most files in an archive.</summary>
    public const int MostEntries = 500;

    /// <summary>Most bytes that an archive may unpack to, by its own account, which is then held to.</summary>
    public const long MostUnpackedBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>The files of an archive, named <c>archive.zip/entry.csv</c>; any other file as it is. A bad archive is one file with a problem.</summary>
    public static async Task<IReadOnlyList<ExportFile>> Unfold(ExportFile file, CancellationToken cancellation)
    {
        if (!ExportContent.IsZip(await ExportContent.Head(file, cancellation)))
        {
            return [file];
        }

        await using var stream = await file.Open(cancellation);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.GetEntry("[Content_Types].xml") is not null)
            {
                return [file];
            }

            var entries = archive.Entries.Where(entry => entry.Length > 0 && !ExportFile.IsLitter(entry.FullName) && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
            return Problem(entries) is { } problem
                ? [file with { Problem = problem }]
                : [.. entries.Select(entry => file with { Name = $"{file.Name}/{entry.FullName}", Entry = entry.FullName, Length = entry.Length, Open = token => Open(file, entry.FullName, entry.Length, token), Problem = IsZip(entry) })];
        }
        catch (InvalidDataException)
        {
            return [file with { Problem = "This is a damaged archive or workbook: download it again, or save a spreadsheet as CSV." }];
        }
    }

    private static string? Problem(List<ZipArchiveEntry> entries) =>
        entries.Count == 0 ? "The archive is empty."
        : entries.Count > MostEntries ? $"The archive holds {entries.Count} files and may hold {MostEntries}: put fewer into it."
        : entries.Sum(entry => (decimal)entry.Length) > MostUnpackedBytes ? $"The archive unpacks to more than {MostUnpackedBytes / (1024 * 1024)} MB: put fewer files into it."
        : entries.Exists(entry => entry.IsEncrypted) ? "The archive is encrypted: unpack it, or make it without a password."
        : null;

    private static string? IsZip(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? "An archive within an archive is not opened: unpack it." : null;

    private static async Task<Stream> Open(ExportFile file, string entry, long length, CancellationToken cancellation)
    {
        var stream = await file.Open(cancellation);
        var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        return new BoundedStream(archive.GetEntry(entry)!.Open(), length, archive);
    }
}
