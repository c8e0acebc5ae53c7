namespace SocialFunnel.Sources.Exports;

public sealed class EtsyFormTests
{
    private const string Orders =
        """
        Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Currency,Order Value,Coupon Code,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,SKU
        04/05/26,902,ann1,"Ann A",2,USD,50.00,INSTA5,5.00,0.00,4.00,3.00,52.00,,2.00,50.00,0.00,S1
        04/03/26,901,bob2,"Bob B",1,USD,20.00,,0.00,0.00,4.00,0.00,24.00,,1.00,23.00,12.00,S2
        """;

    private const string Items =
        """
        Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Discount Amount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Order ID
        04/05/26,Mug,ann1,1,25.00,INSTA5,2.50,4.00,3.00,25,USD,7001,8001,04/05/2026,04/06/2026,902
        04/05/26,Cup,ann1,1,25.00,INSTA5,2.50,4.00,3.00,25,USD,7002,8002,04/05/2026,04/06/2026,902
        """;

    [Fact]
    public async Task An_order_is_its_value_less_the_discount_on_its_american_day()
    {
        var file = (await Imported.Of(Orders)).Clean();

        var orders = file.All<ConversionReading>();
        Assert.Equal(("Etsy orders", "2026-04-03", "2026-04-05"), (file.Report.Form, file.Report.From, file.Report.To));
        Assert.Equal([(new DateOnly(2026, 4, 5), new Money(45, "USD")), (new DateOnly(2026, 4, 3), new Money(20, "USD"))], orders.Select(order => (order.Day, order.NetValue!.Value)));
        Assert.Equal("INSTA5", Assert.Single(orders[0].DiscountCodes));
        Assert.Empty(file.All<TouchReading>());
    }

    [Fact]
    public async Task An_adjusted_total_of_zero_is_none_and_another_one_is_a_refund()
    {
        var orders = (await Imported.Of(Orders)).All<ConversionReading>();

        Assert.Empty(orders[0].Refunds);
        Assert.Equal(10m, Assert.Single(orders[1].Refunds).Amount);
    }

    [Fact]
    public async Task Items_do_not_count_what_the_orders_have_told()
    {
        var pull = await ExportsPull.Of(new TextFiles().Add("EtsySoldOrders2026.csv", Orders).Add("EtsySoldOrderItems2026.csv", Items));
        var alone = (await Imported.Of(Items)).Clean();

        Assert.Equal(2, pull.Readings.OfType<ConversionReading>().Count());
        Assert.Equal(("Etsy order items", 2L, 50m, 0), (alone.Report.Form, alone.Report.Rows, alone.Report.Sums["Item Total"], alone.Readings.Count));
        Assert.False(alone.Report.Sums.ContainsKey("Order Shipping"));
        Assert.Contains(alone.Report.Notes, note => note.Contains("EtsySoldOrders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_with_tabs_under_the_name_of_csv_is_the_same()
    {
        var file = (await Imported.Of(Orders.Replace(',', '\t'))).Clean();

        Assert.Equal(2, file.All<ConversionReading>().Count);
    }
}
