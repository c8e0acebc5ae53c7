using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class ConversionSumsTests
{
    private static readonly DateOnly Day = FunnelCase.Last.AddDays(-10);

    [Fact]
    public void Sums_by_source_are_credited_by_their_last_click_where_no_single_order_is_told()
    {
        var facts = FunnelCase.Facts(new BrandReadings
        {
            ConversionDays = [Sum("linkedin.com", "referral", 2, 100), Sum("(direct)", "(none)", 1, 30), Sum("t.co", "referral", 1, 20), Sum("google", "organic", 1, 10)],
        });

        var window = FunnelAnalysis.Over("custom", Window.Ending(FunnelCase.Last, 28), facts);

        Assert.Equal((5, 160m, 4, 1), (window.Totals.Conversions, window.Totals.Revenue, window.Totals.AttributedConversions, window.Totals.UnattributedConversions));
        Assert.Equal((2m, 100m), window.Roi.Where(roi => roi.Platform == FunnelCase.LinkedIn).Select(roi => (roi.Conversions, roi.Revenue!.Value)).Single());
        Assert.Equal((1m, 20m), window.Roi.Where(roi => roi.Platform == FunnelCase.X).Select(roi => (roi.Conversions, roi.Revenue!.Value)).Single());
        Assert.Null(window.Totals.NewCustomers);
        Assert.Contains(window.Totals.Remarks, remark => remark.Contains("sums by traffic source", StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_order_of_the_source_of_record_makes_sums_a_matter_of_reconciliation()
    {
        var facts = FunnelCase.Facts(new BrandReadings
        {
            Conversions = [FunnelCase.Order("1", Day, FunnelCase.Euro(50), "LI")],
            ConversionDays = [Sum("linkedin.com", "referral", 2, 100)],
        });

        Assert.Equal("1", Assert.Single(facts.Conversions).Conversion.ConversionId);
        Assert.False(facts.AreSums);
    }

    [Fact]
    public void Sums_of_another_source_are_never_added() =>
        Assert.Empty(FunnelCase.Facts(new BrandReadings { ConversionDays = [Sum("linkedin.com", "referral", 2, 100) with { Source = "analytics" }] }).Conversions);

    [Fact]
    public void A_days_sum_of_all_traffic_counts_only_where_no_source_splits_it()
    {
        var all = Sum(ConversionDayReading.AllTraffic, null, 3, 90);
        var facts = FunnelCase.Facts(new BrandReadings { ConversionDays = [all, Sum("t.co", "referral", 1, 20), all with { Day = Day.AddDays(1) }] });

        Assert.Equal(["x", "unknown", "unknown", "unknown"], facts.Conversions.Select(conversion => conversion.Channel));
        Assert.Equal(110m, facts.Conversions.Sum(conversion => conversion.Revenue));
    }

    [Fact]
    public void The_brands_own_host_takes_no_credit()
    {
        var brand = FunnelCase.Brand with { Domains = ["shop.example"] };

        var facts = FunnelCase.Facts(new BrandReadings { ConversionDays = [Sum("pay.shop.example", "referral", 1, 20)] }, brand);

        Assert.False(Assert.Single(facts.Conversions).IsAttributed);
    }

    [Fact]
    public void Of_a_day_that_was_told_twice_only_the_later_split_counts()
    {
        var later = Sum("google", "organic", 3, 60);
        var earlier = Sum("(not set)", "(not set)", 3, 60) with { RetrievedAt = later.RetrievedAt.AddDays(-2) };

        var readings = ConversionSums.InPlaceOfOrders(FunnelCase.Brand, new BrandReadings { ConversionDays = [earlier, later] });

        Assert.Equal(3, readings.Conversions.Count);
        Assert.All(readings.Touches, touch => Assert.Equal("google", touch.UtmSource));
    }

    [Fact]
    public void Counts_and_values_of_a_channel_come_to_their_sums_also_where_credit_was_split_into_fractions() => Gen.Select(Gen.Int[0, 400], Gen.Int[0, 100_000]).List[1, 30].Sample(days =>
    {
        var sums = days.Select((day, index) => Sum("t.co", "referral", day.Item1 / 100m, day.Item2 / 100m) with { Day = FunnelCase.Last.AddDays(index - days.Count) }).ToList();

        var readings = ConversionSums.InPlaceOfOrders(FunnelCase.Brand, new BrandReadings { ConversionDays = sums });

        var conversions = readings.Conversions;
        Assert.InRange(conversions.Count - sums.Sum(sum => sum.Conversions!.Value), -0.5m, 0.5m);
        Assert.Equal(conversions.Count, conversions.DistinctBy(conversion => conversion.ConversionId).Count());
        Assert.All(conversions, conversion => Assert.True(conversion.NetValue!.Value.Amount >= 0));

        // What comes after the last whole conversion waits for the next day.
        var last = conversions.Count == 0 ? DateOnly.MinValue : conversions[^1].Day;
        Assert.Equal(sums.Where(sum => sum.Day <= last).Sum(sum => sum.Value!.Value.Amount), conversions.Sum(conversion => conversion.NetValue!.Value.Amount));
    });

    private static ConversionDayReading Sum(string source, string? medium, decimal conversions, decimal value) => new()
    {
        Day = Day,
        Source = "shop",
        RetrievedAt = new DateTimeOffset(FunnelCase.Last.AddDays(1), new TimeOnly(10, 0), TimeSpan.Zero),
        TrafficSource = source,
        Medium = medium,
        Sessions = 10,
        Conversions = conversions,
        Value = FunnelCase.Euro(value),
    };
}
