using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Exports;
using SocialFunnel.Sources.Http;
using SocialFunnel.Store;

namespace SocialFunnel.Privacy;

/// <summary>Everything that is stored of a brand, wherever it lies. Messages in queues hold ids only, and without the rows they name they do nothing.</summary>
public sealed class BrandTraces(Tables tables, BlobServiceClient blobs, ISecretStore secrets, IOptions<ExportsOptions> exports)
{
    // Stands for vendors' tokens in the counts: how many of those there were, no store tells.
    private const string Leases = SecretLeases.Container;

    /// <summary>Deletes what is stored of a brand, up to a number of rows and blobs; what is left is for the next call.</summary>
    /// <param name="brand">The brand's id.</param>
    /// <param name="most">Most rows and blobs of one call.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many were deleted, by table or container; empty when nothing was found.</returns>
    public async Task<IReadOnlyDictionary<string, int>> Remove(string brand, int most, CancellationToken cancellation)
    {
        var removed = new SortedDictionary<string, int>(StringComparer.Ordinal);

        // Its row goes first: without it no night begins, no address answers, and a worker that comes late stops.
        foreach (var table in Tables.Names.OrderBy(name => name != "brands"))
        {
            var client = await tables.Get(table);
            foreach (var filter in Filters(table, brand))
            {
                var count = await RemoveRows(client, filter, most - removed.Values.Sum(), cancellation);
                Add(table, count);
            }
        }

        foreach (var (container, prefix) in Places(brand))
        {
            Add(container, await RemoveBlobs(blobs.GetBlobContainerClient(container), prefix, most - removed.Values.Sum(), cancellation));
        }

        await secrets.RemoveAll(brand, cancellation);
        return removed;

        void Add(string place, int count)
        {
            if (count > 0)
            {
                removed[place] = removed.GetValueOrDefault(place) + count;
            }
        }
    }

    /// <summary>Deletes rows of a table that a filter finds, up to a number; says how many.</summary>
    internal static async Task<int> RemoveRows(TableClient table, string filter, int most, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var page in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation).Take(Math.Max(most, 0)).Chunk(1000).WithCancellation(cancellation))
        {
            await RemoveRows(table, page, cancellation);
            count += page.Length;
        }

        return count;
    }

    /// <summary>Deletes rows; one that somebody else deleted meanwhile is no fault.</summary>
    internal static async Task RemoveRows(TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        foreach (var batch in TableBatch.Split(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All))))
        {
            try
            {
                await table.SubmitTransactionAsync(batch, cancellation);
            }
            catch (TableTransactionFailedException gone) when (gone.Status == 404)
            {
                // A transaction stops at the first row that is not there; one by one that is no fault.
                foreach (var action in batch)
                {
                    await table.DeleteEntityAsync(action.Entity.PartitionKey, action.Entity.RowKey, ETag.All, cancellation);
                }
            }
        }
    }

    // Partitions are the brand, or the brand and something after a separator; two lists of all brands have it in their row keys.
    private static IEnumerable<string> Filters(string table, string brand)
    {
        if (table == "brands")
        {
            yield return TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.Brands} and RowKey eq {brand}");
            yield break;
        }

        yield return TableClient.CreateQueryFilter($"PartitionKey eq {brand}");
        yield return TableClient.CreateQueryFilter($"PartitionKey ge {TableKeys.From(brand)} and PartitionKey lt {TableKeys.After(brand)}");
        if (table == "runs")
        {
            yield return TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.OpenRuns} and RowKey gt {brand} and RowKey lt {TableKeys.AfterOpenRuns(brand)}");
        }
    }

    private IEnumerable<(string Container, string Prefix)> Places(string brand)
    {
        yield return (ReportSnapshots.Container, brand + "/");
        yield return (ImportStore.Container, brand + "/");
        yield return (Spending.Container, brand + "/");
        yield return (Leases, SecretName.Prefix(brand));
        if (exports.Value.Container is { Length: > 0 } container)
        {
            yield return (container, brand + "/");
        }
    }

    private static async Task<int> RemoveBlobs(BlobContainerClient container, string prefix, int most, CancellationToken cancellation)
    {
        var count = 0;
        try
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation).Take(Math.Max(most, 0)).WithCancellation(cancellation))
            {
                try
                {
                    await container.DeleteBlobIfExistsAsync(blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);
                    count++;
                }
                catch (RequestFailedException leased) when (leased.ErrorCode == BlobErrorCode.LeaseIdMissing)
                {
                    // A vendor's token is being refreshed; the lease runs out within a minute, and the next scan finds the blob. It holds nothing.
                    count++;
                }
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return 0;
        }

        return count;
    }
}
