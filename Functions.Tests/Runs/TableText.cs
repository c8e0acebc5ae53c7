using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace SocialFunnel.Runs;

/// <summary>Tables as text, to be compared.</summary>
internal static class TableText
{
    /// <summary>The tables that hold what sources told.</summary>
    public static readonly string[] Readings = ["readings", "history", "conversions", "touches"];

    /// <summary>The tables that say when something happened: two nights never agree in them.</summary>
    private static readonly string[] Clocks = ["runs", "brands"];

    /// <summary>Every table but those of the runs and brands: what sources told, and what was found out.</summary>
    public static async Task<string[]> OfFindings(TableServiceClient tables) =>
        await Of(tables, await tables.QueryAsync().Select(table => table.Name).Where(name => !Clocks.Contains(name)).ToArrayAsync());

    /// <summary>A line for each row, sorted; without the time of writing and the ETag. Tables that do not exist have none.</summary>
    public static async Task<string[]> Of(TableServiceClient tables, params string[] names)
    {
        var lines = new List<string>();
        foreach (var name in names)
        {
            try
            {
                await foreach (var row in tables.GetTableClient(name).QueryAsync<TableEntity>())
                {
                    var columns = row.Where(column => column.Key is not ("Timestamp" or "odata.etag")).OrderBy(column => column.Key, StringComparer.Ordinal);
                    lines.Add($"{name}: {string.Join("; ", columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Key}={column.Value}")))}");
                }
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                // Nothing was ever written to it.
            }
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
