using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace SocialFunnel.Benchmarks;

/// <summary>Daily counts of accounts with a planted truth: docs/method.md, "Second simulation". A port of the generator of the research.</summary>
public static class SecondSimulation
{
    private const int Before = 64;
    private const int Years3 = 1095;

    /// <summary>The worlds: name, whether followers lead nothing, how one is made.</summary>
    public static readonly IReadOnlyList<(string Name, bool Null, Func<Random, World> Make)> All =
    [
        ("lead e=.05", false, r => Lead(r, Years3, .05)),
        ("lead e=.10", false, r => Lead(r, Years3, .1)),
        ("lead e=.20", false, r => Lead(r, Years3, .2)),
        ("lead e=.40", false, r => Lead(r, Years3, .4)),
        ("lead e=.20 n=365", false, r => Lead(r, 365, .2)),
        ("lead e=.20 n=180", false, r => Lead(r, 180, .2)),
        ("sparse lead e=.5", false, r => Sparse(r, .5)),
        ("missing lead e=.2", false, r => Missing(r, .2)),
        ("shift lead e=.2", false, r => Shift(r, .2)),
        ("no link", true, r => Lead(r, Years3, 0)),
        ("no link n=365", true, r => Lead(r, 365, 0)),
        ("no link n=180", true, r => Lead(r, 180, 0)),
        ("no link n=90", true, r => Lead(r, 90, 0)),
        ("vanity trend", true, r => Vanity(r, false)),
        ("vanity annual", true, r => Vanity(r, true)),
        ("random walk", true, RandomWalk),
        ("persistent .97", true, Persistent),
        ("weekday only", true, Weekly),
        ("sparse null", true, r => Sparse(r, 0)),
        ("missing null", true, r => Missing(r, 0)),
        ("shift null", true, r => Shift(r, 0)),
        ("reverse", true, Reverse),
        ("common cause", true, Common),
    ];

    /// <summary>The world of that name with a generator of its own, so that runs do not depend on their order.</summary>
    public static World Make(string name, int seed, int run)
    {
        var index = All.Select(world => world.Name).ToList().IndexOf(name);
        return All[index].Make(new Xoshiro256StarStar(unchecked((seed * 1_000_003) + (index * 100_019) + run)));
    }

    /// <summary>A small shop: 1.5 net new followers and 0.3 orders a day at the mean.</summary>
    public static World Small(int seed, int run, int days, double effect)
    {
        var random = new Xoshiro256StarStar(unchecked((seed * 1_000_003) + (days * 7_919) + run));
        return Lead(random, days, effect, 1.5, .3);
    }

    /// <summary>The ordinary account of this simulation: 120 net new followers and 20 orders a day.</summary>
    public static World Dense(int seed, int run, int days, double effect) =>
        Lead(new Xoshiro256StarStar(unchecked((seed * 1_000_003) + (days * 104_729) + run)), days, effect);

    private static double[] Ar(Random random, int days, double phi, double deviation)
    {
        var value = 0.0;
        var noise = new double[days];
        for (var t = -300; t < days; t++)
        {
            value = (phi * value) + Normal.Sample(random, 0, deviation * Math.Sqrt(1 - (phi * phi)));
            if (t >= 0)
                noise[t] = value;
        }

        return noise;
    }

    private static double[] Week(Random random, int days, double deviation)
    {
        var week = Enumerable.Range(0, 7).Select(_ => Normal.Sample(random, 0, deviation)).ToArray();
        var mean = week.Average();
        return [.. Enumerable.Range(0, days).Select(t => week[t % 7] - mean)];
    }

    private static double[] Counts(Random random, IEnumerable<double> logarithms, double dispersion = 20) =>
        [.. logarithms.Select(v => (double)Poisson.Sample(random, Math.Exp(v) * Gamma.Sample(random, dispersion, dispersion)))];

    private static double[] Sum(double level, params double[][] parts) =>
        [.. Enumerable.Range(0, parts[0].Length).Select(t => level + parts.Sum(part => part[t]))];

    private static (double[] Growth, double[] Sales) Base(Random random, int days, double growth = 120, double sales = 20, double growthDeviation = .5,
        double salesDeviation = .25, double growthPhi = .5) =>
        (Sum(Math.Log(growth), Ar(random, days + Before, growthPhi, growthDeviation), Week(random, days + Before, .15)),
         Sum(Math.Log(sales), Week(random, days, .2), Ar(random, days, .4, salesDeviation)));

    private static double[] Lagged(double[] growth, int days, int lag, double mean = 120) =>
        [.. Enumerable.Range(0, days).Select(t => double.LogP1(growth[Before - lag + t]) - Math.Log(mean))];

    private static double[] Plus(double[] logarithm, double factor, double[] part) => [.. logarithm.Select((v, t) => v + (factor * part[t]))];

    private static World Lead(Random random, int days, double effect, double growthMean = 120, double salesMean = 20)
    {
        var lag = random.Next(1, 22);
        var (lg, lc) = Base(random, days, growthMean, salesMean);
        var growth = Counts(random, lg);
        var centre = growthMean < 10 ? 1 + growthMean : growthMean;
        return new World(growth[Before..], Counts(random, Plus(lc, effect, Lagged(growth, days, lag, centre))), effect > 0 ? lag : -1, effect);
    }

