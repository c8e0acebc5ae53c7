using System.Globalization;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>Customers and orders for tests of the worksheet.</summary>
internal static class Shop
{
    /// <summary>Stores an order for each of some customers, a day apart from 2026-06-01.</summary>
    /// <param name="world">The program.</param>
    /// <param name="customers">How many customers.</param>
    /// <param name="id">The id of a customer's order; <c>#1</c> and so on when null.</param>
    /// <param name="first">Number of the first customer.</param>
    public static async Task Sells(this LiveWorld world, int customers, Func<int, string>? id = null, int first = 1)
    {
        var brand = (await world.Of<BrandStore>().Find("acme", default))!;
        var orders = Enumerable.Range(first, customers).Select(number => new ConversionReading
        {
            Day = new DateOnly(2026, 6, 1).AddDays(number % 100),
            Source = "exports",
            RetrievedAt = LiveWorld.Morning,
            ConversionId = id?.Invoke(number) ?? string.Create(CultureInfo.InvariantCulture, $"#{number}"),
            At = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero).AddDays(number % 100),
            NetValue = new Money(number, "EUR"),
            CustomerKey = string.Create(CultureInfo.InvariantCulture, $"customer-{number}"),
        });
        await world.Of<ReadingStore>().Save(brand, orders.ToAsyncEnumerable<Reading>(), default);
    }
}
