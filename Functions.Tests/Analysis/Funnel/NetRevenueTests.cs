namespace SocialFunnel.Analysis;

public sealed class NetRevenueTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly ConversionReading Converted = FunnelCase.Order("1", Day, null) with { ConvertedValue = FunnelCase.Euro(90m) };

    [Fact]
    public void A_converted_value_alone_is_the_revenue() => Assert.Equal(90m, Revenue(Converted));

    [Fact]
    public void A_refund_in_an_unknown_currency_makes_the_revenue_unknown() => Assert.Null(Revenue(Converted with { Refunds = [new Refund(Day, 5m)] }));

    [Fact]
    public void A_refund_that_is_not_known_yet_changes_nothing() => Assert.Equal(90m, Revenue(Converted with { Refunds = [new Refund(Day.AddDays(40), 5m)] }));

    [Fact]
    public void A_cancelled_order_brings_nothing() => Assert.Equal(0m, Revenue(Converted with { Cancelled = true, Refunds = [new Refund(Day, 5m)] }));

    [Fact]
    public void A_refund_takes_its_part_of_the_amount_that_the_shop_converted() =>
        Assert.Equal(45m, Revenue(Converted with { NetValue = new Money(100m, "USD"), Refunds = [new Refund(Day, 50m)] }));

    private static decimal? Revenue(ConversionReading conversion) => NetRevenue.Of(conversion, "EUR", Day.AddDays(29), (_, _) => null);
}
