using System.Globalization;
using MathNet.Numerics.Distributions;

namespace SocialFunnel.Analysis;

/// <summary>A trial that would settle what today's numbers cannot: more effort on one platform for some weeks.</summary>
public sealed record Experiment
{
    /// <summary>Longest trial that is proposed.</summary>
    public const int LongestWeeks = 26;

    /// <summary>Probability of seeing the difference, if it is there.</summary>
    public const double WantedPower = 0.8;

    private const int ShortestWeeks = 4;

    private static readonly double[] Ratios = [1.5, 2, 3];

    /// <summary>Where to try.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The platform it is compared with: the one that surely earns most per unit so far (highest lower end).</summary>
    public required Platform ComparedWith { get; init; }

    /// <summary><c>hours</c> or <c>spend</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>A week as it is.</summary>
    public required decimal Current { get; init; }

    /// <summary>A week during the trial.</summary>
    public required decimal Proposed { get; init; }

    /// <summary>How many weeks, 4 to 26.</summary>
    public required int Weeks { get; init; }

    /// <summary>The smallest ratio of earnings per unit that would be seen: 1.5, 2 or 3.</summary>
    public required double DetectableRatio { get; init; }

    /// <summary>Probability of seeing it, 0.8 to 1.</summary>
    public required double Power { get; init; }

    /// <summary>What to do and why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Proposes the trial with the most at stake; null where nothing is open, or half a year would not settle it.</summary>
    /// <param name="resource">Hours or spend.</param>
    /// <param name="inputs">What is known of each platform, in any order.</param>
    /// <param name="orderValues">How the brand's order values are spread.</param>
    /// <param name="grossMargin">Part of net revenue that is left after the cost of goods.</param>
    public static Experiment? Propose(Resource resource, IReadOnlyList<AdviceInput> inputs, OrderValues orderValues, decimal grossMargin)
    {
        var total = inputs.Sum(resource.Planned);
        var used = inputs.Sum(input => input.Weeks.Sum(resource.Of));
        if (total <= 0 || used <= 0 || inputs.Sum(input => input.Conversions) <= 0)
        {
            return null;
        }

        var brandRate = (double)(inputs.Sum(input => input.Conversions) / used);
        var profits = orderValues with { Mean = orderValues.Mean * (double)grossMargin };
        var trials = inputs.OrderBy(input => input.Platform).Select(input => Trial.Of(resource, input, total, profits, brandRate)).ToList();
        var leader = trials.Where(trial => trial.Yield is not null).MaxBy(trial => trial.Yield!.Lower);
        return leader is null ? null : trials
            .Where(trial => trial != leader && trial.Stake(leader, total) > 0)
            .OrderByDescending(trial => trial.Stake(leader, total))
            .Select(trial => Design(trial, leader, resource))
            .FirstOrDefault(experiment => experiment is not null);
    }

    private static Experiment? Design(Trial trial, Trial leader, Resource resource)
    {
        foreach (var ratio in Ratios)
        {
            var weeks = Enumerable.Range(ShortestWeeks, LongestWeeks - ShortestWeeks + 1).FirstOrDefault(weeks => Power(weeks) >= WantedPower);
            if (weeks > 0)
            {
                return new Experiment
                {
                    Platform = trial.Input.Platform,
                    ComparedWith = leader.Input.Platform,
                    Resource = resource.Name,
                    Current = Finite.Plain(trial.Current),
                    Proposed = Finite.Plain(trial.Proposed),
                    Weeks = weeks,
                    DetectableRatio = ratio,
                    Power = Power(weeks),
                    Reason = string.Create(CultureInfo.InvariantCulture, $"Raise {trial.Input.Platform} from {trial.Current:0.##} to {trial.Proposed:0.##} a week ({resource.Name}) for {weeks} weeks: if it earns {ratio:0.#} times as much or as little as {leader.Input.Platform}, that would then show with {Power(weeks):0%} probability; today {trial.Input.Conversions:0.#} conversions leave it open."),
                };
            }

            double Power(int weeks)
            {
                var variance = (1 / (trial.Orders + (weeks * trial.OrdersPerWeek))) + (1 / (leader.Orders + (weeks * leader.OrdersPerWeek)));
                return Normal.CDF(0, 1, (Math.Log(ratio) / Math.Sqrt(variance)) - Normal.InvCDF(0, 1, Advice.Convincing));
            }
        }

        return null;
    }

    /// <summary>A platform on trial: effective orders so far, and a week of the trial.</summary>
    private sealed record Trial(AdviceInput Input, Yield? Yield, decimal Current, decimal Proposed, double Orders, double OrdersPerWeek)
    {
        public static Trial Of(Resource resource, AdviceInput input, decimal total, OrderValues profits, double brandRate)
        {
            var (current, step) = (resource.Planned(input), resource.Step(total));
            var wanted = Math.Min(current + (total * Advice.MostMoved), Math.Max(2 * current, 2 * total * Advice.Floor));
            var proposed = Math.Max(current, Math.Floor(wanted / step) * step);
            var used = (double)input.Weeks.Sum(resource.Of);
            var rate = used > 0 ? ((double)input.Conversions + 0.5) / used : brandRate;
            var yield = Yield.Of(resource, input, (double)Math.Max(current, total * Advice.Floor), profits);
            return new Trial(input, yield, current, proposed, yield?.Shape ?? 0.5, rate * (double)proposed / profits.SecondMoment);
        }

        /// <summary>Effort that depends on the answer, weighted by how open it is; 0 where it is settled, or next to nothing is at stake.</summary>
        public double Stake(Trial leader, decimal total)
        {
            var better = Yield?.Beats(leader.Yield!) ?? 0.5;
            var open = better > 1 - Advice.Convincing && better < Advice.Convincing;
            return open && Proposed > Current && Proposed >= total / 10 ? (double)Proposed * better * (1 - better) : 0;
        }
    }
}
