using MathNet.Numerics.Distributions;

namespace SocialFunnel.Benchmarks;

/// <summary>
/// A brand on five platforms with 30 hours a week. Orders of a platform and week are Poisson with mean rate × hours^exponent × a
/// log-normal sway (standard deviation 0.25); values are log-normal (0.8). People work about the hours they mean to, not exactly.
/// </summary>
internal sealed class AdviceWorld
{
    public const int Platforms = 5;
    public const double TotalHours = 30;
    public const double Margin = 0.5;
    private const double Sway = 0.25;
    private const double ValueSpread = 0.8;
    private static readonly double MeanValue = 50 * Math.Exp(ValueSpread * ValueSpread / 2);

    private readonly double[] rates;
    private readonly double[] exponents;
    private readonly double hoursSpread;

    private AdviceWorld(double[] rates, double[] exponents, double hoursSpread) => (this.rates, this.exponents, this.hoursSpread) = (rates, exponents, hoursSpread);

    /// <summary>Followers: drawn with next to no relation to sales.</summary>
    public required double[] Followers { get; init; }

    /// <summary>Factor by which the attribution in use gets a platform's sales wrong.</summary>
    public required double[] Error { get; init; }

    /// <summary>The same for the last touch.</summary>
    public required double[] LastTouchError { get; init; }

    /// <summary>One of <c>stationary</c> (proportional returns), <c>saturation</c> (exponents 0.3 to 0.7), <c>equal</c> (five alike, proportional), <c>equal, saturating</c> (five alike, exponent 0.5).</summary>
    public static AdviceWorld Draw(string kind, Random random)
    {
        var equal = kind.StartsWith("equal", StringComparison.Ordinal);
        var orders = 5 * Math.Pow(12, random.NextDouble());
        var appeal = Each(() => equal ? 1 : Math.Exp(0.8 * Normal.Sample(random, 0, 1)));
        var exponents = Each(() => kind switch { "saturation" => 0.3 + (0.4 * random.NextDouble()), "equal, saturating" => 0.5, _ => 1 });
        var even = TotalHours / Platforms;
        return new AdviceWorld(
            [.. appeal.Select((a, i) => orders * a / appeal.Sum() / Math.Pow(even, exponents[i]))], exponents, random.NextDouble() < 0.5 ? 0.1 : 0.35)
        {
            Followers = [.. appeal.Select(a => Math.Exp(Normal.Sample(random, 0, 1) + (0.3 * Math.Log(a))))],
            Error = Each(() => equal ? 1 : Math.Exp(0.2 * Normal.Sample(random, 0, 1))),
            LastTouchError = Each(() => equal ? 1 : Math.Exp(0.5 * Normal.Sample(random, 0, 1))),
        };
    }

    /// <summary>Expected gross profit of a week with these hours: what the policies are judged by.</summary>
    public double Expected(double[] hours) => hours.Select((h, i) => rates[i] * Math.Pow(h, exponents[i])).Sum() * MeanValue * Margin;

    /// <summary>What one week shows.</summary>
    public Week Live(double[] meant, Random random)
    {
        var hours = meant.Select(h => h * Math.Exp((hoursSpread * Normal.Sample(random, 0, 1)) - (hoursSpread * hoursSpread / 2))).ToArray();
        var values = hours
            .Select((h, i) => Poisson.Sample(random, Math.Max(1e-12, rates[i] * Math.Pow(h, exponents[i]) * Math.Exp((Sway * Normal.Sample(random, 0, 1)) - (Sway * Sway / 2)))))
            .Select(count => Enumerable.Range(0, count).Select(_ => 50 * Math.Exp(ValueSpread * Normal.Sample(random, 0, 1))).ToArray())
            .ToArray();
        return new Week(hours, values);
    }

    private static double[] Each(Func<double> draw) => [.. Enumerable.Range(0, Platforms).Select(_ => draw())];

    /// <summary>Hours worked and values of orders, per platform.</summary>
    internal sealed record Week(double[] Hours, double[][] Values);
}
