namespace SocialFunnel.Analysis;

public sealed class ChannelCustomersTests
{
    private static readonly DateOnly First = new(2026, 4, 1);

    [Fact]
    public void Days_that_nobody_told_are_no_days_without_orders()
    {
        var order = FunnelCase.Order("1", First, FunnelCase.Euro(50m), "LI") with { CustomerKey = "c", RetrievedAt = new DateTimeOffset(First.AddDays(10), default, TimeSpan.Zero) };
        var customers = Assert.Single(FunnelAnalysis.Of(FunnelCase.Facts(new BrandReadings { Conversions = [order] })).Customers);
        Assert.Equal(1, customers.Customers);
        Assert.Equal(0, customers.Customers30);
        Assert.Null(customers.Value30);
    }

    [Fact]
    public void A_customer_with_an_order_of_unknown_value_is_in_no_mean()
    {
        ConversionReading[] orders =
        [
            FunnelCase.Order("1", First, FunnelCase.Euro(50m), "LI") with { CustomerKey = "known" },
            FunnelCase.Order("2", First, FunnelCase.Euro(70m), "LI") with { CustomerKey = "unknown" },
            FunnelCase.Order("3", First.AddDays(40), new Money(9m, "USD"), "LI") with { CustomerKey = "unknown" },
        ];
        var customers = Assert.Single(FunnelAnalysis.Of(FunnelCase.Facts(new BrandReadings { Conversions = orders })).Customers);
        Assert.Equal((2, 2, 60m), (customers.Customers, customers.Customers30, customers.Value30));
        Assert.Equal((1, 50m), (customers.Customers90, customers.Value90));
    }
}
