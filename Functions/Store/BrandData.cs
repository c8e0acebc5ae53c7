using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace SocialFunnel.Store;

/// <summary>
/// Where a brand's data lies: rows of every table whose partition is the brand or begins with it, its row among the brands, its lines in the list of open runs,
/// and blobs whose name begins with it. Tables and containers are looked up in the account, so that none can be forgotten here.
/// </summary>
public sealed partial class BrandData(TableServiceClient tables, BlobServiceClient blobs)
{
    private const string Brands = "brands";
    private const string Runs = "runs";

    // Keys and links open doors: they are given out anew, and never travel in a file. The others belong to the host and to the instances that run.
    private static readonly string[] TablesLeftAlone = ["keys", "shares"];

    // Files that were sent hold what nobody keeps, such as e-mail addresses, and are deleted once they are read.
    private static readonly string[] ContainersLeftAlone = ["imports", "secret-leases"];
    private static readonly string[] OfHosts = ["azure-webjobs", "azurewebjobs", "socialfunnel-timers", "app-package", "$"];

    /// <summary>Every row of a brand, table by table and in the order of the keys; its row among the brands comes last.</summary>
    public async IAsyncEnumerable<(string Table, TableEntity Row)> Rows(string brand, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var name in Tables(cancellation))
        {
            await foreach (var row in tables.GetTableClient(name).QueryAsync<TableEntity>(FilterOf(name, brand), cancellationToken: cancellation))
            {
                yield return (name, row);
            }
        }
    }

    /// <summary>Every blob of a brand.</summary>
    public async IAsyncEnumerable<BlobClient> Blobs(string brand, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: cancellation))
        {
            if (!IsOurs(container.Name, ContainersLeftAlone))
            {
                continue;
            }

            var client = blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{brand}/", cancellation))
            {
                yield return client.GetBlobClient(blob.Name);
            }
        }
    }

    /// <summary>Whether a brand has any row or blob.</summary>
    public async Task<bool> Exists(string brand, CancellationToken cancellation) =>
        await Rows(brand, cancellation).AnyAsync(cancellation) || await Blobs(brand, cancellation).AnyAsync(cancellation);

    /// <summary>Removes every row and blob, the row among the brands first, so that no night begins meanwhile.</summary>
    public async Task Remove(string brand, CancellationToken cancellation)
    {
        foreach (var name in await Tables(cancellation).OrderBy(name => name == Brands ? 0 : 1).ToListAsync(cancellation))
        {
            var table = tables.GetTableClient(name);
            await foreach (var rows in table.QueryAsync<TableEntity>(FilterOf(name, brand), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation).Chunk(TableBatch.MostRows))
            {
                await TableBatch.Submit(table, rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
            }
        }

        await foreach (var blob in Blobs(brand, cancellation))
        {
            await blob.DeleteIfExistsAsync(cancellationToken: cancellation);
        }
    }

    /// <summary>Whether a row of this table and these keys is one of the brand's.</summary>
    public static bool Owns(string brand, string table, string partition, string row) => TableName().IsMatch(table) && IsOurs(table, TablesLeftAlone) && (
        table == Brands ? partition == TableKeys.Brands && row == brand
        : table == Runs && partition == TableKeys.OpenRuns ? row.StartsWith($"{brand} ", StringComparison.Ordinal)
        : partition == brand || partition.StartsWith(TableKeys.From(brand), StringComparison.Ordinal));

    /// <summary>Whether a blob of this container and name is one of the brand's.</summary>
    public static bool OwnsBlob(string brand, string container, string name) =>
        ContainerName().IsMatch(container) && IsOurs(container, ContainersLeftAlone) && name.StartsWith($"{brand}/", StringComparison.Ordinal);

    private static string FilterOf(string table, string brand) => table == Brands
        ? TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.Brands} and RowKey eq {brand}")
        : TableClient.CreateQueryFilter(
            $"PartitionKey eq {brand} or (PartitionKey ge {TableKeys.From(brand)} and PartitionKey lt {TableKeys.After(brand)}) or (PartitionKey eq {TableKeys.OpenRuns} and RowKey ge {$"{brand} "} and RowKey lt {TableKeys.AfterOpenRuns(brand)})");

    private IAsyncEnumerable<string> Tables(CancellationToken cancellation) => tables.QueryAsync(cancellationToken: cancellation).Select(table => table.Name)
        .Where(name => IsOurs(name, TablesLeftAlone)).OrderBy(name => name == Brands ? 1 : 0).ThenBy(name => name, StringComparer.Ordinal);

    private static bool IsOurs(string name, string[] leftAlone) =>
        !leftAlone.Contains(name, StringComparer.OrdinalIgnoreCase) && !OfHosts.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$")]
    private static partial Regex TableName();

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex ContainerName();
}
