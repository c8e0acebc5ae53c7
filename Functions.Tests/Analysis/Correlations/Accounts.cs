using CsCheck;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace SocialFunnel.Analysis;

/// <summary>Made accounts with a planted truth, small enough for tests; the full worlds are in Benchmarks.</summary>
internal static class Accounts
{
    public static readonly DateOnly FirstDay = new(2025, 1, 6);

    /// <summary>Counts with weekdays and AR(1) noise; sales follow growth by an elasticity at a lag.</summary>
    public static GrowthSeries Dense(int seed, int days, double elasticity = 0, int lag = 5, double reverse = 0)
    {
        var random = new Xoshiro256StarStar(seed);
        double[] growth = new double[days], sales = new double[days], logarithms = new double[days];
        double g = 0, s = 0;
        for (var t = 0; t < days; t++)
        {
            g = (.5 * g) + Normal.Sample(random, 0, .4);
            s = (.4 * s) + Normal.Sample(random, 0, .2);
            var shop = s + (t % 7 >= 5 ? -.4 : 0) + (t >= lag ? elasticity * (double.LogP1(growth[t - lag]) - Math.Log(120)) : 0);
            logarithms[t] = shop;
            growth[t] = Poisson.Sample(random, 120 * Math.Exp(g + (t % 7 >= 5 ? .3 : 0) + (t >= lag ? reverse * logarithms[t - lag] : 0)));
            sales[t] = Poisson.Sample(random, 20 * Math.Exp(shop));
        }

        return Series(growth, sales);
    }

    public static GrowthSeries Series(IEnumerable<double> growth, IEnumerable<double> sales) => new()
    {
        Platform = "linkedin",
        FirstDay = FirstDay,
        NewFollowers = [.. growth.Select(value => (double?)value)],
        Conversions = [.. sales.Select(value => (double?)value)],
    };

    /// <summary>Another series of followers, day by day.</summary>
    public static GrowthSeries WithFollowers(this GrowthSeries series, Func<double?, int, double?> change) =>
        series with { NewFollowers = [.. series.NewFollowers.Select(change)] };

    /// <summary>Another series of conversions, day by day.</summary>
    public static GrowthSeries WithConversions(this GrowthSeries series, Func<double?, int, double?> change) =>
        series with { Conversions = [.. series.Conversions.Select(change)] };

    /// <summary>Seeds for properties.</summary>
    public static Gen<int> Seeds => Gen.Int[1, 1_000_000];
}
