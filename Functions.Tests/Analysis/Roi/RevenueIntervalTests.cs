using MathNet.Numerics.Distributions;

namespace SocialFunnel.Analysis;

public sealed class RevenueIntervalTests
{
    private static readonly OrderValues Equal50 = OrderValues.Of([50m, 50m, 50m]);

    [Fact]
    public void No_sale_at_all_leaves_room_for_three_orders()
    {
        // −ln 0.05 = 2.9957: the upper 95 % limit of a Poisson mean when nothing was counted.
        var interval = RevenueInterval.Of(new decimal[90], 0m, Equal50);
        Assert.Null(interval.Lower);
        Assert.Equal(2.995732 * 50, interval.Upper!.Value, 3);
        Assert.Equal("count", interval.Method);
    }

    [Theory]
    [InlineData(1, 4.743865)]
    [InlineData(5, 10.513034)]
    [InlineData(9, 15.705216)]
    public void A_few_sales_have_the_exact_upper_limit_of_their_count(int count, double limit)
    {
        // Table values of chi-square(0.95, 2(n+1)) / 2.
        var days = new decimal[90];
        days[3] = 50m * count;
        Assert.Equal(limit * 50, RevenueInterval.Of(days, count, Equal50).Upper!.Value, 3);
    }

    [Fact]
    public void Without_any_order_value_nothing_is_said() =>
        Assert.Equal(new RevenueInterval(null, null, "none"), RevenueInterval.Of(new decimal[90], 0m, OrderValues.None));

    [Fact]
    public void Ten_conversions_have_two_ends_around_the_sum()
    {
        var days = Enumerable.Range(0, 91).Select(day => day % 9 == 0 ? 50m : 0m).ToArray();
        var interval = RevenueInterval.Of(days, 11m, Equal50);
        Assert.Equal("weekly", interval.Method);
        Assert.InRange(interval.Lower!.Value, 1, 549);
        Assert.InRange(interval.Upper!.Value, 551, 2000);
    }

    [Fact]
    public void Even_weeks_are_not_taken_for_certainty()
    {
        // Weekly sums without any spread: what remains is the chance of 100 orders, 1.645 / √100 upwards and half of it downwards.
        var interval = RevenueInterval.Of([.. Enumerable.Repeat(50m, 91)], 100m, Equal50);
        Assert.Equal(91 * 50 * Math.Exp(0.16448536), interval.Upper!.Value, 2);
        Assert.Equal(91 * 50 * Math.Exp(-0.16448536 / 2), interval.Lower!.Value, 2);
    }

    [Fact]
    public void Fewer_than_four_weeks_have_no_interval() =>
        Assert.Equal("none", RevenueInterval.Of([.. Enumerable.Repeat(50m, 27)], 27m, Equal50).Method);

    [Fact]
    public void Refunds_above_the_revenue_leave_an_upper_bound()
    {
        var days = Enumerable.Repeat(-1m, 90).ToArray();
        var interval = RevenueInterval.Of(days, 12m, Equal50);
        Assert.Null(interval.Lower);
        Assert.Equal("count", interval.Method);
    }

    [Fact]
    public void About_nine_in_ten_intervals_contain_the_expected_revenue()
    {
        // Thirty orders in 90 days with log-normal values; the benchmark covers far more. 500 draws: 90 % give or take 1.3.
        var random = new Random(11);
        var covered = Enumerable.Range(0, 500).Count(_ =>
        {
            var days = Enumerable.Range(0, 90).Select(_ => Enumerable.Range(0, Poisson.Sample(random, 1 / 3.0)).Select(_ => (decimal)LogNormal.Sample(random, 4, 1)).ToArray()).ToArray();
            var elsewhere = Enumerable.Range(0, 90).Select(_ => (decimal)LogNormal.Sample(random, 4, 1));
            var interval = Of(days, OrderValues.Of(days.SelectMany(day => day).Concat(elsewhere)));
            return interval.Lower <= 30 * Math.Exp(4.5) && 30 * Math.Exp(4.5) <= interval.Upper;
        });
        Assert.InRange(covered / 500.0, 0.86, 0.96);

        static RevenueInterval Of(decimal[][] days, OrderValues values) => RevenueInterval.Of([.. days.Select(day => day.Sum())], days.Sum(day => day.Length), values);
    }
}
