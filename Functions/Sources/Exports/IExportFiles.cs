using System.IO;

namespace SocialFunnel.Sources.Exports;

/// <summary>Where brands put their files: a folder on this machine, or a container of blobs. A brand sees its own files only.</summary>
public interface IExportFiles
{
    /// <summary>The place of a brand's files in words a person can act on, such as a path.</summary>
    string PlaceOf(string brand);

    /// <summary>A brand's files, in no particular order; none where the place does not exist. Names are relative to the place, with <c>/</c>.</summary>
    IAsyncEnumerable<ExportFile> List(string brand, CancellationToken cancellation);
}

/// <summary>A file somebody put there.</summary>
/// <param name="Name">Path below the brand's place, such as <c>2026/orders.csv</c>.</param>
/// <param name="LastModified">When its content last changed, in UTC.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Open">Opens it for reading from the start; the caller disposes of the stream.</param>
public sealed record ExportFile(string Name, DateTimeOffset LastModified, long Length, Func<CancellationToken, Task<Stream>> Open)
{
    /// <summary>Its name within an archive; null outside one.</summary>
    public string? Entry { get; init; }

    /// <summary>Why it cannot be read at all; null as long as nothing is known.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it is something an operating system or office program leaves behind, such as <c>.DS_Store</c> or <c>~$orders.xlsx</c>.</summary>
    public static bool IsLitter(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return name.StartsWith('.') || name.Contains("/.", StringComparison.Ordinal) || file.StartsWith("~$", StringComparison.Ordinal)
            || file.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase) || file.Equals("thumbs.db", StringComparison.OrdinalIgnoreCase);
    }
}
