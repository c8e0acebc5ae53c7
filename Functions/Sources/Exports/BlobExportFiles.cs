using System.IO;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace SocialFunnel.Sources.Exports;

/// <summary>Files in a container of blobs: <c>&lt;brand id&gt;/…</c>. A blob that changes while it is read fails the pull, which is then tried again.</summary>
public sealed class BlobExportFiles(BlobContainerClient container) : IExportFiles
{
    private const int Buffer = 1024 * 1024;

    /// <inheritdoc/>
    public string PlaceOf(string brand) => $"{container.Name}/{brand}";

    /// <inheritdoc/>
    public async IAsyncEnumerable<ExportFile> List(string brand, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var prefix = brand + "/";
        await using var blobs = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation).GetAsyncEnumerator(cancellation);
        while (await Next(blobs))
        {
            var blob = blobs.Current;
            var name = blob.Name[prefix.Length..];
            if (name.Length > 0 && blob.Properties.ContentLength is { } length && !IsFolder(blob) && !ExportFile.IsLitter(name))
            {
                yield return new ExportFile(name, blob.Properties.LastModified ?? default, length, token => Open(blob, token));
            }
        }
    }

    private static async Task<bool> Next(IAsyncEnumerator<BlobItem> blobs)
    {
        try
        {
            return await blobs.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
    }

    // Accounts with a hierarchical namespace list folders as empty blobs.
    private static bool IsFolder(BlobItem blob) => blob.Metadata is { } metadata && metadata.ContainsKey("hdi_isfolder");

    private Task<Stream> Open(BlobItem blob, CancellationToken cancellation) => container.GetBlobBaseClient(blob.Name).OpenReadAsync(
        new BlobOpenReadOptions(allowModifications: false)
        {
            BufferSize = Buffer,
            Conditions = new BlobRequestConditions { IfMatch = blob.Properties.ETag },
        },
        cancellation);
}
