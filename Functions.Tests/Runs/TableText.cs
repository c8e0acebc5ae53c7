using System.Globalization;
using Azure;
using Azure.Data.Tables;
using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>Tables as text, to be compared.</summary>
internal static class TableText
{
    /// <summary>The tables that hold what a night found out.</summary>
    public static readonly string[] Results = [.. FunnelResults.Names];

    /// <summary>The tables that hold what sources told.</summary>
    public static readonly string[] Readings = ["readings", "history", "conversions", "touches"];

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
