using CsCheck;
using static SocialFunnel.Analysis.Attribution.Paths;

namespace SocialFunnel.Analysis.Attribution;

public sealed class MarkovChainTests
{
    [Fact]
    public void Removal_effects_are_those_one_finds_by_hand()
    {
        // START → a (1); a → b 2/3, a → c 1/3; b converts 3/4, c 1/2. P = 2/3 · 3/4 + 1/3 · 1/2 = 2/3. Without b 1/6, without c 1/2, without a 0.
        var chain = MarkovChain.Of([Path("a > b", 3, 1), Path("a > c", 1, 1)], order: 1);

        Assert.Equal(2.0 / 3, chain.ConversionProbability(), 15);
        var effects = chain.RemovalEffects();
        Assert.Equal(1.0, effects["a"], 15);
        Assert.Equal(0.75, effects["b"], 14);
        Assert.Equal(0.25, effects["c"], 14);
        Same(Conversions("markov", Path("a > b", 3, 1), Path("a > c", 1, 1)), ("a", 2), ("b", 1.5m), ("c", 0.5m));
    }

    [Fact]
    public void Loops_between_channels_are_solved_and_not_walked()
    {
        // a ⇄ b: a → b 1/2, a → CONV 1/2 (from 2 of 4 visits); b → a 1. With b gone a converts half of the time.
        var chain = MarkovChain.Of([Path("a > b > a > b > a", 1, 0), Path("a", 1, 0)], order: 1);

        Assert.Equal(1.0, chain.ConversionProbability(), 14);
        Assert.Equal(0.5, chain.RemovalEffects()["b"], 14);
        Assert.Equal(1.0, chain.RemovalEffects()["a"], 14);
    }

    [Fact]
    public void Repeats_of_one_channel_change_nothing_for_a_chain_of_order_one()
    {
        var once = MarkovChain.Of([Path("a > b", 3, 2), Path("b", 1, 5)], 1).RemovalEffects();
        var often = MarkovChain.Of([Path("a > a > a > b", 3, 2), Path("b", 1, 5)], 1).RemovalEffects();

        Assert.All(once, pair => Assert.Equal(pair.Value, often[pair.Key], 12));
    }

    [Fact]
    public void A_longer_memory_tells_apart_what_a_short_one_mixes()
    {
        // c converts only after a, which order 1 cannot see.
        Journey[] journeys = [Path("a > c", 10, 0), Path("b > c", 0, 10)];

        Assert.Equal(0.5, MarkovChain.Of(journeys, 1).RemovalEffects()["b"], 14);
        Assert.Equal(0.0, MarkovChain.Of(journeys, 2).RemovalEffects()["b"], 14);
        Assert.Equal(1.0, MarkovChain.Of(journeys, 2).RemovalEffects()["a"], 14);
    }

    [Fact]
    public void The_exact_solution_is_what_walking_the_chain_for_long_gives() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 6], Gen.Int[0, 3], Gen.Int[0, 3]).Array[2, 8].Sample(paths =>
        {
            Journey[] journeys = [.. paths.Select(path => Path(string.Join(" > ", path.Item1.Select(channel => $"c{channel}")), path.Item2, path.Item3))];
            var chain = MarkovChain.Of(journeys, 1);

            Assert.Equal(Walk(chain.Transitions()), chain.ConversionProbability(), tolerance: 1e-8);
        }, iter: 200);

    [Fact]
    public void Without_any_conversion_nothing_has_an_effect() =>
        Assert.All(MarkovChain.Of([Path("a > b", 0, 3)], 1).RemovalEffects().Values, effect => Assert.Equal(0, effect));

    // Power iteration: another way to the same number.
    private static double Walk(IReadOnlyDictionary<(string From, string To), double> transitions)
    {
        var mass = new Dictionary<string, double> { ["START"] = transitions.Count > 0 ? 1 : 0 };
        var converted = 0.0;
        for (var step = 0; step < 5000 && mass.Values.Sum() > 1e-12; step++)
        {
            var next = new Dictionary<string, double>();
            foreach (var (way, probability) in transitions.Where(way => mass.ContainsKey(way.Key.From)))
            {
                var moved = mass[way.From] * probability;
                converted += way.To == "CONV" ? moved : 0;
                if (way.To is not ("CONV" or "NULL"))
                {
                    next[way.To] = next.GetValueOrDefault(way.To) + moved;
                }
            }

            mass = next;
        }

        return converted;
    }
}
