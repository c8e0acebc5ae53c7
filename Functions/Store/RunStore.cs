using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>The table <c>runs</c>: a row for each run and each of its pulls, the days each source has told, and a list of the runs that have not ended.</summary>
public sealed class RunStore(Tables tables)
{
    /// <summary>Creates a run with its pulls in one transaction; false when it exists already.</summary>
    public async Task<bool> Create(Run run, IReadOnlyList<SourcePull> pulls, CancellationToken cancellation)
    {
        var table = await tables.Runs;

        // The list comes first: a run must never exist without standing in it. A line without a run is cleared away when it is met.
        await List(table, run, cancellation);
        try
        {
            var rows = pulls.Select(pull => RunRows.From(run, pull)).Append(RunRows.From(run));
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellation);
            return true;
        }
        catch (TableTransactionFailedException exists) when (exists.Status == 409)
        {
            if (await Find(run.Brand, run.Id, cancellation) is { Run.State: not RunState.Open })
            {
                await Forget(run.Brand, run.Id, cancellation);
            }

            return false;
        }
    }

    /// <summary>Finds a run and its pulls; null when there is none.</summary>
    public async Task<RunStatus?> Find(string brand, string run, CancellationToken cancellation)
    {
        var key = TableKeys.Join(run);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {brand} and RowKey ge {key} and RowKey lt {TableKeys.After(key)}");
        Run? header = null;
        var pulls = new List<SourcePull>();
        await foreach (var row in (await tables.Runs).QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            if (row.RowKey == key)
            {
                header = RunRows.ToRun(row);
            }
            else if (row.RowKey.StartsWith(TableKeys.From(key), StringComparison.Ordinal))
            {
                pulls.Add(RunRows.ToPull(row));
            }
        }

        return header is null ? null : new RunStatus(header, pulls);
    }

    /// <summary>Writes a pull's row, unless it stands further on by now: what is done stays done. Gives the row as it is then.</summary>
    public async Task<SourcePull> Update(string brand, string run, SourcePull pull, CancellationToken cancellation)
    {
        var table = await tables.Runs;
        while (true)
        {
            try
            {
                var answer = await table.UpdateEntityAsync(RunRows.From(brand, run, pull), new ETag(pull.Version!), TableUpdateMode.Replace, cancellation);
                return pull with { Version = answer.Headers.ETag?.ToString() };
            }
            catch (RequestFailedException conflict) when (conflict.Status is 412)
            {
                var current = RunRows.ToPull(await table.GetEntityAsync<TableEntity>(brand, TableKeys.Pull(run, pull.Id), cancellationToken: cancellation));
                if (current.State > pull.State)
                {
                    return current;
                }

                pull = pull with { Version = current.Version };
            }
        }
    }

    /// <summary>Ends a run as it was found, and takes it off the list of open ones; false when somebody else ended it since.</summary>
    public async Task<bool> End(Run run, CancellationToken cancellation)
    {
        try
        {
            await (await tables.Runs).UpdateEntityAsync(RunRows.From(run), new ETag(run.Version!), TableUpdateMode.Replace, cancellation);
        }
        catch (RequestFailedException conflict) when (conflict.Status is 412)
        {
            return false;
        }

        await Forget(run.Brand, run.Id, cancellation);
        return true;
    }

    /// <summary>Takes a run off the list of open ones.</summary>
    public async Task Forget(string brand, string run, CancellationToken cancellation) =>
        await (await tables.Runs).DeleteEntityAsync(TableKeys.OpenRuns, TableKeys.OpenRun(brand, run), ETag.All, cancellation);

    /// <summary>The runs that have not ended, of brands from one id to another, both included; ids are null for no bound.</summary>
    public async IAsyncEnumerable<OpenRun> Open(string? firstBrand, string? lastBrand, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var from = firstBrand ?? "";
        var until = lastBrand is null ? "~" : TableKeys.AfterOpenRuns(lastBrand);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.OpenRuns} and RowKey ge {from} and RowKey lt {until}");
        await foreach (var row in (await tables.Runs).QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            yield return new OpenRun(row.GetString("Brand"), row.GetString("Run"), row.GetDateTimeOffset("OpenedAt")!.Value, row.GetDateTimeOffset("Deadline")!.Value, row.GetDateTimeOffset("SentAgainAt"));
        }
    }

    /// <summary>Remembers when the waiting pulls of a run were sent again; a run that has ended meanwhile needs it no longer.</summary>
    public async Task RememberSent(OpenRun open, DateTimeOffset at, CancellationToken cancellation)
    {
        try
        {
            var change = new TableEntity(TableKeys.OpenRuns, TableKeys.OpenRun(open.Brand, open.Run)) { ["SentAgainAt"] = at };
            await (await tables.Runs).UpdateEntityAsync(change, ETag.All, TableUpdateMode.Merge, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status is 404)
        {
            // It is off the list.
        }
    }

    private static async Task List(TableClient table, Run run, CancellationToken cancellation)
    {
        var line = new TableEntity(TableKeys.OpenRuns, TableKeys.OpenRun(run.Brand, run.Id)) { ["Brand"] = run.Brand, ["Run"] = run.Id, ["OpenedAt"] = run.OpenedAt, ["Deadline"] = run.Deadline };
        try
        {
            await table.AddEntityAsync(line, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status is 409)
        {
            // Opened before; its deadline stays what it was.
        }
    }

    /// <summary>The days that a source has told already.</summary>
    public async Task<Coverage> Covered(string brand, string source, CancellationToken cancellation)
    {
        var row = await (await tables.Runs).GetEntityIfExistsAsync<TableEntity>(brand, TableKeys.Coverage(source), cancellationToken: cancellation);
        return row.HasValue ? Coverage.Parse(row.Value!.GetString("Days")) : Coverage.Empty;
    }

    /// <summary>Remembers that a source has told a window. Slices of one backfill meet here, hence the ETag.</summary>
    public async Task Cover(string brand, string source, Window window, CancellationToken cancellation)
    {
        var table = await tables.Runs;
        var key = TableKeys.Coverage(source);
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(brand, key, cancellationToken: cancellation);
            var row = new TableEntity(brand, key)
            {
                ["Days"] = (found.HasValue ? Coverage.Parse(found.Value!.GetString("Days")) : Coverage.Empty).With(window).ToString(),
            };
            try
            {
                await (found.HasValue
                    ? table.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation)
                    : table.AddEntityAsync(row, cancellation));
                return;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Another slice ended at the same moment; add to what it wrote.
            }
        }
    }
}

/// <summary>A run and its pulls.</summary>
public sealed record RunStatus(Run Run, IReadOnlyList<SourcePull> Pulls)
{
    /// <summary>Whether nothing is waited for any longer.</summary>
    public bool PullsEnded => Pulls.All(pull => pull.State is PullState.Done or PullState.Failed or PullState.Overdue);
}

/// <summary>A line of the list of runs that have not ended; <see cref="SentAgainAt"/> is null until its waiting pulls were sent again.</summary>
public sealed record OpenRun(string Brand, string Run, DateTimeOffset OpenedAt, DateTimeOffset Deadline, DateTimeOffset? SentAgainAt);
