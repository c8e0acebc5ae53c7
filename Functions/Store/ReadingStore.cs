using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>
/// Writes readings so that the same ones, in any order and however often, leave the same rows. Only what differs is written, and a value
/// that was restated stays readable in the table <c>history</c>.
/// </summary>
public sealed class ReadingStore(Tables tables, ForgottenStore forgotten)
{
    // Above this many rows of one partition, one range query is cheaper than looking each row up.
    private const int LookUpAtMost = 2;

    /// <summary>Readings merged in memory before they are written; bounds the memory that a large file takes.</summary>
    public const int BatchSize = 20_000;

    /// <summary>Stores readings of one brand, but none of people who asked to be forgotten; says how many there were.</summary>
    public async Task<int> Save(Brand brand, IAsyncEnumerable<Reading> readings, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var batch in forgotten.Without(brand.Id, readings, cancellation).Chunk(BatchSize).WithCancellation(cancellation))
        {
            await SaveRows(await tables.Readings, batch.Where(DailyFacts.Holds).Select(DailyFacts.From).GroupBy(fact => fact.RowKey).Select(month => new MonthChange(brand.Id, month.Key, [.. month])), cancellation);
            await SaveRows(await tables.Readings, batch.OfType<PostReading>().Select(post => EventRows.From(brand.Id, post)), cancellation);
            await SaveRows(await tables.Conversions, batch.OfType<ConversionReading>().Select(conversion => EventRows.From(brand.Id, conversion)), cancellation);
            await SaveRows(await tables.Touches, batch.OfType<TouchReading>().Select(touch => EventRows.From(brand.Id, touch)), cancellation);
            count += batch.Length;
        }

        return count;
    }

    private async Task SaveRows(TableClient table, IEnumerable<RowChange> changes, CancellationToken cancellation)
    {
        foreach (var partition in changes.GroupBy(change => change.PartitionKey, StringComparer.Ordinal))
        {
            var rows = partition.GroupBy(change => change.RowKey, StringComparer.Ordinal)
                .Select(row => row.Aggregate((first, next) => first.Then(next)))
                .OrderBy(change => change.RowKey, StringComparer.Ordinal)
                .ToArray();
            while (!await TrySave(table, rows, cancellation))
            {
                // Another pull wrote one of these rows meanwhile: merge into what it wrote.
            }
        }
    }

    private async Task<bool> TrySave(TableClient table, RowChange[] changes, CancellationToken cancellation)
    {
        var stored = await Stored(table, changes, cancellation);
        var actions = new List<TableTransactionAction>();
        var outdated = new List<TableEntity>();
        foreach (var change in changes)
        {
            var known = stored.GetValueOrDefault(change.RowKey);
            if (change.Merge(known, outdated) is { } row)
            {
                actions.Add(known is null
                    ? new TableTransactionAction(TableTransactionActionType.Add, row)
                    : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, known.ETag));
            }
        }

        // History first: should the process die between the two, the next attempt finds the old value still in its place.
        await TableBatch.Submit(await tables.History, outdated.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertMerge, row)), cancellation);
        try
        {
            await TableBatch.Submit(table, actions, cancellation);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return false;
        }
    }

    private static async Task<Dictionary<string, TableEntity>> Stored(TableClient table, RowChange[] changes, CancellationToken cancellation)
    {
        var found = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        var partition = changes[0].PartitionKey;
        if (changes.Length <= LookUpAtMost)
        {
            foreach (var change in changes)
            {
                var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, change.RowKey, cancellationToken: cancellation);
                if (row.HasValue)
                {
                    found[change.RowKey] = row.Value!;
                }
            }

            return found;
        }

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {changes[0].RowKey} and RowKey le {changes[^1].RowKey}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            found[row.RowKey] = row;
        }

        return found;
    }
}

/// <summary>What is to be done to one row.</summary>
internal abstract record RowChange(string PartitionKey, string RowKey)
{
    /// <summary>This change followed by another one of the same row.</summary>
    public abstract RowChange Then(RowChange next);

    /// <summary>The new row, or null where nothing changes; values that no longer count are added to <paramref name="outdated"/>.</summary>
    public abstract TableEntity? Merge(TableEntity? stored, List<TableEntity> outdated);
}

/// <summary>Adds days to a month of facts.</summary>
internal sealed record MonthChange(string Brand, string Key, IReadOnlyList<DailyFact> Facts) : RowChange(Brand, Key)
{
    public override RowChange Then(RowChange next) => this with { Facts = [.. Facts, .. ((MonthChange)next).Facts] };

    public override TableEntity? Merge(TableEntity? stored, List<TableEntity> outdated)
    {
        // Within one pull the readings settle among themselves first: a file that holds a day twice restates nothing.
        var news = new MonthFacts();
        foreach (var fact in Facts)
        {
            foreach (var (metric, value, currency) in fact.Numbers)
            {
                news.Merge(fact.Day.Day, metric, new Fact(value, fact.At, fact.Definition, currency), out _);
            }
        }

        var month = stored is null ? new MonthFacts() : MonthFacts.Parse(LongText.Get(stored, "Days")!);
        var changed = false;
        foreach (var (day, facts) in news.Days)
        {
            foreach (var ((metric, _), fact) in facts)
            {
                changed |= month.Merge(day, metric, fact, out var old);
                if (old is { } loser)
                {
                    outdated.Add(HistoryRow(day, metric, loser));
                }
            }
        }

        return changed ? Row(month) : null;
    }

    private TableEntity Row(MonthFacts month)
    {
        var about = Facts[0];
        var row = new TableEntity(Brand, Key)
        {
            ["Kind"] = about.Kind,
            ["Platform"] = about.Platform,
            ["Account"] = about.Account,
            ["Month"] = about.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["Source"] = about.Source,
        };
        LongText.Put(row, "Days", month.ToJson());
        return row;
    }

    private TableEntity HistoryRow(int day, string metric, Fact fact)
    {
        var retrieved = DateTimeOffset.FromUnixTimeMilliseconds(fact.At);
        return new TableEntity(Brand, TableKeys.History(Key, fact.Definition is null ? $"{day:00}.{metric}" : $"{day:00}.{metric}.{fact.Definition}", retrieved))
        {
            ["Kind"] = Facts[0].Kind,
            ["Platform"] = Facts[0].Platform,
            ["Account"] = Facts[0].Account,
            ["Day"] = new DateOnly(Facts[0].Day.Year, Facts[0].Day.Month, day).ToString("O", CultureInfo.InvariantCulture),
            ["Source"] = Facts[0].Source,
            ["Metric"] = metric,
            ["Value"] = fact.Value.ToString(CultureInfo.InvariantCulture),
            ["Definition"] = fact.Definition,
            ["Currency"] = fact.Currency,
            ["RetrievedAt"] = retrieved,
        };
    }
}
