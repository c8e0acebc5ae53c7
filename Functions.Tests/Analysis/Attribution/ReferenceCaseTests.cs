using static SocialFunnel.Analysis.Attribution.Paths;

namespace SocialFunnel.Analysis.Attribution;

/// <summary>Cases of other projects; origin and licences stand in REFERENCE-CASES.md.</summary>
public sealed class ReferenceCaseTests
{
    private static readonly Journey[] Three = [Path("direct", 2, 1), Path("search > email", 3, 2), Path("search > social > email", 5, 4)];

    [Fact]
    public void Mta_linear() => Same(Conversions("linear", Three), ("direct", 2), ("search", 19m / 6), ("email", 19m / 6), ("social", 5m / 3));

    [Fact]
    public void Mta_first_last()
    {
        Same(Conversions("first", Three), ("direct", 2), ("search", 8));
        Same(Conversions("last", Three), ("direct", 2), ("email", 8));
    }

    [Fact]
    public void Mta_position_40_20_40() => Same(Conversions("position", Three), ("direct", 2), ("search", 3.5m), ("email", 3.5m), ("social", 1));

    [Fact]
    public void Mta_position_2touch()
    {
        Same(Conversions("position", Path("x > y", 10, 0)), ("x", 5), ("y", 5));
        Same(Conversions("position", new AttributionOptions { FirstWeight = 30, LastWeight = 70 }, Path("x > y", 10, 0)), ("x", 3), ("y", 7));
    }

    [Fact]
    public void Mta_shapley_four() => Same(Conversions("shapley", Path("a > b > c > d", 10, 0)), ("a", 2.5m), ("b", 2.5m), ("c", 2.5m), ("d", 2.5m));

    [Fact]
    public void Mta_shapley_mixed() => Same(Conversions("shapley", Path("a", 4, 0), Path("a > b", 6, 0)), ("a", 7), ("b", 3));

    [Fact]
    public void Mta_markov_transitions()
    {
        var transitions = MarkovChain.Of([Path("a > b", 3, 1), Path("a > c", 1, 1)], order: 1).Transitions();

        var expected = new Dictionary<(string, string), double>
        {
            [("START", "a")] = 1,
            [("a", "b")] = 2.0 / 3,
            [("a", "c")] = 1.0 / 3,
            [("b", "CONV")] = 0.75,
            [("b", "NULL")] = 0.25,
            [("c", "CONV")] = 0.5,
            [("c", "NULL")] = 0.5,
        };
        Assert.Equal(expected.Keys.Order(), transitions.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, transitions[pair.Key], 15));
    }

    [Theory]
    [InlineData("first"), InlineData("last"), InlineData("last-non-direct"), InlineData("linear"), InlineData("position"), InlineData("time-decay"), InlineData("markov"), InlineData("shapley")]
    public void Dp6_grouped_frequency_invariance(string model)
    {
        Journey[] grouped = [Path("a > a > b", 2, 1), Path("b > a", 1, 3), Path("c > b", 0, 6)];
        Journey[] single =
        [
            Path("c > b", 0, 1), Path("a > a > b", 1, 0), Path("b > a", 0, 1), Path("a > a > b", 0, 1), Path("c > b", 0, 2), Path("b > a", 1, 0),
            Path("b > a", 0, 1), Path("a > a > b", 1, 0), Path("c > b", 0, 3), Path("b > a", 0, 1),
        ];

        Same(Conversions(model, single), [.. Conversions(model, grouped).Select(pair => (pair.Key, pair.Value))]);
    }

    [Fact]
    public void Dp6_readme_shapley_game()
    {
        // Bits: organic search, facebook, direct.
        decimal[] worth = [0, 7, 6, 15, 4, 7, 9, 19];

        var values = Shapley.Values(3, coalition => worth[coalition]);

        Assert.Equal([23m / 3, 49m / 6, 19m / 6], values.Select(value => value), (left, right) => Math.Abs(left - right) < 1e-20m);
        Assert.Equal(19m, values.Sum(), 20);
    }

    [Fact]
    public void Dp6_readme_time_decay()
    {
        var journey = new Journey([new("Facebook", TimeSpan.FromHours(14)), new("Organic", TimeSpan.FromHours(12)), new("Paid Search", TimeSpan.Zero)], 1, 0, 0);
        var stepwise = new AttributionOptions { HalfLife = TimeSpan.FromHours(7), StepwiseDecay = true };

        Same(Conversions("time-decay", stepwise, journey), ("Facebook", 0.25m), ("Organic", 0.25m), ("Paid Search", 0.5m));
    }
}