    private static World Vanity(Random random, bool annual)
    {
        var (lg, lc) = Base(random, Years3, growthPhi: .7);
        lg = lg[Before..];
        double growthTrend = .8 + random.NextDouble(), salesTrend = .6 + (.8 * random.NextDouble()), phase = 2 * Math.PI * random.NextDouble();
        for (var t = 0; t < Years3; t++)
        {
            lg[t] += growthTrend * t / Years3;
            lc[t] += salesTrend * t / Years3;
            if (!annual)
                continue;
            var season = .3 * Math.Cos((2 * Math.PI * t / 365.25) - phase);
            var bump = Math.Exp(-.5 * Math.Pow(((t % 365) - 330) / 6.0, 2));
            lg[t] += season + (.4 * bump);
            lc[t] += season + (.7 * bump);
        }

        return new World(Counts(random, lg), Counts(random, lc));
    }

    private static World RandomWalk(Random random)
    {
        double[] growth = [.. Enumerable.Range(0, Years3).Select(_ => Math.Round(Normal.Sample(random, 0, 60)))];
        return new World(growth, Counts(random, Sum(Math.Log(20), Ar(random, Years3, .8, .4))));
    }

    private static World Persistent(Random random) => new(
        Counts(random, Sum(Math.Log(120), Ar(random, Years3, .97, .6))), Counts(random, Sum(Math.Log(20), Ar(random, Years3, .97, .5))));

    private static World Weekly(Random random) => new(
        Counts(random, Sum(Math.Log(120), Week(random, Years3, .6))), Counts(random, Sum(Math.Log(20), Week(random, Years3, .6))));

    private static World Sparse(Random random, double effect)
    {
        var (lg, lc) = Base(random, Years3, sales: .5, growthDeviation: .8, salesDeviation: .3);
        var lag = effect > 0 ? random.Next(1, 22) : -1;
        double[] growth = [.. Counts(random, lg).Select(v => Math.Round(v + (random.NextDouble() < .01 ? 500 * (Pareto.Sample(random, 1, 1.5) - 1) : 0)))];
        if (effect > 0)
            lc = Plus(lc, effect, Lagged(growth, Years3, lag));
        double[] sales = [.. lc.Select(v => Poisson.Sample(random, Math.Exp(v)) * (random.NextDouble() < .4 ? 1.0 : 0))];
        return new World(growth[Before..], sales, lag, effect);
    }

    private static World Missing(Random random, double effect)
    {
        var (lg, lc) = Base(random, Years3);
        var lag = effect > 0 ? random.Next(1, 22) : -1;
        var growth = Counts(random, lg);
        if (effect > 0)
            lc = Plus(lc, effect, Lagged(growth, Years3, lag));
        var sales = Counts(random, lc);
        growth = growth[Before..];
        var totalUnknown = Enumerable.Range(0, Years3).Select(_ => random.NextDouble() < .08).ToArray();
        Array.Fill(totalUnknown, true, random.Next(50, Years3 - 50), 21);
        for (var t = 0; t < Years3; t++)
        {
            if (totalUnknown[t] || t == 0 || totalUnknown[t - 1])
                growth[t] = double.NaN;
            if (random.NextDouble() < .04)
                sales[t] = double.NaN;
        }

        Array.Fill(sales, double.NaN, random.Next(50, Years3 - 50), 10);
        return new World(growth, sales, lag, effect);
    }

    private static World Shift(Random random, double effect)
    {
        var (lg, lc) = Base(random, Years3);
        var lag = effect > 0 ? random.Next(1, 22) : -1;
        var first = random.Next(Years3 / 4, 3 * Years3 / 4);
        var second = Math.Clamp(first + random.Next(-150, 150), 30, Years3 - 30);
        double up = Math.Log(1.6 + (1.4 * random.NextDouble())), salesUp = Math.Log(1.4 + (1.1 * random.NextDouble()));
        for (var t = Before + first; t < lg.Length; t++)
            lg[t] += up;
        for (var t = second; t < Years3; t++)
            lc[t] += salesUp;
        var growth = Counts(random, lg);
        if (effect > 0)
            lc = Plus(lc, effect, Lagged(growth, Years3, lag));
        growth = growth[Before..];
        growth[random.Next(30, Years3 - 30)] -= .25 * (30000 + (growth.Sum() / 2));
        growth[random.Next(30, Years3 - 30)] *= 15;
        return new World([.. growth.Select(v => Math.Round(v))], Counts(random, lc), lag, effect);
    }

    private static World Reverse(Random random)
    {
        var lc = Sum(Math.Log(20), Week(random, Years3, .2), Ar(random, Years3, .6, .35));
        var lg = Sum(Math.Log(120), Week(random, Years3, .15), Ar(random, Years3, .5, .3));
        for (var t = 3; t < Years3; t++)
            lg[t] += .5 * (lc[t - 3] - Math.Log(20));
        return new World(Counts(random, lg), Counts(random, lc));
    }

    private static World Common(Random random)
    {
        double shock = 0;
        var (lg, lc) = Base(random, Years3);
        lg = lg[Before..];
        for (var t = 0; t < Years3; t++)
        {
            shock = (.6 * shock) + (random.NextDouble() < .03 ? Gamma.Sample(random, 2, 2.5) : 0);
            lg[t] += shock;
            lc[t] += .6 * shock;
        }

        return new World(Counts(random, lg), Counts(random, lc));
    }
}
