using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class RoiTests
{
    [Fact]
    public void Every_ratio_is_what_its_name_says()
    {
        var input = RoiCase.Steady(10m, 20m, 400m) with { Cost = new PlatformCost { Hours = 10m, Labour = 300m, Spend = 90m, Tools = 10m } };
        var result = Roi.Of(input, RoiCase.Brand());
        Assert.Equal(900m, result.Revenue);
        Assert.Equal(450m, result.GrossProfit);
        Assert.Equal(0.125, result.Roi);
        Assert.Equal(10m, result.Roas);
        Assert.Equal(90m, result.RevenuePerHour);
        Assert.Equal(0.9m, result.RevenuePerNewFollower);
        Assert.Equal(45m, result.RevenuePerPost);
        Assert.Equal(400m / 3, result.Cac);
    }

    [Fact]
    public void Nothing_is_divided_by_zero_or_by_the_unknown()
    {
        var input = RoiCase.Steady(10m, 20m, 0m) with { NetFollowers = -4m, Posts = 0m, NewCustomers = null, Cost = new PlatformCost { Tools = 5m } };
        var result = Roi.Of(input, RoiCase.Brand());
        Assert.Null(result.Roas);
        Assert.Null(result.RevenuePerHour);
        Assert.Null(result.RevenuePerNewFollower);
        Assert.Null(result.RevenuePerPost);
        Assert.Null(result.Cac);
    }

    [Fact]
    public void A_revenue_must_be_given_for_every_day() =>
        Assert.Throws<ArgumentException>(() => Roi.Of(RoiCase.Steady(1m, 1m, 1m) with { DailyRevenue = [1m] }, RoiCase.Brand()));

    [Fact]
    public void Scaling_the_currency_scales_amounts_and_not_returns() =>
        Gen.Select(Days, Gen.Int[0, 60], Gen.Int[1, 5000], Gen.Int[2, 200]).Sample((days, conversions, cost, factor) =>
        {
            var values = new[] { 20m, 35m, 90m };
            var one = Roi.Of(RoiCase.Of(days, conversions, cost), RoiCase.Brand(OrderValues.Of(values)));
            var other = Roi.Of(
                RoiCase.Of([.. days.Select(day => day * factor)], conversions, cost * factor),
                RoiCase.Brand(OrderValues.Of(values.Select(value => value * factor))));
            Assert.Equal(one.Revenue * factor, other.Revenue);
            Assert.Equal(one.Cost * factor, other.Cost);
            Same((double?)(one.RevenueUpper * factor), (double?)other.RevenueUpper);
            Same(one.Roi, other.Roi);
            Same(one.RoiLower, other.RoiLower);
            Same(one.RoiUpper, other.RoiUpper);
            Assert.Equal(one.Verdict, other.Verdict);
        });

    [Fact]
    public void Splitting_a_window_and_adding_gives_the_whole() =>
        Gen.Select(Days, Gen.Int[1, 99]).Sample((days, percent) =>
        {
            var cut = Math.Clamp(days.Length * percent / 100, 1, days.Length - 1);
            var whole = Roi.Of(RoiCase.Of(days, 30m, 200m), RoiCase.Brand());
            var left = Roi.Of(RoiCase.Of(days[..cut], 10m, 50m), RoiCase.Brand());
            var right = Roi.Of(RoiCase.Of(days[cut..], 20m, 150m), RoiCase.Brand());
            Assert.Equal(whole.Revenue, left.Revenue + right.Revenue);
            Assert.Equal(whole.GrossProfit, left.GrossProfit + right.GrossProfit);
            Assert.Equal(whole.Cost, left.Cost + right.Cost);
            Assert.Equal(whole.Conversions, left.Conversions + right.Conversions);
        });

    [Fact]
    public void Only_plain_finite_numbers_come_out() =>
        Gen.Select(Extreme.Array[1, 120], Gen.OneOf(Gen.Const(0m), Gen.Decimal[0m, 1e9m]), Extreme, Gen.OneOf(Gen.Const(-0.0m), Extreme))
            .Sample((days, conversions, cost, followers) =>
            {
                var input = RoiCase.Of(days, conversions, Math.Abs(cost)) with { NetFollowers = followers, Posts = followers, NewCustomers = conversions };
                PlainNumbers.Assert(Roi.Of(input, RoiCase.Brand(OrderValues.Of(days))));
            });

    private static Gen<decimal[]> Days { get; } =
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 20_000]).Select((rare, cents) => rare == 0 ? cents / 100m : 0m).Array[40, 120];

    private static Gen<decimal> Extreme { get; } =
        Gen.OneOf(Gen.Const(0m), Gen.Const(-0.0m), Gen.Decimal[-1000m, 1000m], Gen.Decimal[0m, 1e-9m], Gen.Decimal[0m, 1e12m]);

    private static void Same(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(0, (expected - actual) / Math.Max(1, Math.Abs(expected ?? 0)) ?? 0, 9);
    }
}
