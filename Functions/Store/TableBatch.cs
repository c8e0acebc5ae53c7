using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>Writes many rows in as few transactions as the service allows: one partition, at most 100 rows and 4 MiB each.</summary>
public static class TableBatch
{
    /// <summary>Most rows of one transaction.</summary>
    public const int MostRows = 100;

    // The service counts 4 MiB of the request's body, which encodes more than the values alone.
    private const long MostBytes = 2_500_000;

    /// <summary>Writes the rows in the order given, each partition's together.</summary>
    /// <exception cref="TableTransactionFailedException">A row was refused, as by its ETag; earlier transactions stay.</exception>
    public static async Task Submit(TableClient table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellation)
    {
        foreach (var batch in Split(actions))
        {
            await table.SubmitTransactionAsync(batch, cancellation);
        }
    }

    /// <summary>Cuts rows into transactions that the service accepts.</summary>
    public static IEnumerable<IReadOnlyList<TableTransactionAction>> Split(IEnumerable<TableTransactionAction> actions)
    {
        foreach (var partition in actions.GroupBy(action => action.Entity.PartitionKey, StringComparer.Ordinal))
        {
            var batch = new List<TableTransactionAction>();
            var bytes = 0L;
            foreach (var action in partition)
            {
                var size = Size(action.Entity);
                if (batch.Count == MostRows || (batch.Count > 0 && bytes + size > MostBytes))
                {
                    yield return batch;
                    batch = [];
                    bytes = 0;
                }

                batch.Add(action);
                bytes += size;
            }

            if (batch.Count > 0)
            {
                yield return batch;
            }
        }
    }

    private static long Size(ITableEntity entity) => entity is TableEntity properties
        ? properties.Sum(property => 64L + property.Key.Length + (property.Value is string text ? 2L * text.Length : 16L))
        : throw new ArgumentException("Rows are written as TableEntity, whose size can be told.", nameof(entity));
}
