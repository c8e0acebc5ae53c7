namespace SocialFunnel.Analysis;

public sealed class VerdictTests
{
    [Fact]
    public void Pays_when_the_whole_interval_lies_above_the_cost() =>
        Is("pays", RoiCase.Steady(100m, 180m, 1000m), "the lower end lies above the cost of 1,000 EUR");

    [Fact]
    public void Pays_but_uncertain_when_the_interval_contains_the_cost() =>
        Is("pays, but uncertain", RoiCase.Of(Lumpy(1200m), 12m, 450m), "12 conversions");

    [Fact]
    public void A_surplus_from_a_few_conversions_is_uncertain() =>
        Is("pays, but uncertain", RoiCase.Of(Lumpy(6000m), 6m, 100m), "6 conversions");

    [Fact]
    public void A_surplus_from_one_sale_is_not_enough_data() =>
        Is("not enough data", RoiCase.Of(Lumpy(1000m), 1m, 100m), "1 conversion in 90 days");

    [Fact]
    public void Costs_more_than_it_brings_when_the_upper_end_lies_below_the_cost() =>
        Is("costs more than it brings", RoiCase.Steady(10m, 18m, 5000m) with { FollowersAtEnd = 999m }, "upper end lies below the cost of 5,000 EUR");

    [Fact]
    public void Breaks_even_when_the_interval_lies_close_to_the_cost() =>
        Is("breaks even", RoiCase.Steady(100m, 900m, 4500m), "within a quarter");

    [Fact]
    public void Fifty_thousand_followers_and_no_sale_are_vanity() =>
        Is(
            "vanity: followers without sales",
            RoiCase.Steady(0m, 0m, 3000m) with { FollowersAtEnd = 50_000m },
            "50,000 followers, 0 conversions in 90 days");

    [Fact]
    public void Followers_that_lead_sales_are_no_vanity() =>
        Is("costs more than it brings", RoiCase.Steady(0m, 0m, 3000m) with { FollowersLeadSales = true }, "3,000 EUR");

    [Fact]
    public void Nothing_is_called_vanity_when_most_conversions_cannot_be_attributed()
    {
        var result = Roi.Of(RoiCase.Steady(0m, 0m, 3000m), RoiCase.Brand(attributable: 0.49));
        Assert.Equal("costs more than it brings", result.Verdict);
    }

    [Fact]
    public void Nothing_is_called_vanity_in_less_than_ninety_days() =>
        Is("costs more than it brings", RoiCase.Steady(0m, 0m, 3000m, days: 89), "3,000 EUR");

    [Fact]
    public void No_sale_and_hardly_any_cost_is_not_enough_data() =>
        Is("not enough data", RoiCase.Steady(0m, 0m, 20m), "too little to tell");

    [Fact]
    public void A_platform_that_still_sells_is_dear_and_not_vain() =>
        Is("costs more than it brings", RoiCase.Steady(1m, 10m, 3000m) with { FollowersAtEnd = 50_000m }, "3,000 EUR");

    [Fact]
    public void Three_weeks_are_not_enough_to_judge() =>
        Is("not enough data", RoiCase.Steady(0m, 0m, 3000m, days: 27), "from 28 days");

    [Fact]
    public void Nine_orders_of_the_whole_brand_are_not_enough_to_judge()
    {
        var result = Roi.Of(RoiCase.Steady(0m, 0m, 3000m), RoiCase.Brand(OrderValues.Of(Enumerable.Repeat(50m, 9))));
        Assert.Equal("not enough data", result.Verdict);
    }

    [Fact]
    public void Where_no_conversions_are_known_the_return_is_unknown_and_not_a_loss()
    {
        var result = Roi.Of(RoiCase.Steady(0m, 0m, 3000m) with { ConversionsKnown = false }, RoiCase.Brand());
        Assert.Equal("not enough data", result.Verdict);
        Assert.Null(result.Roi);
        Assert.Null(result.RevenuePerHour);
        Assert.Null(result.Revenue);
        Assert.Null(result.RevenueUpper);
        Assert.Null(result.GrossProfit);
        Assert.Null(result.GrossProfitUpper);
        Assert.Equal("none", result.Method);
    }

    [Fact]
    public void Where_neither_conversions_nor_cost_are_known_nobody_says_that_it_brought_nothing()
    {
        var result = Roi.Of(RoiCase.Steady(0m, 0m, 0m) with { ConversionsKnown = false }, RoiCase.Brand());
        Assert.Equal("no cost recorded", result.Verdict);
        Assert.Null(result.Revenue);
        Assert.DoesNotContain("brought", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_a_tenth_of_conversions_without_a_value_are_not_enough_data() =>
        Is("not enough data", RoiCase.Steady(100m, 180m, 1000m) with { UnvaluedConversions = 19 }, "19 of 180 conversions have no value in EUR");

    [Fact]
    public void A_tenth_of_conversions_without_a_value_may_be_missing() =>
        Is("pays", RoiCase.Steady(100m, 180m, 1000m) with { UnvaluedConversions = 18 }, "lower end");

    [Fact]
    public void Spend_without_a_rate_is_not_enough_data() =>
        Is("not enough data", RoiCase.Steady(100m, 180m, 0m) with { Cost = new PlatformCost { Unconverted = 2 } }, "2 logged amounts have no rate");

    [Fact]
    public void No_cost_is_said_and_not_divided_by()
    {
        var result = Roi.Of(RoiCase.Steady(100m, 180m, 0m), RoiCase.Brand());
        Assert.Equal("no cost recorded", result.Verdict);
        Assert.Null(result.Roi);
        Assert.Null(result.RoiLower);
        Assert.Null(result.RoiUpper);
    }

    private static void Is(string verdict, RoiInput input, string reason)
    {
        var result = Roi.Of(input, RoiCase.Brand());
        Assert.Equal(verdict, result.Verdict);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }

    private static decimal[] Lumpy(decimal total) => [.. Enumerable.Range(0, 90).Select(day => day % 15 == 3 ? total / 6 : 0m)];
}
