using MathNet.Numerics.Distributions;
using SocialFunnel.Analysis;

namespace SocialFunnel.Benchmarks;

/// <summary>
/// Orders of one platform and of the brand around it. Orders of a day are Poisson; their intensity follows the weekday and a
/// log-normal AR(1) (φ 0.6 a day, mean 1); values are independent of it. Three quarters of the brand's orders come from elsewhere.
/// </summary>
/// <param name="Days">Length.</param>
/// <param name="Expected">Expected orders of the platform over all days.</param>
/// <param name="Values">Distribution of order values.</param>
/// <param name="Sway">Standard deviation of the log intensity: 0 for none.</param>
internal sealed record RoiWorld(int Days, double Expected, RoiWorld.OrderValue Values, double Sway)
{
    private const double Persistence = 0.6;

    private static readonly double[] Weekdays = [1.1, 1.2, 1.25, 1.2, 1.1, 0.7, 0.45];

    /// <summary>Expected revenue: what an interval should contain.</summary>
    public double ExpectedRevenue => Expected * Values.Mean;

    /// <summary>One history.</summary>
    public RoiDraw Draw(Random random)
    {
        var daily = new decimal[Days];
        var values = new List<decimal>();
        var weekdays = Enumerable.Range(0, Days).Average(day => Weekdays[day % 7]);
        var sway = Sway * Normal.Sample(random, 0, 1);
        for (var day = 0; day < Days; day++)
        {
            sway = (Persistence * sway) + (Sway * Math.Sqrt(1 - (Persistence * Persistence)) * Normal.Sample(random, 0, 1));
            var intensity = Expected / Days * Weekdays[day % 7] / weekdays * Math.Exp(sway - (Sway * Sway / 2));
            for (var order = Poisson.Sample(random, intensity); order > 0; order--)
            {
                var value = Cents(Values.Sample(random));
                daily[day] += value;
                values.Add(value);
            }
        }

        var others = Enumerable.Range(0, Poisson.Sample(random, 3 * Expected)).Select(_ => Cents(Values.Sample(random)));
        return new RoiDraw(daily, values.Count, OrderValues.Of(values.Concat(others)));
    }

    private static decimal Cents(double value) => Math.Round((decimal)(50 * value), 2);

    /// <summary>A distribution of order values, in units of 50.</summary>
    /// <param name="Name">As in the table.</param>
    /// <param name="Mean">Mean in money.</param>
    /// <param name="Sample">Draws one, in units of 50.</param>
    internal sealed record OrderValue(string Name, double Mean, Func<Random, double> Sample)
    {
        /// <summary>Logarithm is normal, with a standard deviation.</summary>
        public static OrderValue LogNormal(double sigma) =>
            new($"log-normal {sigma:0.0}", 50 * Math.Exp(sigma * sigma / 2), random => Math.Exp(sigma * Normal.Sample(random, 0, 1)));

        /// <summary>Power-law tail.</summary>
        public static OrderValue Pareto(double tail) =>
            new($"Pareto {tail:0.0}", 50 * tail / (tail - 1), random => Math.Pow(1 - random.NextDouble(), -1 / tail));
    }
}

/// <summary>One drawn history.</summary>
internal sealed record RoiDraw(decimal[] DailyRevenue, int Orders, OrderValues BrandValues)
{
    /// <summary>The result for a cost, as a platform with many followers in a brand whose sales are mostly attributable.</summary>
    public PlatformRoi At(double cost) => Roi.Of(
        new RoiInput
        {
            Platform = Platform.Parse("linkedin"),
            Window = Window.Ending(new DateOnly(2026, 10, 31), DailyRevenue.Length),
            DailyRevenue = DailyRevenue,
            Conversions = Orders,
            Cost = new PlatformCost { Labour = Math.Round((decimal)cost, 2) },
            FollowersAtEnd = 50_000,
        },
        new BrandTotals("EUR", 1m, 4 * Orders, 0.8, BrandValues));
}
