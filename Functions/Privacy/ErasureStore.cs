using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using SocialFunnel.Store;

namespace SocialFunnel.Privacy;

/// <summary>The table <c>erasures</c>: which brands were deleted, and what that removed. It is the proof, and holds no more than ids and counts.</summary>
public sealed class ErasureStore(Tables tables, TimeProvider clock)
{
    /// <summary>Notes that a brand is to be deleted; one that is being deleted already goes on as it was.</summary>
    public async Task<Erasure> Begin(string brand, CancellationToken cancellation)
    {
        if (await Find(brand, cancellation) is { State: ErasureState.Running } running)
        {
            return running;
        }

        var erasure = new Erasure(brand, ErasureState.Running, clock.GetUtcNow(), new Dictionary<string, int>(), null);
        await (await tables.Get("erasures")).UpsertEntityAsync(ToRow(erasure), TableUpdateMode.Replace, cancellation);
        return erasure;
    }

    /// <summary>Finds the deletion of a brand; null when there is none.</summary>
    public async Task<Erasure?> Find(string brand, CancellationToken cancellation) => await Row(brand, cancellation) is { } row ? ToErasure(row) : null;

    /// <summary>Whether a brand is being deleted.</summary>
    public async Task<bool> IsRunning(string brand, CancellationToken cancellation) => await Find(brand, cancellation) is { State: ErasureState.Running };

    /// <summary>Adds what a scan removed; a scan that found nothing ends the deletion. Gives it as it is then.</summary>
    public async Task<Erasure?> Add(string brand, IReadOnlyDictionary<string, int> removed, CancellationToken cancellation)
    {
        while (await Row(brand, cancellation) is { } row)
        {
            var known = ToErasure(row);
            var sum = known.Removed.Concat(removed).GroupBy(place => place.Key, place => place.Value, StringComparer.Ordinal).ToDictionary(place => place.Key, place => place.Sum(), StringComparer.Ordinal);
            var erasure = removed.Count > 0
                ? known with { Removed = sum, State = ErasureState.Running, FoundNothingAt = null }
                : known with { State = ErasureState.Done, FoundNothingAt = clock.GetUtcNow() };
            try
            {
                await (await tables.Get("erasures")).UpdateEntityAsync(ToRow(erasure), row.ETag, TableUpdateMode.Replace, cancellation);
                return erasure;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 412 or 404)
            {
                // Another scan was faster; its counts count too.
            }
        }

        return null;
    }

    /// <summary>All deletions that are remembered.</summary>
    public async Task<IReadOnlyList<Erasure>> List(CancellationToken cancellation) =>
        await (await tables.Get("erasures")).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.Erasures}"), cancellationToken: cancellation)
            .Select(ToErasure).ToListAsync(cancellation);

    /// <summary>Forgets a deletion.</summary>
    public async Task Forget(string brand, CancellationToken cancellation) =>
        await (await tables.Get("erasures")).DeleteEntityAsync(TableKeys.Erasures, brand, ETag.All, cancellation);

    private async Task<TableEntity?> Row(string brand, CancellationToken cancellation)
    {
        if (!BrandId.IsValid(brand))
        {
            return null;
        }

        var row = await (await tables.Get("erasures")).GetEntityIfExistsAsync<TableEntity>(TableKeys.Erasures, brand, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static TableEntity ToRow(Erasure erasure) => new(TableKeys.Erasures, erasure.Brand)
    {
        ["State"] = erasure.State.ToString(),
        ["RequestedAt"] = erasure.RequestedAt,
        ["Removed"] = JsonSerializer.Serialize(erasure.Removed),
        ["FoundNothingAt"] = erasure.FoundNothingAt,
    };

    private static Erasure ToErasure(TableEntity row) => new(
        row.RowKey, Enum.Parse<ErasureState>(row.GetString("State")), row.GetDateTimeOffset("RequestedAt") ?? default,
        JsonSerializer.Deserialize<SortedDictionary<string, int>>(row.GetString("Removed"))!, row.GetDateTimeOffset("FoundNothingAt"));
}
