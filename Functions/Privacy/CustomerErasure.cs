using Azure.Data.Tables;
using SocialFunnel.Sources;
using SocialFunnel.Store;

namespace SocialFunnel.Privacy;

/// <summary>What was removed of a customer.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Removed">Rows removed, by table; empty when nothing was stored.</param>
/// <param name="Remaining">Rows that the last scan of everything still found: 0 once it is done.</param>
public sealed record CustomerForgotten(string Brand, IReadOnlyDictionary<string, int> Removed, int Remaining);

/// <summary>
/// Removes a customer of a brand: the orders with the customer's hash, what they once said, and the journeys that led to them. The hashes are
/// remembered, so that a file or a shop that still holds the orders does not bring them back.
/// </summary>
public sealed class CustomerErasure(Tables tables, ForgottenStore forgotten, Lazy<CustomerKeys> customers)
{
    private static readonly string[] Columns = ["PartitionKey", "RowKey", "Kind", .. EventRows.Columns];

    /// <summary>Removes a customer.</summary>
    /// <param name="brand">The brand.</param>
    /// <param name="customer">The e-mail address, or whatever else the shop identifies customers by.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CustomerForgotten> Forget(Brand brand, string customer, CancellationToken cancellation)
    {
        var key = customers.Value.KeyOf(brand.Id, customer);

        // Remembered first: what comes in meanwhile is not taken any more.
        await forgotten.Add(brand.Id, [ForgottenStore.Customer(brand.Id, key), ForgottenStore.Journey(brand.Id, key)], cancellation);
        var (removed, journeys) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { key });
        var found = await Scan(brand.Id, key, journeys, cancellation);
        while (found.Count > 0)
        {
            await forgotten.Add(brand.Id, journeys.Select(journey => ForgottenStore.Journey(brand.Id, journey)), cancellation);
            await forgotten.Add(brand.Id, found.SelectMany(table => table.Value).Select(row => row.Order).OfType<string>().Distinct(StringComparer.Ordinal).Select(order => ForgottenStore.Order(brand.Id, order)), cancellation);
            foreach (var (table, rows) in found)
            {
                await BrandTraces.RemoveRows(await tables.Get(table), rows.Select(row => row.Row), cancellation);
                removed[table] = removed.GetValueOrDefault(table) + rows.Count;
            }

            found = await Scan(brand.Id, key, journeys, cancellation);
        }

        return new CustomerForgotten(brand.Id, removed, found.Values.Sum(rows => rows.Count));
    }

    private async Task<Dictionary<string, List<Found>>> Scan(string brand, string key, HashSet<string> journeys, CancellationToken cancellation)
    {
        var found = new Dictionary<string, List<Found>>(StringComparer.Ordinal);
        foreach (var table in new[] { "conversions", "history" })
        {
            await foreach (var row in Rows(table, brand, cancellation))
            {
                if ((table != "history" || row.GetString("Kind") == nameof(ConversionReading)) && LongText.Get(row, "Event") is { } text && text.Contains($"\"{key}\"", StringComparison.Ordinal) && EventRows.Read<ConversionReading>(row) is var conversion && conversion.CustomerKey == key)
                {
                    Add(table, new Found(row, conversion.ConversionId));
                    if (conversion.JourneyId is { } journey)
                    {
                        journeys.Add(journey);
                    }
                }
            }
        }

        foreach (var table in new[] { "touches", "history" })
        {
            await foreach (var row in Rows(table, brand, cancellation))
            {
                // The keys of other restated values may begin alike.
                if ((table != "history" || row.GetString("Kind") == nameof(TouchReading)) && journeys.Any(journey => row.RowKey.StartsWith(TableKeys.From(TableKeys.Escape(journey)), StringComparison.Ordinal)))
                {
                    Add(table, new Found(row, null));
                }
            }
        }

        return found;

        void Add(string table, Found row)
        {
            var rows = found.TryGetValue(table, out var known) ? known : found[table] = [];
            if (!rows.Any(other => other.Row.PartitionKey == row.Row.PartitionKey && other.Row.RowKey == row.Row.RowKey))
            {
                rows.Add(row);
            }
        }
    }

    private async IAsyncEnumerable<TableEntity> Rows(string table, string brand, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {TableKeys.From(brand)} and PartitionKey lt {TableKeys.After(brand)}");
        await foreach (var row in (await tables.Get(table)).QueryAsync<TableEntity>(filter, select: Columns, cancellationToken: cancellation))
        {
            yield return row;
        }
    }

    private sealed record Found(TableEntity Row, string? Order);
}
