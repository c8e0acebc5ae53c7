using System.Text.Json;
using CsCheck;
using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Analysis;

public sealed class FunnelAnalysisTests
{
    private static readonly DateOnly First = FunnelCase.Last.AddDays(-27);
    private static readonly Window FourWeeks = new(First, FunnelCase.Last);

    private static readonly ConversionReading[] Orders =
    [
        FunnelCase.Order("l1", First, FunnelCase.Euro(100m), "LI", new Refund(First.AddDays(7), 20m)) with { CustomerKey = "anna" },
        FunnelCase.Order("l2", First.AddDays(7), FunnelCase.Euro(60m), "LI") with { CustomerKey = "anna" },
        FunnelCase.Order("l3", First.AddDays(8), FunnelCase.Euro(500m), "LI") with { Cancelled = true },
        FunnelCase.Order("x1", First.AddDays(9), new Money(50m, "USD"), "EX"),
        FunnelCase.Order("x2", First.AddDays(10), FunnelCase.Euro(30m), "EX", new Refund(FunnelCase.Last.AddDays(5), 30m)),
        FunnelCase.Order("d1", First.AddDays(11), FunnelCase.Euro(10m)),
    ];

    [Fact]
    public void A_small_brand_is_what_one_works_out_by_hand()
    {
        var result = FunnelAnalysis.Over("custom", FourWeeks, FunnelCase.Facts(new BrandReadings { Conversions = Orders }));
        var totals = result.Totals;
        Assert.Equal((5, 180m), (totals.Conversions, totals.Revenue));
        Assert.Equal((4, 170m), (totals.AttributedConversions, totals.AttributedRevenue));
        Assert.Equal((1, 10m), (totals.UnattributedConversions, totals.UnattributedRevenue));
        Assert.Equal((1, 0), (totals.WithoutRate, totals.WithoutValue));

        var linkedIn = result.Roi.Single(roi => roi.Platform == FunnelCase.LinkedIn);
        Assert.Equal((2m, 0, 140m, 70m), (linkedIn.Conversions, linkedIn.UnvaluedConversions, linkedIn.Revenue, linkedIn.GrossProfit));
        Assert.Equal((28m, 1120m, -0.9375), (linkedIn.Hours, linkedIn.Cost, linkedIn.Roi));
        Assert.Equal(1m, linkedIn.NewCustomers);

        var x = result.Roi.Single(roi => roi.Platform == FunnelCase.X);
        Assert.Equal((2m, 1, 30m, 560m), (x.Conversions, x.UnvaluedConversions, x.Revenue, x.Cost));
        Assert.Equal("not enough data", x.Verdict);
    }

    [Fact]
    public void A_platform_without_conversions_has_no_new_customers_where_the_shop_tells_them_apart()
    {
        var result = FunnelAnalysis.Over("custom", FourWeeks, FunnelCase.Facts(new BrandReadings { Conversions = Orders[..2] }));
        Assert.Equal(0m, result.Roi.Single(roi => roi.Platform == FunnelCase.X).NewCustomers);
        var silent = FunnelAnalysis.Over("custom", FourWeeks, FunnelCase.Facts(new BrandReadings { Conversions = Orders[4..] }));
        Assert.All(silent.Roi, roi => Assert.Null(roi.NewCustomers));
    }

    [Fact]
    public void A_platform_that_only_a_code_or_a_cost_names_has_its_row()
    {
        var brand = FunnelCase.Brand with
        {
            DiscountCodes = new Dictionary<string, Platform> { ["POD"] = Platform.Parse("podcast") },
            Costs = [new CostItem("fair", 280m, First, FunnelCase.Last, Platform.Parse("xing"))],
        };
        var result = FunnelAnalysis.Over("custom", FourWeeks, FunnelCase.Facts(new BrandReadings { Conversions = [FunnelCase.Order("1", First, FunnelCase.Euro(9m), "pod")] }, brand));
        Assert.Equal(9m, result.Roi.Single(roi => roi.Platform.Name == "podcast").Revenue);
        Assert.Equal(280m, result.Roi.Single(roi => roi.Platform.Name == "xing").Cost, 10);
    }

    [Fact]
    public void A_social_channel_that_the_brand_taught_the_list_has_its_row()
    {
        var brand = FunnelCase.Brand with { Channels = ChannelLines.Read(["source,my forum,my-forum,social"]) };
        var readings = new BrandReadings
        {
            Conversions = [FunnelCase.Order("1", First, FunnelCase.Euro(9m)) with { JourneyId = "1" }],
            Touches = [FunnelCase.Touch("1", First, "my forum")],
        };

        var result = FunnelAnalysis.Over("custom", FourWeeks, FunnelCase.Facts(readings, brand));

        Assert.Equal(9m, result.Roi.Single(roi => roi.Platform.Name == "my-forum").Revenue);
    }

