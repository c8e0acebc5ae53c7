namespace SocialFunnel.Analysis;

public sealed class CorrelationBrandTests
{
    [Fact]
    public void More_platforms_make_the_same_evidence_weaker()
    {
        var lead = Accounts.Dense(1, 700, elasticity: .2);
        var alone = Correlation.Analyse(lead);
        var among = Correlation.AnalyseBrand([lead, .. Enumerable.Range(20, 5).Select(seed => Accounts.Dense(seed, 700))])[0];

        Assert.Equal(alone.P, among.P);
        Assert.True(among.Q > alone.Q);
        Assert.True(among.MinimumDetectable >= alone.MinimumDetectable);
    }

    [Fact]
    public void The_order_of_the_platforms_does_not_matter()
    {
        GrowthSeries[] brand = [.. Enumerable.Range(30, 4).Select(seed => Accounts.Dense(seed, 300) with { Platform = $"p{seed}" }), Accounts.Dense(1, 300, elasticity: .5)];

        var forwards = Correlation.AnalyseBrand(brand);
        var backwards = Correlation.AnalyseBrand([.. brand.Reverse()]);

        Assert.Equal(forwards.Select(result => (result.Platform, result.Verdict, result.Q)), backwards.Reverse().Select(result => (result.Platform, result.Verdict, result.Q)));
    }

    [Fact]
    public void A_platform_without_enough_data_costs_the_others_nothing()
    {
        var lead = Accounts.Dense(1, 700, elasticity: .3);

        var results = Correlation.AnalyseBrand([Accounts.Dense(2, 60), lead]);

        Assert.Equal(CorrelationVerdict.NotEnoughData, results[0].Verdict);
        Assert.Equal(Correlation.Analyse(lead).Q, results[1].Q);
    }
}
