using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>The tables of the system. Each is created when it is first used.</summary>
public sealed class Tables(TableServiceClient service)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> clients = new(StringComparer.Ordinal);

    /// <summary>Names of all tables. What stands here is removed with a brand; a table that does not stand here is refused.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["brands", "readings", "history", "conversions", "touches", "runs", "keys", "shares", "notices", "imports", "forgotten", "erasures", .. FunnelResults.Names];

    /// <summary>Settings and state of brands.</summary>
    public Task<TableClient> Brands => Get("brands");

    /// <summary>Daily facts, a month to a row, and posts.</summary>
    public Task<TableClient> Readings => Get("readings");

    /// <summary>Values that were later restated.</summary>
    public Task<TableClient> History => Get("history");

    /// <summary>Conversions, a row each.</summary>
    public Task<TableClient> Conversions => Get("conversions");

    /// <summary>Touches, a row each.</summary>
    public Task<TableClient> Touches => Get("touches");

    /// <summary>Runs and their pulls.</summary>
    public Task<TableClient> Runs => Get("runs");

    /// <summary>Keys of brands, as hashes.</summary>
    public Task<TableClient> Keys => Get("keys");

    /// <summary>Signed links that were given out.</summary>
    public Task<TableClient> Shares => Get("shares");

    /// <summary>What people were told, and what they would be told of again.</summary>
    public Task<TableClient> Notices => Get("notices");

    /// <summary>Files that were sent, and what became of them.</summary>
    public Task<TableClient> Imports => Get("imports");

    /// <summary>A table of results, such as <c>roi</c>.</summary>
    /// <exception cref="ArgumentException">It is not among <see cref="Names"/>, so that the deletion of a brand would not reach it.</exception>
    public Task<TableClient> Get(string name) => !Names.Contains(name, StringComparer.Ordinal)
        ? throw new ArgumentException($"The table '{name}' is not in {nameof(Tables)}.{nameof(Names)}: add it there, so that it is removed with a brand.", nameof(name))
        : clients.GetOrAdd(name, key => new Lazy<Task<TableClient>>(() => Create(key))).Value;

    private async Task<TableClient> Create(string name)
    {
        try
        {
            var client = service.GetTableClient(name);
            await client.CreateIfNotExistsAsync();
            return client;
        }
        catch
        {
            // The next caller tries again: storage may only just be starting.
            clients.TryRemove(name, out _);
            throw;
        }
    }
}
