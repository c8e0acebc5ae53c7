using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using SocialFunnel.Store;

namespace SocialFunnel.Access;

/// <summary>The table <c>keys</c>: keys of brands, as hashes.</summary>
public sealed class KeyStore(Tables tables, TimeProvider clock)
{
    /// <summary>Most keys of one brand.</summary>
    public const int Most = 100;

    /// <summary>Makes a key; null when the brand has as many as it may have.</summary>
    public async Task<MadeKey?> Create(string brand, string label, Permission permission, TimeSpan? lifetime, CancellationToken cancellation)
    {
        if ((await List(brand, cancellation)).Count >= Most)
        {
            return null;
        }

        var (key, now) = (KeyText.Make(brand), clock.GetUtcNow());
        var row = new TableEntity(brand, TableKeys.Access(key.Id))
        {
            ["Label"] = label,
            ["Permission"] = permission.ToString(),
            ["Hash"] = key.Hash,
            ["LastFour"] = key.LastFour,
            ["CreatedAt"] = now,
            ["ExpiresAt"] = now + lifetime,
        };
        await (await tables.Keys).AddEntityAsync(row, cancellation);
        return new MadeKey(key.Text, ToKey(row));
    }

    /// <summary>The keys of a brand, the oldest first; those that have expired among them.</summary>
    public async Task<IReadOnlyList<BrandKey>> List(string brand, CancellationToken cancellation) =>
        [.. (await (await tables.Keys).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {brand}"), cancellationToken: cancellation)
            .Select(ToKey).ToListAsync(cancellation)).OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];

    /// <summary>Replaces a key by another of the same name and permission; null when there is no such key.</summary>
    /// <param name="brand">The brand's id.</param>
    /// <param name="id">The key's id.</param>
    /// <param name="overlap">How long the key before opens too, so that its holder has time to change.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<MadeKey?> Rotate(string brand, string id, TimeSpan overlap, CancellationToken cancellation)
    {
        var table = await tables.Keys;
        while (true)
        {
            if (await Row(table, brand, id, cancellation) is not { } row)
            {
                return null;
            }

            var (key, now) = (KeyText.Make(brand, id), clock.GetUtcNow());
            (row["PreviousHash"], row["PreviousUntil"]) = (row["Hash"], now + overlap);
            (row["Hash"], row["LastFour"], row["RotatedAt"]) = (key.Hash, key.LastFour, now);
            try
            {
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation);
                return new MadeKey(key.Text, ToKey(row));
            }
            catch (RequestFailedException conflict) when (conflict.Status is 412 or 404)
            {
                // Somebody else replaced or revoked it meanwhile: look again.
            }
        }
    }

    /// <summary>Takes a key away; false when there is no such key.</summary>
    public async Task<bool> Revoke(string brand, string id, CancellationToken cancellation)
    {
        var table = await tables.Keys;
        return await Row(table, brand, id, cancellation) is not null
            && (await table.DeleteEntityAsync(brand, TableKeys.Access(id), ETag.All, cancellation)).Status != StatusCodes.Status404NotFound;
    }

    /// <summary>What a key allows now; null for nothing.</summary>
    internal async Task<Permission?> Allows(KeyText key, CancellationToken cancellation)
    {
        if (await Row(await tables.Keys, key.Brand, key.Id, cancellation) is not { } row)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var isCurrent = Same(row.GetString("Hash"), key.Hash);
        var isPrevious = Same(row.GetString("PreviousHash"), key.Hash) & now < row.GetDateTimeOffset("PreviousUntil");
        return (isCurrent | isPrevious) && !(row.GetDateTimeOffset("ExpiresAt") <= now) && Enum.TryParse<Permission>(row.GetString("Permission"), out var permission) && permission < Permission.Administer
            ? permission
            : null;
    }

    private static async Task<TableEntity?> Row(TableClient table, string brand, string id, CancellationToken cancellation)
    {
        if (!BrandId.IsValid(brand) || !KeyText.IsId(id))
        {
            return null;
        }

        var row = await table.GetEntityIfExistsAsync<TableEntity>(brand, TableKeys.Access(id), cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static bool Same(string? stored, string given) => stored is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(stored), Encoding.ASCII.GetBytes(given));

    private static BrandKey ToKey(TableEntity row) => new(
        row.RowKey, row.GetString("Label"), Enum.Parse<Permission>(row.GetString("Permission")), row.GetString("LastFour"), row.GetDateTimeOffset("CreatedAt") ?? default,
        row.GetDateTimeOffset("ExpiresAt"), row.GetDateTimeOffset("RotatedAt"), row.GetDateTimeOffset("PreviousUntil"));
}
