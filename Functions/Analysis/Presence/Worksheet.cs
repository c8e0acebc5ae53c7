using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel.Analysis;

/// <summary>One customer to look up: known by a key, found by the owner through an order in the shop. Holds no name and no address.</summary>
/// <param name="CustomerKey">The key all conversions of the customer share.</param>
/// <param name="ConversionId">The latest conversion, as the shop numbers it.</param>
/// <param name="Day">Its day.</param>
/// <param name="Conversions">How many the customer has.</param>
/// <param name="Value">Their net value in the brand's currency, as far as known.</param>
/// <param name="Stratum">Fifth of the customers by value, from 1 (least) to 5 (most).</param>
public sealed record WorksheetRow(string CustomerKey, string ConversionId, DateOnly Day, int Conversions, decimal Value, int Stratum);

/// <summary>Customers drawn at random, as many from each fifth by value, to be ticked platform by platform.</summary>
public static class Worksheet
{
    /// <summary>Customers on a worksheet: a quarter of an hour's work.</summary>
    public const int Customers = 50;

    private const int Strata = 5;

    /// <summary>Draws a worksheet. Equal seeds draw equal customers, whatever the order of the input.</summary>
    /// <param name="conversions">Those without a customer key, and cancelled ones, are passed over.</param>
    /// <param name="value">Net value of a conversion in the brand's currency; null where unknown.</param>
    /// <param name="seed">Chooses the draw.</param>
    /// <param name="size">Customers wanted; all of them when there are fewer.</param>
    /// <returns>In random order.</returns>
    public static IReadOnlyList<WorksheetRow> Draw(
        IEnumerable<ConversionReading> conversions, Func<ConversionReading, decimal?> value, int seed, int size = Customers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var customers = conversions
            .Where(conversion => conversion is { CustomerKey: not null, Cancelled: false })
            .GroupBy(conversion => conversion.CustomerKey!)
            .Select(group => Row(group.Key, [.. group.OrderBy(conversion => conversion.At).ThenBy(conversion => conversion.ConversionId, StringComparer.Ordinal)], value))
            .OrderBy(row => row.Value)
            .ThenBy(row => row.CustomerKey, StringComparer.Ordinal)
            .ToList();
        var strata = customers.Select((row, rank) => row with { Stratum = 1 + (rank * Strata / customers.Count) }).ToLookup(row => row.Stratum);

        // Drawing the first of each stratum, then the second of each, fills an uneven rest evenly.
        return
        [
            .. strata.SelectMany(stratum => stratum.OrderBy(row => Lot(seed, row.CustomerKey)).Select((row, turn) => (row, turn)))
                .OrderBy(drawn => drawn.turn)
                .ThenBy(drawn => Lot(seed, drawn.row.CustomerKey))
                .Take(size)
                .Select(drawn => drawn.row)
                .OrderBy(row => Lot(seed, row.CustomerKey)),
        ];
    }

    private static WorksheetRow Row(string key, List<ConversionReading> conversions, Func<ConversionReading, decimal?> value) =>
        new(key, conversions[^1].ConversionId, conversions[^1].Day, conversions.Count, Finite.Plain(conversions.Sum(value) ?? 0), 0);

    /// <summary>A number that is as good as random, and the same on every machine.</summary>
    private static ulong Lot(int seed, string key) => BitConverter.ToUInt64(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{key}"))));
}
