namespace SocialFunnel.Analysis.Statistics;

public sealed class WinsorTests
{
    [Fact]
    public void One_viral_day_is_beyond_the_limit_and_ordinary_days_are_not()
    {
        double[] values = [.. Enumerable.Range(0, 300).Select(t => Math.Sin(t * t)), 500];

        var (low, high) = Winsor.Limits([.. values], 5);

        Assert.InRange(high, 1, 50);
        Assert.InRange(low, -50, -1);
    }

    [Fact]
    public void Rare_orders_are_not_outliers()
    {
        double[] values = [.. Enumerable.Range(0, 300).Select(t => t % 10 == 0 ? 1.0 : 0)];

        Assert.InRange(Winsor.Limits(values, 5).High, 1, double.MaxValue);
    }

    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5)]
    [InlineData(new double[] { 7 }, 7)]
    public void The_median_is_the_middle(double[] values, double expected) => Assert.Equal(expected, Winsor.Median(values));
}
