namespace SocialFunnel.Analysis;

/// <summary>How profit answers to effort: profit ∝ effort^<paramref name="Exponent"/>. 1 is proportional, below 1 returns diminish.</summary>
/// <param name="Exponent">Between 0.1 and 1.</param>
/// <param name="Variance">Variance of the estimate; 0 where it is an assumption.</param>
/// <param name="Measured">Whether effort varied enough to measure it; otherwise proportional returns are assumed.</param>
public sealed record Elasticity(double Exponent, double Variance, bool Measured)
{
    /// <summary>Weeks of effort needed.</summary>
    public const int EnoughWeeks = 8;

    /// <summary>Coefficient of variation of the weekly effort needed.</summary>
    public const double EnoughVariation = 0.25;

    private const double PriorExponent = 0.8;
    private const double PriorVariance = 0.2 * 0.2;

    private static Elasticity Proportional { get; } = new(1, 0, false);

    /// <summary>
    /// Quasi-Poisson regression of profit on the logarithm of effort (McCullagh and Nelder 1989, chapter 9), with a normal prior
    /// of mildly diminishing returns (0.8 ± 0.2): a few weeks of few sales then say little, and are not believed much.
    /// </summary>
    /// <param name="effort">Effort of each week, above 0.</param>
    /// <param name="profit">Profit of each week, 0 or more.</param>
    public static Elasticity Of(IReadOnlyList<double> effort, IReadOnlyList<double> profit)
    {
        var (mean, total) = (effort.DefaultIfEmpty(0).Average(), profit.Sum());
        if (effort.Count < EnoughWeeks || total <= 0 || Math.Sqrt(effort.Average(x => (x - mean) * (x - mean))) < EnoughVariation * mean)
        {
            return Proportional;
        }

        var logs = effort.Select(x => Math.Log(x)).ToArray();
        var exponent = 1.0;
        var information = 0.0;
        for (var iteration = 0; iteration < 25; iteration++)
        {
            // The level is profiled out: fitted weeks always add up to the total.
            var weights = logs.Select(log => Math.Exp(exponent * log)).ToArray();
            var scale = total / weights.Sum();
            var centre = weights.Zip(logs, (weight, log) => weight * log).Sum() / weights.Sum();
            var fitted = weights.Select(weight => scale * weight).ToArray();
            var dispersion = fitted.Zip(profit, (expected, seen) => (seen - expected) * (seen - expected) / expected).Sum() / (logs.Length - 2);
            if (dispersion <= 0 || !double.IsFinite(dispersion))
            {
                break;
            }

            var score = fitted.Select((expected, week) => (profit[week] - expected) * (logs[week] - centre)).Sum() / dispersion;
            information = fitted.Zip(logs, (expected, log) => expected * (log - centre) * (log - centre)).Sum() / dispersion;
            var next = Math.Clamp(exponent + ((score + ((PriorExponent - exponent) / PriorVariance)) / (information + (1 / PriorVariance))), 0.1, 1);
            var moved = Math.Abs(next - exponent);
            exponent = next;
            if (moved < 1e-9)
            {
                break;
            }
        }

        return new Elasticity(exponent, 1 / (information + (1 / PriorVariance)), true);
    }
}
