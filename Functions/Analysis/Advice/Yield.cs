using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace SocialFunnel.Analysis;

/// <summary>What the next hour, or the next unit of money, earns on a platform: a gamma distribution, since earnings are counts of orders of some size.</summary>
/// <param name="Mean">Expected gross profit of the next unit at the present effort.</param>
/// <param name="Shape">Effective number of orders it rests on, at least one half.</param>
/// <param name="Elasticity">How it changes with effort.</param>
internal sealed record Yield(double Mean, double Shape, Elasticity Elasticity)
{
    /// <summary>5 % quantile.</summary>
    public double Lower => Gamma.InvCDF(Shape, Shape / Mean, 0.05);

    /// <summary>95 % quantile.</summary>
    public double Upper => Gamma.InvCDF(Shape, Shape / Mean, 0.95);

    /// <summary>Estimates it; null where fewer than eight weeks of effort are known, or nothing has a value.</summary>
    /// <param name="resource">Hours or spend.</param>
    /// <param name="input">The platform's weeks.</param>
    /// <param name="present">Effort a week at which the next unit is judged.</param>
    /// <param name="orderProfits">Spread of the brand's order values, times gross margin.</param>
    public static Yield? Of(Resource resource, AdviceInput input, double present, OrderValues orderProfits)
    {
        var weeks = input.Weeks.Where(week => resource.Of(week) > 0).ToList();
        if (weeks.Count < Elasticity.EnoughWeeks || orderProfits.Count == 0)
        {
            return null;
        }

        var effort = weeks.Select(week => (double)resource.Of(week)).ToArray();
        var profit = weeks.Select(week => Math.Max(0, (double)resource.Profit(week))).ToArray();
        var total = profit.Sum();
        var elasticity = Elasticity.Of(effort, profit);
        var curve = effort.Select(x => Math.Pow(x, elasticity.Exponent)).ToArray();
        var orders = (double)input.Conversions / orderProfits.SecondMoment;

        // Half an order is added (Jeffreys): a platform without a sale may still have one tomorrow.
        var shape = Math.Min(orders, total > 0 ? 1 / Noise(profit, curve, total) : 0) + 0.5;
        var unit = total > 0 && shape > 0.5 ? total / (shape - 0.5) : orderProfits.Mean * orderProfits.SecondMoment;
        var level = shape * unit / curve.Sum();
        var uncertain = elasticity.Variance * Math.Pow((1 / elasticity.Exponent) + Math.Log(present / effort.Average()), 2);
        return new Yield(
            level * elasticity.Exponent * Math.Pow(present, elasticity.Exponent - 1),
            1 / ((1 / shape) + uncertain),
            elasticity);
    }

    /// <summary>The same at another effort, as a factor of the present one.</summary>
    public Yield At(double factor) => this with { Mean = Mean * Math.Pow(factor, Elasticity.Exponent - 1) };

    /// <summary>Probability that the next unit earns more here than there: the ratio of two gammas, an incomplete beta function.</summary>
    public double Beats(Yield other)
    {
        var (own, others) = (Mean / Shape, other.Mean / other.Shape);
        return SpecialFunctions.BetaRegularized(other.Shape, Shape, own / (own + others));
    }

    /// <summary>Variance of the total over its square, as the weeks scatter around the curve.</summary>
    private static double Noise(double[] profit, double[] curve, double total)
    {
        var scale = total / curve.Sum();
        var squares = profit.Zip(curve, (seen, x) => (seen - (scale * x)) * (seen - (scale * x))).Sum();
        return Math.Max(squares * profit.Length / (profit.Length - 1) / (total * total), 1e-9);
    }
}
