using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class WorksheetTests
{
    [Fact]
    public void Fifty_customers_come_evenly_from_each_fifth_by_value()
    {
        var rows = Draw(Orders(400), seed: 1);
        Assert.Equal(50, rows.Select(row => row.CustomerKey).Distinct().Count());
        Assert.All(rows.GroupBy(row => row.Stratum), stratum => Assert.Equal(10, stratum.Count()));
        Assert.True(rows.Where(row => row.Stratum == 1).Max(row => row.Value) <= rows.Where(row => row.Stratum == 5).Min(row => row.Value));
    }

    [Fact]
    public void A_small_brand_gets_all_its_customers() => Assert.Equal(13, Draw(Orders(13), seed: 1).Count);

    [Fact]
    public void Another_seed_draws_others()
    {
        var (one, other) = (Draw(Orders(400), seed: 1), Draw(Orders(400), seed: 2));
        Assert.InRange(one.Select(row => row.CustomerKey).Intersect(other.Select(row => row.CustomerKey)).Count(), 0, 20);
    }

    [Fact]
    public void Every_customer_has_the_same_chance()
    {
        // 2,000 worksheets of 50 of 100 customers: each is drawn 1,000 times, give or take 22 (one standard deviation).
        var orders = Orders(100);
        var times = Enumerable.Range(0, 2000).SelectMany(seed => Draw(orders, seed)).CountBy(row => row.CustomerKey).Select(count => count.Value).ToList();
        Assert.Equal(100, times.Count);
        Assert.All(times, count => Assert.InRange(count, 880, 1120));
    }

    [Fact]
    public void Conversions_of_a_customer_are_one_row_with_the_latest_order()
    {
        var orders = new[] { Order("a", 1, 10m), Order("a", 2, 20m), Order("a", 3, 40m) with { Cancelled = true }, Order("b", 4, 5m) with { CustomerKey = null } };
        var row = Assert.Single(Draw(orders, seed: 1));
        Assert.Equal(("a", "#2", 2, 30m), (row.CustomerKey, row.ConversionId, row.Conversions, row.Value));
    }

    [Fact]
    public void The_order_of_the_input_changes_nothing() =>
        Gen.Shuffle(Orders(120)).Sample(shuffled => Assert.Equal(Draw(Orders(120), 7), Draw(shuffled, 7)), iter: 30);

    private static IReadOnlyList<WorksheetRow> Draw(IEnumerable<ConversionReading> orders, int seed) =>
        Worksheet.Draw(orders, order => order.NetValue?.Amount, seed);

    private static ConversionReading[] Orders(int customers) => [.. Enumerable.Range(0, customers).Select(i => Order($"customer-{i}", i, i % 37))];

    private static ConversionReading Order(string customer, int number, decimal value) => new()
    {
        Day = new DateOnly(2026, 10, 1),
        Source = "shop",
        RetrievedAt = DateTimeOffset.UnixEpoch,
        ConversionId = $"#{number}",
        At = DateTimeOffset.UnixEpoch.AddHours(number),
        NetValue = new Money(value, "EUR"),
        CustomerKey = customer,
    };
}
