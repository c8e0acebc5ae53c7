using System.IO;
using System.Runtime.CompilerServices;

namespace SocialFunnel.Sources.Exports;

/// <summary>Files in a folder of this machine: <c>&lt;root&gt;/&lt;brand id&gt;/…</c>. Links are not followed, so a brand's folder cannot reach out of itself.</summary>
public sealed class FolderExportFiles(string root) : IExportFiles
{
    private const int Buffer = 64 * 1024;

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System };

    /// <inheritdoc/>
    public string PlaceOf(string brand) => Path.Combine(root, brand);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ExportFile> List(string brand, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var place = new DirectoryInfo(PlaceOf(brand));
        if (!place.Exists)
        {
            yield break;
        }

        foreach (var file in place.EnumerateFiles("*", Below))
        {
            cancellation.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(place.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (!ExportFile.IsLitter(name))
            {
                yield return new ExportFile(name, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), file.Length, _ => Open(file.FullName));
            }
        }
    }

    /// <summary>One file anywhere, under its own name.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static ExportFile File(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? new ExportFile(file.Name, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), file.Length, _ => Open(file.FullName))
            : throw new FileNotFoundException($"There is no file '{path}'.", path);
    }

    private static Task<Stream> Open(string path) => Task.FromResult<Stream>(
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Buffer, FileOptions.SequentialScan));
}
