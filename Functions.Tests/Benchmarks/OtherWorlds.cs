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

    /// <summary>A dense account whose followers and sales both rise and fall once in the window.</summary>
    public static World SharedHump(int seed, int run, int days)
    {
        var random = new Xoshiro256StarStar(unchecked((seed * 1_000_003) + (days * 37) + run));
        var world = SecondSimulation.Dense(seed, run, days, 0);
        double Hump(int t) => Math.Exp(1.2 * Math.Exp(-.5 * Math.Pow((((double)t / days) - .5) / .18, 2))) - 1;
        double[] Raised(double[] values) => [.. values.Select((v, t) => v + Poisson.Sample(random, Math.Max(1e-9, v * Hump(t))))];
        return new World(Raised(world.Growth), Raised(world.Conversions));
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
