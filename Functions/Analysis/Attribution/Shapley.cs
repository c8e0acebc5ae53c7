namespace SocialFunnel.Analysis.Attribution;

/// <summary>
/// The Shapley value (1953, "A value for n-person games"): a channel's average contribution over all orders in which the channels could have joined.
/// </summary>
public static class Shapley
{
    /// <summary>Most players of a game whose value is computed from the definition: 2 to this power coalitions.</summary>
    public const int MostPlayers = 15;

    /// <summary>The value of a game given by its characteristic function, exact.</summary>
    /// <param name="players">How many, 1 to <see cref="MostPlayers"/>.</param>
    /// <param name="worth">Worth of a coalition: bit <c>i</c> stands for player <c>i</c>. Called once for each; that of the empty one must be 0.</param>
    /// <returns>Player by player; they sum to the worth of all together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too many players, or none.</exception>
    public static IReadOnlyList<decimal> Values(int players, Func<int, decimal> worth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(players, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(players, MostPlayers);
        decimal[] worths = [.. Enumerable.Range(0, 1 << players).Select(worth)];
        var orders = Factorial(players);
        // A coalition of s others stands before a player in s! (n − s − 1)! of the n! orders.
        decimal[] before = [.. Enumerable.Range(0, players).Select(size => Factorial(size) * Factorial(players - size - 1))];
        return [.. Enumerable.Range(0, players).Select(player => Value(player, worths, before) / orders)];
    }

    /// <summary>
    /// Weights of a journey's channels when a coalition is worth the conversions of all journeys that need no other channel. That game is a sum of one
    /// unanimity game per journey, and in each the players needed share alike; the value is additive. Hence exact for any number of channels,
    /// without a single coalition.
    /// </summary>
    internal static IReadOnlyList<ChannelWeight> Weigh(Journey journey) =>
        [.. journey.Touches.Select(touch => touch.Channel).Distinct(StringComparer.Ordinal).Select(channel => new ChannelWeight(channel, 1m))];

    private static decimal Value(int player, decimal[] worths, decimal[] before)
    {
        var sum = 0m;
        for (var others = 0; others < worths.Length; others++)
        {
            if ((others & 1 << player) == 0)
            {
                sum += before[int.PopCount(others)] * (worths[others | 1 << player] - worths[others]);
            }
        }

        return sum;
    }

    private static decimal Factorial(int n) => Enumerable.Range(1, n).Aggregate(1m, (product, factor) => product * factor);
}
