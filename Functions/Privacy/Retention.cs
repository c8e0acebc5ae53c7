using System.Globalization;
using Azure.Data.Tables;
using SocialFunnel.Access;
using SocialFunnel.Store;

namespace SocialFunnel.Privacy;

/// <summary>Removes what is older than it may be. Doing it again removes nothing more.</summary>
public sealed partial class Retention(Tables tables, BrandStore brands, KeyStore keys, ShareStore shares, ImportStore imports, IOptions<RetentionOptions> options, ILogger<Retention> logger)
{
    /// <summary>A key that has expired is listed for so long, so that its holder learns why it opens nothing.</summary>
    public static readonly TimeSpan ExpiredKeys = TimeSpan.FromDays(30);

    /// <summary>A file that was sent is read within minutes; one that still lies there after so long lost its message.</summary>
    public static readonly TimeSpan AbandonedUploads = TimeSpan.FromDays(7);

    // Where daily numbers and posts are.
    private static readonly string[] Told = ["readings", "history"];

    /// <summary>Removes old rows of a page of brands; one that fails keeps not the others from it, and the message comes again.</summary>
    public async Task Do(RetainRequest page, CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        await foreach (var brand in brands.List(page.FirstBrand, page.LastBrand, cancellation))
        {
            try
            {
                var removed = await Remove(brand, page.At, cancellation);
                if (removed > 0)
                {
                    Log.Removed(logger, brand.Id, removed);
                }
            }
            catch (Exception failed) when (!cancellation.IsCancellationRequested)
            {
                failures.Add(new InvalidOperationException($"Old rows of brand '{brand.Id}' could not be removed.", failed));
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    /// <summary>Removes the old rows of a brand; says how many.</summary>
    public async Task<int> Remove(BrandNight brand, DateTimeOffset now, CancellationToken cancellation)
    {
        var (keep, today, count) = (options.Value, brand.Calendar.DayOf(now), 0);
        var settings = await brands.Find(brand.Id, cancellation);
        foreach (var (table, filter) in Filters(brand.Id, brand.LastRun, keep, today).Concat(settings is null ? [] : OfConnectors(settings, keep, today)))
        {
            count += await BrandTraces.RemoveRows(await tables.Get(table), filter, int.MaxValue, cancellation);
        }

        foreach (var key in (await keys.List(brand.Id, cancellation)).Where(key => key.ExpiresAt < now - ExpiredKeys))
        {
            count += await keys.Revoke(brand.Id, key.Id, cancellation) ? 1 : 0;
        }

        count += await imports.RemoveAbandoned(brand.Id, now - AbandonedUploads, cancellation);

        // Listing links clears away those that have expired.
        await shares.List(brand.Id, cancellation);
        return count;
    }

    // Whole months of partitions, single days within a partition: in each case only what lies before the first day to be kept.
    private static IEnumerable<(string Table, string Filter)> Filters(string brand, string? lastRun, RetentionOptions keep, DateOnly today)
    {
        foreach (var (table, days) in new[] { ("conversions", keep.Conversions), ("touches", keep.Touches), ("history", keep.History) })
        {
            if (First(days, today) is { } first)
            {
                yield return (table, TableClient.CreateQueryFilter($"PartitionKey ge {TableKeys.From(brand)} and PartitionKey le {TableKeys.BrandMonth(brand, first)} and Day lt {Text(first)}"));
            }
        }

        if (First(keep.History, today) is { } firstHistory)
        {
            yield return ("history", TableClient.CreateQueryFilter($"PartitionKey eq {brand} and Day lt {Text(firstHistory)}"));
        }

        if (First(keep.Readings, today) is { } firstReading)
        {
            yield return ("readings", TableClient.CreateQueryFilter($"PartitionKey eq {brand} and (Month lt {Month(firstReading)} or Day lt {Text(firstReading)})"));
        }

        foreach (var (platform, days) in keep.Platforms)
        {
            if (First(days, today) is { } first)
            {
                foreach (var table in new[] { "readings", "history" })
                {
                    yield return (table, TableClient.CreateQueryFilter($"PartitionKey eq {brand} and Platform eq {platform} and (Month lt {Month(first)} or Day lt {Text(first)})"));
                }

                // Restated posts name their platform in the key only.
                var posts = TableKeys.Join(TableKeys.Posts, platform);
                yield return ("history", TableClient.CreateQueryFilter($"PartitionKey eq {brand} and RowKey ge {TableKeys.From(posts)} and RowKey lt {TableKeys.After(posts)} and Day lt {Text(first)}"));
            }
        }

        if (First(keep.Results, today) is { } firstRun)
        {
            // Ids of runs begin with their day. The newest run stays, however old: reports read it.
            var until = TableKeys.Join(Text(firstRun));
            until = lastRun is { } newest && string.CompareOrdinal(TableKeys.Join(newest), until) < 0 ? TableKeys.Join(newest) : until;
            yield return ("notices", TableClient.CreateQueryFilter($"PartitionKey eq {brand} and Since lt {Text(firstRun)} and (Until lt {Text(firstRun)} or Channel ge {""})"));
            yield return ("imports", TableClient.CreateQueryFilter($"PartitionKey eq {brand} and RowKey lt {firstRun.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}"));
            foreach (var table in FunnelResults.Names.Append("runs"))
            {
                yield return (table, TableClient.CreateQueryFilter($"PartitionKey eq {brand} and RowKey ge {"0"} and RowKey lt {until}"));
            }
        }
    }

    // A vendor's terms speak of what its interface told, and not of files that a person downloaded.
    private static IEnumerable<(string Table, string Filter)> OfConnectors(Brand brand, RetentionOptions keep, DateOnly today) =>
        from source in brand.Sources
        where keep.Connectors.ContainsKey(source.Value.Type)
        let first = First(keep.Connectors[source.Value.Type], today)
        where first is not null
        from table in Told
        select (table, TableClient.CreateQueryFilter($"PartitionKey eq {brand.Id} and Source eq {source.Key} and (Month lt {Month(first.Value)} or Day lt {Text(first.Value)})"));

    private static DateOnly? First(int days, DateOnly today) => days == 0 ? null : today.AddDays(-days);

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Brand {Brand}: {Count} rows were older than they may be, and are removed")]
        public static partial void Removed(ILogger logger, string brand, int count);
    }
}