    [Fact]
    public void Revenue_per_post_counts_the_posts_of_the_days_of_which_conversions_are_known()
    {
        var engagement = Enumerable.Range(-28, 56).Select(day => new EngagementReading
        {
            Day = First.AddDays(day),
            Source = "exports",
            RetrievedAt = DateTimeOffset.UnixEpoch,
            Account = new Account(FunnelCase.LinkedIn, "a"),
            Posts = 1m,
        });
        var facts = FunnelCase.Facts(new BrandReadings { Conversions = Orders, Engagement = [.. engagement] });
        var linkedIn = FunnelAnalysis.Over("custom", new Window(First.AddDays(-28), FunnelCase.Last), facts).Roi.Single(roi => roi.Platform == FunnelCase.LinkedIn);
        Assert.Equal((28m, 5m), (linkedIn.Posts, linkedIn.RevenuePerPost));
    }

    [Fact]
    public void Splitting_a_window_and_adding_gives_the_whole() =>
        Gen.Select(Readings, Gen.Int[0, 26]).Sample((readings, cut) =>
        {
            var facts = FunnelCase.Facts(readings);
            var whole = FunnelAnalysis.Over("custom", FourWeeks, facts);
            var left = FunnelAnalysis.Over("custom", new Window(First, First.AddDays(cut)), facts);
            var right = FunnelAnalysis.Over("custom", new Window(First.AddDays(cut + 1), FunnelCase.Last), facts);
            Assert.Equal(whole.Totals.Conversions, left.Totals.Conversions + right.Totals.Conversions);
            Assert.Equal(whole.Totals.Revenue, left.Totals.Revenue + right.Totals.Revenue);
            foreach (var (all, one, other) in whole.Roi.Zip(left.Roi, right.Roi))
            {
                Assert.Equal(all.Conversions, one.Conversions + other.Conversions);
                Assert.Equal(all.Revenue, one.Revenue + other.Revenue);
                Assert.InRange(all.Cost - (one.Cost + other.Cost), -1e-15m, 1e-15m);
            }

            var parts = left.Credits.Concat(right.Credits).ToLookup(credit => (credit.Model, credit.Channel));
            Assert.Equal(whole.Credits.Count, parts.Count);
            foreach (var credit in whole.Credits)
            {
                Assert.Equal(credit.Conversions, parts[(credit.Model, credit.Channel)].Sum(part => part.Conversions));
                Assert.Equal(credit.Revenue, parts[(credit.Model, credit.Channel)].Sum(part => part.Revenue));
            }
        }, iter: 30);

    [Fact]
    public void The_order_of_the_readings_changes_nothing() =>
        Readings.SelectMany(readings => Gen.Select(Gen.Const(readings), Gen.Shuffle(readings.Conversions.ToArray()), Gen.Shuffle(readings.Touches.ToArray()), Gen.Shuffle(readings.Audience.ToArray())))
            .Sample((readings, conversions, touches, audience) =>
            {
                var shuffled = new BrandReadings { Conversions = conversions, Touches = touches, Audience = audience };
                Assert.Equal(
                    JsonSerializer.Serialize(FunnelAnalysis.Over("custom", FourWeeks, FunnelCase.Facts(readings))),
                    JsonSerializer.Serialize(FunnelAnalysis.Over("custom", FourWeeks, FunnelCase.Facts(shuffled))));
            }, iter: 30);

    // The first day is always known, so that both halves of a window lie within the known days.
    private static Gen<BrandReadings> Readings { get; } =
        Gen.Select(Gen.Int[0, 27], Gen.Int[0, 3], Gen.Int[1, 20_000], Gen.Int[0, 4]).Array[0, 25].Select(orders => new BrandReadings
        {
            Conversions =
            [
                FunnelCase.Order("first", First, FunnelCase.Euro(20m), "LI"),
                .. orders.Select((order, index) =>
                {
                    var (day, kind, cents, customer) = order;
                    return FunnelCase.Order(
                        $"o{index}", First.AddDays(day), new Money(cents / 100m, customer == 4 ? "USD" : "EUR"), kind switch { 0 => "LI", 1 => "EX", _ => null },
                        cents % 5 == 0 ? [new Refund(First.AddDays(day), cents / 200m)] : []) with
                    {
                        CustomerKey = $"c{customer}",
                        JourneyId = $"o{index}",
                        Cancelled = cents % 11 == 0,
                    };
                }),
            ],
            Touches =
            [
                .. orders.SelectMany((order, index) => order.Item2 == 3
                    ? [FunnelCase.Touch($"o{index}", First.AddDays(order.Item1 - 2), "linkedin"), FunnelCase.Touch($"o{index}", First.AddDays(order.Item1 - 1), "x")]
                    : Array.Empty<TouchReading>()),
            ],
            Audience = [.. Enumerable.Range(-1, 29).Select(day => FunnelCase.Audience(First.AddDays(day), 1000m + day))],
        });
}
