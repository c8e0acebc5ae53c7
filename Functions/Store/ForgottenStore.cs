using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>
/// The table <c>forgotten</c>: hashes of customers who asked to be forgotten, of their journeys and their orders, by which readings of them are
/// refused when a source still tells them.
/// </summary>
public sealed class ForgottenStore(Tables tables)
{
    /// <summary>The mark of a customer, by the customer's keyed hash.</summary>
    public static string Customer(string brand, string key) => Mark("customer", brand, key);

    /// <summary>The mark of a journey.</summary>
    public static string Journey(string brand, string journey) => Mark("journey", brand, journey);

    /// <summary>The mark of an order.</summary>
    public static string Order(string brand, string order) => Mark("order", brand, order);

    /// <summary>Remembers marks.</summary>
    public async Task Add(string brand, IEnumerable<string> marks, CancellationToken cancellation) => await TableBatch.Submit(
        await tables.Get("forgotten"), marks.Distinct(StringComparer.Ordinal).Select(mark => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(brand, TableKeys.Access(mark)))), cancellation);

    /// <summary>The readings without those of people who asked to be forgotten.</summary>
    public async IAsyncEnumerable<Reading> Without(string brand, IAsyncEnumerable<Reading> readings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var marks = await (await tables.Get("forgotten")).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {brand}"), select: ["RowKey"], cancellationToken: cancellation)
            .Select(row => row.RowKey).ToHashSetAsync(StringComparer.Ordinal, cancellation);
        await foreach (var reading in readings.WithCancellation(cancellation))
        {
            if (marks.Count == 0 || !IsForgotten(brand, reading, marks))
            {
                yield return reading;
            }
        }
    }

    private static bool IsForgotten(string brand, Reading reading, HashSet<string> marks) => reading switch
    {
        ConversionReading conversion => marks.Contains(Order(brand, conversion.ConversionId)) || (conversion.CustomerKey is { } key && marks.Contains(Customer(brand, key))),
        TouchReading touch => marks.Contains(Journey(brand, touch.JourneyId)),
        _ => false,
    };

    private static string Mark(string kind, string brand, string id) => $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{brand}\n{id}")).AsSpan(0, 16))}";
}
