using CsCheck;
using static SocialFunnel.Analysis.Attribution.Paths;

namespace SocialFunnel.Analysis.Attribution;

public sealed class ShapleyTests
{
    [Fact]
    public void Credits_of_journeys_are_the_value_of_their_game_from_the_definition() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 6], Gen.Int[1, 9]).Array[1, 10].Sample(paths =>
        {
            Journey[] journeys = [.. paths.Select(path => Path(string.Join(" > ", path.Item1.Select(channel => $"c{channel}")), path.Item2, 0))];
            var values = Shapley.Values(5, coalition => paths
                .Where(path => path.Item1.All(channel => (coalition & 1 << channel) != 0)).Sum(path => (decimal)path.Item2));

            var credits = Conversions("shapley", journeys);

            Assert.All(Enumerable.Range(0, 5), channel => Assert.InRange(values[channel] - credits.GetValueOrDefault($"c{channel}"), -1e-10m, 1e-10m));
        });

    [Fact]
    public void Fifteen_players_are_valued_exactly()
    {
        var values = Shapley.Values(15, coalition => int.PopCount(coalition) * int.PopCount(coalition));

        Assert.All(values, value => Assert.Equal(15m, value, 18));
    }

    [Fact]
    public void Sixteen_players_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Shapley.Values(16, _ => 0m));
}
