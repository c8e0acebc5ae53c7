namespace SocialFunnel.Analysis;

/// <summary>A guard, not the calibration: that is docs/method.md, by Benchmarks. Seeds are fixed, the limits leave room for chance.</summary>
public sealed class CorrelationCalibrationTests
{
    private const int Runs = 200;

    [Theory]
    [InlineData(180)]
    [InlineData(400)]
    public void Chance_alone_is_seldom_called_a_lead(int days) =>
        Assert.InRange(Count(run => Accounts.Dense(run, days), result => result.Verdict == CorrelationVerdict.FollowersLeadSales), 1, 20);

    [Fact]
    public void A_real_lead_is_mostly_found_where_it_is() =>
        Assert.InRange(Count(run => Accounts.Dense(run, 400, elasticity: .35), result => result is { Verdict: CorrelationVerdict.FollowersLeadSales, Lag: >= 4 and <= 6 }), 190, Runs);

    [Fact]
    public void The_minimum_detectable_effect_is_detected_in_about_four_of_five()
    {
        var least = Enumerable.Range(1, 20).Select(run => Correlation.Analyse(Accounts.Dense(run, 400)).MinimumDetectable!.Value).Order().ElementAt(10);

        Assert.InRange(Count(run => Accounts.Dense(run, 400, elasticity: least), result => result.Verdict == CorrelationVerdict.FollowersLeadSales), 140, 180);
    }

    private static int Count(Func<int, GrowthSeries> make, Func<CorrelationResult, bool> holds) =>
        Enumerable.Range(1000, Runs).AsParallel().Count(run => holds(Correlation.Analyse(make(run))));
}
