using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace SocialFunnel.Benchmarks;

/// <summary>Small shops whose two numbers share the days on which they vary, which is not a link.</summary>
public static class OtherWorlds
{
    /// <summary>No orders and few new followers at weekends.</summary>
    public static World ClosedAtWeekends(int seed, int run, int days, double effect)
    {
        var world = SecondSimulation.Small(seed, run, days, effect);
        return world with
        {
            Growth = [.. world.Growth.Select((v, t) => t % 7 >= 5 ? Math.Floor(v / 3) : v)],
            Conversions = [.. world.Conversions.Select((v, t) => t % 7 >= 5 ? 0 : v)],
        };
    }

    /// <summary>Orders grow from one in five days to five a day, and the net growth becomes as much more lively.</summary>
    public static World BothGrow(int seed, int run, int days)
    {
        var random = new Xoshiro256StarStar(unchecked((seed * 1_000_003) + (days * 31) + run));
        double Part(int t) => (double)t * t / days / days;
        return new World(
            [.. Enumerable.Range(0, days).Select(t => Math.Round(Normal.Sample(random, 1 + (5.0 * t / days), .3 + (10 * Part(t)))))],
            [.. Enumerable.Range(0, days).Select(t => (double)Poisson.Sample(random, .2 + (5 * Part(t))))]);
    }
}
