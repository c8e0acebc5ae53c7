using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using SocialFunnel.Analysis;

namespace SocialFunnel.Store;

/// <summary>Reads everything that is stored of a brand, and chooses where several sources told the same number.</summary>
public sealed class ReadingLoader(Tables tables)
{
    /// <summary>
    /// Loads a brand until a day. Where two sources give the same metric of the same account and day, a connector counts before the files
    /// of <c>exports</c>, then what was retrieved later, then the first by name. Only the source of record tells conversions.
    /// </summary>
    /// <param name="brand">Whose readings.</param>
    /// <param name="last">The last day to load.</param>
    /// <param name="cancellation">Stops the loading.</param>
    public async Task<BrandReadings> Load(Brand brand, DateOnly last, CancellationToken cancellation)
    {
        var facts = new List<SourceFact>();
        var posts = new List<PostReading>();
        await foreach (var row in (await tables.Readings).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {brand.Id}"), cancellationToken: cancellation))
        {
            if (row.ContainsKey("Event"))
            {
                posts.Add(EventRows.Read<PostReading>(row));
            }
            else
            {
                facts.AddRange(Facts(row));
            }
        }

        var daily = Choose(brand, facts.Where(fact => fact.Day <= last)).ToLookup(reading => reading.GetType());
        return new BrandReadings
        {
            Audience = [.. daily[typeof(AudienceReading)].Cast<AudienceReading>()],
            Engagement = [.. daily[typeof(EngagementReading)].Cast<EngagementReading>()],
            Effort = [.. daily[typeof(EffortReading)].Cast<EffortReading>()],
            Presence = [.. daily[typeof(PresenceReading)].Cast<PresenceReading>()],
            ConversionDays = [.. daily[typeof(ConversionDayReading)].Cast<ConversionDayReading>()],
            Posts = [.. posts.Where(post => post.Day <= last)
                .GroupBy(post => (post.Account, post.PostId))
                .Select(same => same.OrderBy(post => Rank(brand, post.Source)).ThenByDescending(post => post.RetrievedAt).ThenBy(post => post.Source, StringComparer.Ordinal).First())
                .OrderBy(post => post.Day).ThenBy(post => post.Account).ThenBy(post => post.PostId, StringComparer.Ordinal)],
            Conversions = [.. (await Events<ConversionReading>(await tables.Conversions, brand.Id, last, cancellation).ToListAsync(cancellation))
                .Where(conversion => conversion.Source == brand.ConversionSource)
                // A corrected day may put an order into another month's partition, where the old row cannot be seen.
                .GroupBy(conversion => conversion.ConversionId, StringComparer.Ordinal)
                .Select(same => same.OrderByDescending(conversion => conversion.RetrievedAt).ThenByDescending(conversion => conversion.At).First())
                .OrderBy(conversion => conversion.At).ThenBy(conversion => conversion.ConversionId, StringComparer.Ordinal)],
            Touches = [.. (await Events<TouchReading>(await tables.Touches, brand.Id, last, cancellation).ToListAsync(cancellation))
                .OrderBy(touch => touch.At).ThenBy(touch => touch.JourneyId, StringComparer.Ordinal).ThenBy(touch => touch.Sequence)],
        };
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

    private static IEnumerable<SourceFact> Facts(TableEntity row)
    {
        var month = DateOnly.ParseExact(row.GetString("Month") + "-01", "O", CultureInfo.InvariantCulture);
        foreach (var (day, facts) in MonthFacts.Parse(LongText.Get(row, "Days")!).Days)
        {
            foreach (var (metric, fact) in facts)
            {
                yield return new SourceFact(row.GetString("Kind"), row.GetString("Platform"), row.GetString("Account"), month.AddDays(day - 1), row.GetString("Source"), metric, fact);
            }
        }
    }

    private static IEnumerable<Reading> Choose(Brand brand, IEnumerable<SourceFact> facts) => facts
        .GroupBy(fact => (fact.Day, fact.Kind, fact.Platform, fact.Account, Source: fact.Kind == DailyFacts.ConversionDay ? fact.Source : ""))
        .OrderBy(same => same.Key.Day).ThenBy(same => same.Key.Platform, StringComparer.Ordinal).ThenBy(same => same.Key.Account, StringComparer.Ordinal)
        .SelectMany(same =>
        {
            var chosen = same.GroupBy(fact => fact.Metric, StringComparer.Ordinal)
                .Select(metric => metric.OrderBy(fact => Rank(brand, fact.Source)).ThenByDescending(fact => fact.Fact.At).ThenBy(fact => fact.Source, StringComparer.Ordinal).First())
                .ToArray();
            var source = string.Join('+', chosen.Select(fact => fact.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            return DailyFacts.ToReadings(same.Key.Kind, same.Key.Platform, same.Key.Account, same.Key.Day, source, chosen.ToDictionary(fact => fact.Metric, fact => fact.Fact));
        });

    // What a platform says through its own interface is fresher and more exact than a file somebody saved.
    private static int Rank(Brand brand, string source) => brand.Sources.TryGetValue(source, out var settings) && settings.Type != "exports" ? 0 : 1;

    private sealed record SourceFact(string Kind, string Platform, string Account, DateOnly Day, string Source, string Metric, Fact Fact);
}
