using MathNet.Numerics.Distributions;

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

    [Fact]
    public void A_trial_settles_about_as_often_as_its_power_says()
    {
        var design = Propose(AdviceTests.Steady("linkedin", 50m, 40m), AdviceTests.Steady("x", 6m, 4m, hours: 1m))!;
        var random = new Random(3);
        const double OrdersPerHour = 40 / (26 * 7.5);
        var settled = Enumerable.Range(0, 300).Count(_ =>
        {
            var leader = Grow([.. Enumerable.Repeat(7.5m, 26 + design.Weeks)], OrdersPerHour, "linkedin");
            var trial = Grow([.. Enumerable.Repeat(1m, 26), .. Enumerable.Repeat(design.Proposed, design.Weeks)], OrdersPerHour / design.DetectableRatio, "x");
            return Yield.Of(Resource.Hours, leader, 7.5, Profits)!.Beats(Yield.Of(Resource.Hours, trial, (double)design.Proposed, Profits)!) >= Advice.Convincing;
        });
        Assert.InRange(settled / 300.0, design.Power - 0.12, 1);

        AdviceInput Grow(decimal[] hours, double rate, string name)
        {
            var orders = hours.Select(h => Poisson.Sample(random, rate * (double)h)).ToArray();
            return new AdviceInput(Platform.Parse(name), [.. hours.Zip(orders, (h, count) => new WorkWeek(h, 40m * h, 0m, 25m * count))], orders.Sum());
        }
    }

    private static OrderValues Profits { get; } = Values with { Mean = Values.Mean / 2 };

    private static Experiment? Propose(params AdviceInput[] inputs) => Experiment.Propose(Resource.Hours, inputs, Values, 0.5m);
}
