using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace SocialFunnel.Benchmarks;

/// <summary>Trends, a shared weekday, Gaussian AR(1) noise, a lag of three days: docs/method.md, "First simulation".</summary>
public static class FirstSimulation
{
    private static readonly double[] Week = [0, .2, .3, .2, 0, -.6, -.8];

    public static World Make(int seed, int days, double effect, bool reverse = false, bool common = false)
    {
        var random = new Xoshiro256StarStar(seed);
        double[] ex = Noise(random, days), ey = Noise(random, days), cz = Noise(random, days);
        if (reverse)
            ex = [.. ex.Select((v, t) => v + (t >= 3 ? .5 * ey[t - 3] : 0))];
        var (growth, sales) = (new double[days], new double[days]);
        for (var t = 0; t < days; t++)
        {
            var drift = (1.5 * Week[t % 7]) + (2.0 * (t + 1) / days);
            growth[t] = 4 + ex[t] + (common ? .5 * cz[t] : 0) + drift;
            sales[t] = 3 + drift + (.8 * ey[t]) + (t >= 3 ? (effect * ex[t - 3]) + (common ? .5 * cz[t - 3] : 0) : 0) + Normal.Sample(random, 0, .5);
        }

        return new World(growth, sales, effect > 0 ? 3 : -1);
    }

    private static double[] Noise(Random random, int days)
    {
        var value = 0.0;
        var noise = new double[days];
        for (var t = -100; t < days; t++)
        {
            value = (.6 * value) + Normal.Sample(random, 0, 1);
            if (t >= 0)
                noise[t] = value;
        }

        return noise;
    }
}
