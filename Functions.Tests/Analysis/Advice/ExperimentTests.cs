namespace SocialFunnel.Analysis;

public sealed class ExperimentTests
{
    private static readonly OrderValues Values = OrderValues.Of([40m, 50m, 60m]);

    [Fact]
    public void An_open_question_gets_a_trial_with_its_power()
    {
        var experiment = Propose(AdviceTests.Steady("linkedin", 50m, 40m), AdviceTests.Steady("x", 6m, 4m, hours: 1m));
        Assert.NotNull(experiment);
        Assert.Equal("x", experiment.Platform.Name);
        Assert.Equal("linkedin", experiment.ComparedWith.Name);
        Assert.Equal(2m, experiment.Proposed);
        Assert.InRange(experiment.Power, 0.8, 1);
        Assert.InRange(experiment.Weeks, 4, 26);
        Assert.Contains("4 conversions leave it open", experiment.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_platform_is_worth_a_trial() =>
        Assert.Equal("x", Propose(AdviceTests.Steady("linkedin", 100m, 78m), AdviceTests.Steady("x", 0m, 0m, weeks: 3, hours: 3m))?.Platform.Name);

    [Fact]
    public void Settled_questions_need_no_trial() =>
        Assert.Null(Propose(AdviceTests.Steady("linkedin", 100m, 78m), AdviceTests.Steady("x", 10m, 8m)));

    [Fact]
    public void What_half_a_year_would_not_settle_is_not_proposed() =>
        Assert.Null(Propose(AdviceTests.Steady("linkedin", 1m, 1m), AdviceTests.Steady("x", 0m, 0m)));

    [Fact]
    public void Without_any_sale_there_is_nothing_to_plan_with() =>
        Assert.Null(Propose(AdviceTests.Steady("linkedin", 0m, 0m), AdviceTests.Steady("x", 0m, 0m)));

    private static Experiment? Propose(params AdviceInput[] inputs) => Experiment.Propose(Resource.Hours, inputs, Values, 0.5m);
}
