using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using SocialFunnel.Analysis;

namespace SocialFunnel.Store;

/// <summary>Reads everything that is stored of a brand, and chooses where several sources told the same number.</summary>
public sealed class ReadingLoader(Tables tables)
{
    /// <summary>
    /// Loads a brand until a day. Where two sources give the same metric of the same account and day, <see cref="Precedence"/> chooses.
    /// Only the source of record tells conversions.
    /// </summary>
    /// <param name="brand">Whose readings.</param>
    /// <param name="last">The last day to load.</param>
    /// <param name="cancellation">Stops the loading.</param>
    public async Task<BrandReadings> Load(Brand brand, DateOnly last, CancellationToken cancellation)
    {
        var facts = new List<SourceFact>();
        var posts = new List<PostReading>();
        var counted = new List<CountedPost>();
        await foreach (var row in (await tables.Readings).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {brand.Id}"), cancellationToken: cancellation))
        {
            if (row.ContainsKey("Event"))
            {
                var post = EventRows.Read<PostReading>(row);
                posts.Add(post);
                counted.Add(PostCounters.Of(row).About(post));
            }
            else
            {
                facts.AddRange(Facts(row));
            }
        }

        facts.AddRange(DailyEngagement.Of(counted).SelectMany(Facts));
        (facts, posts) = UnnamedAccounts.Named(brand, facts, posts);
        var daily = Precedence.Choose(brand, facts.Where(fact => fact.Day <= last)).ToLookup(reading => reading.GetType());
        return new BrandReadings
        {
            Audience = [.. daily[typeof(AudienceReading)].Cast<AudienceReading>()],
            Engagement = [.. daily[typeof(EngagementReading)].Cast<EngagementReading>()],
            Effort = [.. daily[typeof(EffortReading)].Cast<EffortReading>()],
            Presence = [.. daily[typeof(PresenceReading)].Cast<PresenceReading>()],
            ConversionDays = [.. daily[typeof(ConversionDayReading)].Cast<ConversionDayReading>()],
            Posts = [.. posts.Where(post => post.Day <= last)
                .GroupBy(post => (post.Account, post.PostId))
                .Select(same => same.OrderBy(post => Precedence.Rank(brand, post.Source)).ThenByDescending(post => post.RetrievedAt).ThenBy(post => post.Source, StringComparer.Ordinal).First())
                .OrderBy(post => post.Day).ThenBy(post => post.Account).ThenBy(post => post.PostId, StringComparer.Ordinal)],
            Conversions = await Conversions(brand, last, cancellation),
            Touches = [.. (await Events<TouchReading>(await tables.Touches, brand.Id, last, cancellation).ToListAsync(cancellation))
                .OrderBy(touch => touch.At).ThenBy(touch => touch.JourneyId, StringComparer.Ordinal).ThenBy(touch => touch.Sequence)],
        };
    }

    /// <summary>The brand's conversions until a day, oldest first, of its source of record only.</summary>
    public async Task<IReadOnlyList<ConversionReading>> Conversions(Brand brand, DateOnly last, CancellationToken cancellation) =>
        [.. (await Events<ConversionReading>(await tables.Conversions, brand.Id, last, cancellation).ToListAsync(cancellation))
            .Where(conversion => conversion.Source == brand.ConversionSource)
            // A corrected day may put an order into another month's partition, where the old row cannot be seen.
            .GroupBy(conversion => conversion.ConversionId, StringComparer.Ordinal)
            .Select(same => same.OrderByDescending(conversion => conversion.RetrievedAt).ThenByDescending(conversion => conversion.At).First())
            .OrderBy(conversion => conversion.At).ThenBy(conversion => conversion.ConversionId, StringComparer.Ordinal)];

    /// <summary>Hours and spend of some days; far cheaper than <see cref="Load"/>.</summary>
    public Task<IReadOnlyList<EffortReading>> Effort(Brand brand, Window days, CancellationToken cancellation) => Daily<EffortReading>(brand, DailyFacts.Effort, days, cancellation);

    /// <summary>Customers looked up and found on some days; far cheaper than <see cref="Load"/>.</summary>
    public Task<IReadOnlyList<PresenceReading>> Presence(Brand brand, Window days, CancellationToken cancellation) => Daily<PresenceReading>(brand, DailyFacts.Presence, days, cancellation);

    /// <summary>The platforms that a brand plans for, or has daily numbers of; sorted.</summary>
    public async Task<IReadOnlyList<Platform>> Platforms(Brand brand, CancellationToken cancellation)
    {
        // Posts are the most rows by far, and say nothing that days do not.
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {brand.Id} and (RowKey lt {TableKeys.From(TableKeys.Posts)} or RowKey ge {TableKeys.After(TableKeys.Posts)})");
        var known = new SortedSet<Platform>(brand.Platforms.Keys);
        await foreach (var row in (await tables.Readings).QueryAsync<TableEntity>(filter, select: ["Kind", "Platform"], cancellationToken: cancellation))
        {
            if (row.GetString("Kind") != DailyFacts.ConversionDay)
            {
                known.Add(Platform.Parse(row.GetString("Platform")));
            }
        }

        return [.. known];
    }

    private async Task<IReadOnlyList<TReading>> Daily<TReading>(Brand brand, string kind, Window days, CancellationToken cancellation)
        where TReading : Reading
    {
        var facts = new List<SourceFact>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {brand.Id} and RowKey ge {TableKeys.From(kind)} and RowKey lt {TableKeys.After(kind)}");
        await foreach (var row in (await tables.Readings).QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            facts.AddRange(Facts(row).Where(fact => days.Contains(fact.Day)));
        }

        return [.. Precedence.Choose(brand, facts).Cast<TReading>()];
    }

    private static async IAsyncEnumerable<TReading> Events<TReading>(TableClient table, string brand, DateOnly last, [EnumeratorCancellation] CancellationToken cancellation)
        where TReading : Reading
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {TableKeys.From(brand)} and PartitionKey le {TableKeys.BrandMonth(brand, last)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: EventRows.Columns, cancellationToken: cancellation))
        {
            var reading = EventRows.Read<TReading>(row);
            if (reading.Day <= last)
            {
                yield return reading;
            }
        }
    }

    private static IEnumerable<SourceFact> Facts(EngagementReading derived)
    {
        var day = DailyFacts.From(derived);
        return day.Numbers.Select(number => new SourceFact(day.Kind, day.Platform, day.Account, day.Day, day.Source, number.Metric, new Fact(number.Value, day.At, day.Definition, number.Currency)));
    }

    private static IEnumerable<SourceFact> Facts(TableEntity row)
    {
        var month = DateOnly.ParseExact(row.GetString("Month") + "-01", "O", CultureInfo.InvariantCulture);
        foreach (var (day, facts) in MonthFacts.Parse(LongText.Get(row, "Days")!).Days)
        {
            foreach (var ((metric, _), fact) in facts)
            {
                yield return new SourceFact(row.GetString("Kind"), row.GetString("Platform"), row.GetString("Account"), month.AddDays(day - 1), row.GetString("Source"), metric, fact);
            }
        }
    }
}
