using System.Globalization;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>The tables of results: rows of a run, replaced as a whole when it is analysed again.</summary>
public sealed class ResultStore(Tables tables)
{
    /// <summary>Makes these the run's rows of a table; rows that an earlier analysis of the run left and that are not among them go.</summary>
    /// <param name="table">Name of the table, such as <c>roi</c>.</param>
    /// <param name="run">The run.</param>
    /// <param name="results">The report window, or null for a table that has none; the key within the run after it; and the record.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public async Task Save<TResult>(string table, Run run, IEnumerable<(string? Report, string Key, TResult Result)> results, CancellationToken cancellation)
        where TResult : class
    {
        var client = await tables.Get(table);
        var rows = results.Select(result => Row(run, result.Report, result.Key, result.Result)).ToArray();
        var kept = rows.Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal);
        var stale = await client.QueryAsync<TableEntity>(Of(run.Brand, run.Id, ""), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation)
            .Where(row => !kept.Contains(row.RowKey))
            .ToListAsync(cancellation);
        var actions = rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row))
            .Concat(stale.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row)));
        await TableBatch.Submit(client, actions, cancellation);
    }

    // Run, day and window stand in the key and in columns: a spreadsheet filters by columns.
    private static TableEntity Row<TResult>(Run run, string? report, string key, TResult result)
        where TResult : class
    {
        var prefix = TableKeys.From(TableKeys.Join(run.Id)) + (report is null ? "" : TableKeys.From(TableKeys.Join(report)));
        var row = ResultRows.From(run.Brand, prefix + key, result);
        row["Run"] = run.Id;
        row["RunDay"] = run.Day.ToString("O", CultureInfo.InvariantCulture);
        if (report is not null)
        {
            row["Report"] = report;
        }

        return row;
    }

    /// <summary>Reads a run's rows of a table whose key starts with the given parts.</summary>
    public async Task<IReadOnlyList<TResult>> Load<TResult>(string table, string brand, string run, string key, CancellationToken cancellation)
        where TResult : class =>
        await (await tables.Get(table)).QueryAsync<TableEntity>(Of(brand, run, key), cancellationToken: cancellation)
            .Select(ResultRows.To<TResult>)
            .ToListAsync(cancellation);

    private static string Of(string brand, string run, string key)
    {
        var prefix = TableKeys.Join(run) + (key.Length == 0 ? "" : TableKeys.From("") + key);
        return TableClient.CreateQueryFilter($"PartitionKey eq {brand} and RowKey ge {TableKeys.From(prefix)} and RowKey lt {TableKeys.After(prefix)}");
    }
}
