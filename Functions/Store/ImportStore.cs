using System.IO;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Store;

/// <summary>The table <c>imports</c>, and the container <c>imports</c> where a file lies from its arrival until it was read.</summary>
public sealed class ImportStore(Tables tables, BlobServiceClient blobs)
{
    /// <summary>Container of the files that were sent.</summary>
    internal const string Container = "imports";

    private const int Buffer = 1024 * 1024;

    private static readonly JsonSerializerOptions Json = Hosting.Json.Create();

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(Container);

    /// <summary>Keeps a file as it streams in.</summary>
    public async Task Upload(string brand, string id, Stream content, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await Blob(brand, id).UploadAsync(content, new BlobUploadOptions(), cancellation);
    }

    /// <summary>The file of an import; one that is gone fails when it is opened.</summary>
    public ExportFile File(Import import) => new(import.File, import.RetrievedAt, import.Bytes, cancellation => Blob(import.Brand, import.Id).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = Buffer }, cancellation));

    /// <summary>Deletes the file of an import; nothing happens when it is gone.</summary>
    public async Task DeleteFile(string brand, string id, CancellationToken cancellation)
    {
        try
        {
            await Blob(brand, id).DeleteIfExistsAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Nothing was ever sent.
        }
    }

    /// <summary>Deletes files whose message was lost, so that nobody reads them any more, and says so in their row; gives how many.</summary>
    /// <param name="brand">Whose files.</param>
    /// <param name="before">Files that arrived later are left alone.</param>
    /// <param name="cancellation">Stops it; do it again then.</param>
    public async Task<int> RemoveAbandoned(string brand, DateTimeOffset before, CancellationToken cancellation)
    {
        var count = 0;
        if (!await container.ExistsAsync(cancellation))
        {
            return count;
        }

        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, brand + "/", cancellation))
        {
            if (blob.Properties.LastModified >= before)
            {
                continue;
            }

            var id = blob.Name[(brand.Length + 1)..];
            if (await Find(brand, id, cancellation) is { State: ImportState.Received } import)
            {
                await Save(import with { State = ImportState.Failed, Error = "Its message was lost before the file could be read: send it again." }, cancellation);
            }

            await DeleteFile(brand, id, cancellation);
            count++;
        }

        return count;
    }

    /// <summary>Writes an import's row.</summary>
    public async Task Save(Import import, CancellationToken cancellation)
    {
        var row = new TableEntity(import.Brand, TableKeys.Join(import.Id))
        {
            ["State"] = import.State.ToString(),
            ["File"] = import.File,
            ["ReceivedAt"] = import.ReceivedAt,
        };
        LongText.Put(row, "Import", JsonSerializer.Serialize(import with { Report = import.Report?.Bounded() }, Json));
        await (await tables.Imports).UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Finds an import; null when there is none.</summary>
    public async Task<Import?> Find(string brand, string id, CancellationToken cancellation)
    {
        var row = await (await tables.Imports).GetEntityIfExistsAsync<TableEntity>(brand, TableKeys.Join(id), cancellationToken: cancellation);
        return row.HasValue ? JsonSerializer.Deserialize<Import>(LongText.Get(row.Value!, "Import")!, Json) : null;
    }

    private BlobClient Blob(string brand, string id) => container.GetBlobClient($"{brand}/{id}");
}
