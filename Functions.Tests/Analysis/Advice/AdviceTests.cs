using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class AdviceTests
{
    private static readonly OrderValues Values = OrderValues.Of([40m, 50m, 60m]);

    [Fact]
    public void Hours_move_to_where_the_next_one_surely_earns_more()
    {
        var advice = Next(Steady("linkedin", 100m, 78m), Steady("x", 10m, 8m));
        Assert.Equal(3.5m, advice["linkedin"].Change);
        Assert.Equal(-3.5m, advice["x"].Change);
        Assert.InRange(advice["linkedin"].Probability!.Value, 0.99, 1);
        Assert.Contains("more than on x", advice["linkedin"].Reason, StringComparison.Ordinal);
        Assert.Contains("less than on linkedin", advice["x"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_moves_between_platforms_that_earn_the_same()
    {
        var advice = Next(Steady("linkedin", 50m, 40m), Steady("x", 50m, 40m));
        Assert.All(advice.Values, row => Assert.Equal(0m, row.Change));
        Assert.All(advice.Values, row => Assert.Null(row.Probability));
    }

    [Fact]
    public void Nothing_is_advised_on_less_than_eight_weeks()
    {
        var advice = Next(Steady("linkedin", 100m, 78m), Steady("x", 10m, 2m, weeks: 7));
        Assert.All(advice.Values, row => Assert.Equal(0m, row.Change));
        Assert.Contains("7 weeks with hours are known, and 8 are needed", advice["x"].Reason, StringComparison.Ordinal);
        Assert.Null(advice["x"].NextUnit);
    }

    [Fact]
    public void A_difference_of_a_few_sales_moves_nothing()
    {
        var advice = Next(Steady("linkedin", 3m, 2m), Steady("x", 1.5m, 1m));
        Assert.All(advice.Values, row => Assert.Equal(0m, row.Change));
    }

    [Fact]
    public void Every_platform_in_use_keeps_a_floor()
    {
        var advice = Next(Steady("linkedin", 100m, 78m, hours: 19m), Steady("x", 1m, 1m, hours: 1m));
        Assert.Equal(1m, advice["x"].Advised);
    }

    [Fact]
    public void Diminishing_returns_are_measured_only_where_hours_varied()
    {
        var varied = Steady("linkedin", 0m, 80m) with
        {
            Weeks = [.. Enumerable.Range(0, 26).Select(week => (decimal)(week % 2 == 0 ? 4 : 16)).Select(h => new WorkWeek(h, 40m * h, 0m, h == 4m ? 100m : 200m))],
        };
        var advice = Next(varied, Steady("x", 50m, 40m));
        Assert.InRange(advice["linkedin"].Elasticity!.Value, 0.45, 0.6);
        Assert.Null(advice["x"].Elasticity);
    }

    [Fact]
    public void Money_moves_like_hours()
    {
        AdviceInput Ads(string name, decimal profit, decimal conversions) => new(
            Platform.Parse(name), [.. Enumerable.Range(0, 26).Select(_ => new WorkWeek(0m, 0m, 50m, profit))], conversions);
        var advice = Advice.NextWeek(Resource.Spend, [Ads("x", 10m, 8m), Ads("linkedin", 100m, 78m)], Values, 0.5m);
        Assert.Equal(24m, advice[0].Change);
        Assert.Equal("spend", advice[0].Resource);
        Assert.Empty(Advice.NextWeek(Resource.Hours, [Ads("x", 10m, 8m)], Values, 0.5m));
    }

    [Fact]
    public void Profit_is_shared_between_hours_and_money_by_their_cost()
    {
        var week = new WorkWeek(1m, 40m, 960m, 1200m);
        Assert.Equal(48m, Resource.Hours.Profit(week));
        Assert.Equal(1152m, Resource.Spend.Profit(week));
    }

    [Fact]
    public void A_brand_without_any_sale_is_told_why_nothing_is_advised()
    {
        var advice = Advice.NextWeek(Resource.Hours, [Steady("x", 0m, 0m), Steady("linkedin", 0m, 0m)], OrderValues.None, 0.5m);
        Assert.All(advice, row => Assert.Contains("no conversion with a value", row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Hours_are_conserved_and_at_most_a_quarter_moves() =>
        Inputs.Sample(inputs =>
        {
            var advice = Advice.NextWeek(Resource.Hours, inputs, Values, 0.5m);
            Assert.Equal(advice.Sum(row => row.Current), advice.Sum(row => row.Advised));
            Assert.InRange(advice.Sum(row => Math.Abs(row.Change)) / 2, 0m, advice.Sum(row => row.Current) * Advice.MostMoved);
            Assert.All(advice, row => Assert.True(row.Advised >= 0));
        });

    [Fact]
    public void The_order_of_the_platforms_changes_nothing() =>
        Inputs.SelectMany(inputs => Gen.Shuffle(inputs).Select(shuffled => (inputs, shuffled))).Sample(pair =>
            Assert.Equal(Advice.NextWeek(Resource.Hours, pair.inputs, Values, 0.5m), Advice.NextWeek(Resource.Hours, pair.shuffled, Values, 0.5m)));

    [Fact]
    public void Another_currency_moves_the_same_hours() =>
        Inputs.Sample(inputs =>
        {
            var dearer = inputs.Select(input => input with { Weeks = [.. input.Weeks.Select(week => week with { GrossProfit = week.GrossProfit * 128 })] }).ToArray();
            Assert.Equal(
                Advice.NextWeek(Resource.Hours, inputs, Values, 0.5m).Select(row => row.Change),
                Advice.NextWeek(Resource.Hours, dearer, Values with { Mean = Values.Mean * 128 }, 0.5m).Select(row => row.Change));
        });

    [Fact]
    public void Only_plain_finite_numbers_come_out() =>
        Inputs.Sample(inputs =>
        {
            foreach (var row in Advice.NextWeek(Resource.Hours, inputs, Values, 0.5m))
            {
                PlainNumbers.Assert(row);
            }

            if (Experiment.Propose(Resource.Hours, inputs, Values, 0.5m) is { } experiment)
            {
                PlainNumbers.Assert(experiment);
            }
        });

    private static Gen<AdviceInput[]> Inputs { get; } =
        Gen.Select(
            Gen.Select(Gen.OneOf(Gen.Const(0), Gen.Int[0, 40]), Gen.OneOf(Gen.Const(0), Gen.Int[-200, 20_000])).Array[0, 30],
            Gen.Int[0, 60],
            Gen.Int[0, 30])
        .Array[1, 5]
        .Select(platforms => platforms.Select((platform, i) => new AdviceInput(
            Platform.Parse($"p{i}"),
            [.. platform.Item1.Select(week => new WorkWeek(week.Item1 / 2m, 20m * week.Item1, 0m, week.Item2 / 100m))],
            platform.Item2,
            platform.Item3)).ToArray());

    private static Dictionary<string, PlatformAdvice> Next(params AdviceInput[] inputs) =>
        Advice.NextWeek(Resource.Hours, inputs, Values, 0.5m).ToDictionary(row => row.Platform.Name);

    internal static AdviceInput Steady(string name, decimal weeklyProfit, decimal conversions, decimal hours = 7.5m, int weeks = 26) => new(
        Platform.Parse(name),
        [.. Enumerable.Range(0, weeks).Select(_ => new WorkWeek(hours, 40m * hours, 0m, weeklyProfit))],
        conversions);
}
