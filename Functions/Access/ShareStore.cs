using Azure;
using Azure.Data.Tables;
using SocialFunnel.Store;

namespace SocialFunnel.Access;

/// <summary>A link that was given out, as it may be shown: without the link itself.</summary>
/// <param name="Id">Names it, for a person and in the address that calls it back.</param>
/// <param name="Page">The page it opens.</param>
/// <param name="Label">Who it is for, in the words of whoever gave it out; empty when nothing was said.</param>
/// <param name="CreatedAt">When it was given out.</param>
/// <param name="ExpiresAt">From then on it opens nothing.</param>
public sealed record Share(string Id, string Page, string Label, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>The table <c>shares</c>: a row for each link that was given out and still opens something. A link without its row is void.</summary>
public sealed class ShareStore(Tables tables, TimeProvider clock)
{
    /// <summary>Most links of one brand that open something at the same time.</summary>
    public const int Most = 500;

    /// <summary>Writes a link down.</summary>
    public async Task Add(string brand, Share share, CancellationToken cancellation) => await (await tables.Shares).AddEntityAsync(
        new TableEntity(brand, TableKeys.Access(share.Id))
        {
            ["Page"] = share.Page,
            ["Label"] = share.Label,
            ["CreatedAt"] = share.CreatedAt,
            ["ExpiresAt"] = share.ExpiresAt,
        },
        cancellation);

    /// <summary>The links of a brand that open something, the oldest first. Those that have expired are cleared away.</summary>
    public async Task<IReadOnlyList<Share>> List(string brand, CancellationToken cancellation)
    {
        var (table, now, living) = (await tables.Shares, clock.GetUtcNow(), new List<Share>());
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {brand}"), cancellationToken: cancellation))
        {
            if (row.GetDateTimeOffset("ExpiresAt") is { } end && end > now)
            {
                living.Add(new Share(row.RowKey, row.GetString("Page"), row.GetString("Label"), row.GetDateTimeOffset("CreatedAt") ?? default, end));
            }
            else
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
            }
        }

        return [.. living.OrderBy(share => share.CreatedAt).ThenBy(share => share.Id, StringComparer.Ordinal)];
    }

    /// <summary>Whether a link was given out and not called back since.</summary>
    public async Task<bool> Holds(string brand, string id, CancellationToken cancellation) => KeyText.IsId(id)
        && (await (await tables.Shares).GetEntityIfExistsAsync<TableEntity>(brand, TableKeys.Access(id), ["RowKey"], cancellation)).HasValue;

    /// <summary>Calls a link back; false when there is none.</summary>
    public async Task<bool> Revoke(string brand, string id, CancellationToken cancellation) => await Holds(brand, id, cancellation)
        && (await (await tables.Shares).DeleteEntityAsync(brand, TableKeys.Access(id), ETag.All, cancellation)).Status != StatusCodes.Status404NotFound;
}
