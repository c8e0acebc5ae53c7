using System.Globalization;
using MathNet.Numerics.Distributions;
using SocialFunnel.Analysis;

namespace SocialFunnel.Benchmarks;

/// <summary>
/// Follows the advice for 26 weeks, after 26 weeks of an even split, beside three ways people split their hours; prints the paired
/// gain in expected gross profit with its 95 % interval, and the hours moved a week. Prints the table of docs/advice.md.
/// </summary>
public static class AdviceBenchmark
{
    private const int Weeks = 26;

    private delegate double[] Policy(AdviceWorld world, List<AdviceWorld.Week> past, double[] hours);

    private static readonly double[] Even = [.. Enumerable.Repeat(AdviceWorld.TotalHours / AdviceWorld.Platforms, AdviceWorld.Platforms)];

    private static readonly (string Name, Policy Choose)[] Rivals =
    [
        ("even split", (_, _, _) => Even),
        ("by followers", (world, _, _) => Proportional(world.Followers)),
        ("by last-touch ROI", (world, past, _) => Proportional(Returns(past, world.LastTouchError))),
        ("by ROI of the same attribution", (world, past, _) => Proportional(Returns(past, world.Error))),
    ];

    /// <summary>Runs it over 250 worlds of each kind, unless told otherwise.</summary>
    public static void Run(BenchmarkArguments arguments)
    {
        var (seed, reps) = (arguments.Seed, arguments.Reps ?? 250);
        Console.WriteLine($"seed {seed}, {reps} worlds of each kind\n");
        Console.WriteLine($"| worlds | {string.Join(" | ", Rivals.Select(rival => "gain over " + rival.Name))} | of the best possible | moved a week |");
        Console.WriteLine("|--|--|--|--|--|--|--|");
        foreach (var kind in new[] { "stationary", "saturation", "equal", "equal, saturating" }.Where(arguments.Wants))
        {
            Console.WriteLine(Row(kind, seed, reps));
        }
    }

    private static string Row(string kind, int seed, int reps)
    {
        var gains = Rivals.Select(_ => new List<double>()).ToArray();
        var (moved, reached) = (new List<double>(), new List<double>());
        for (var rep = 0; rep < reps; rep++)
        {
            var world = AdviceWorld.Draw(kind, new Random(HashCode(seed, rep, 0)));
            var (earned, movedHours) = Follow(world, Followed, new Random(HashCode(seed, rep, 1)));
            moved.Add(movedHours);
            reached.Add(earned / (Weeks * Best(world)));
            for (var rival = 0; rival < Rivals.Length; rival++)
            {
                gains[rival].Add((earned / Follow(world, Rivals[rival].Choose, new Random(HashCode(seed, rep, 1))).Earned) - 1);
            }
        }

        var cells = gains.Select(gain => FormattableString.Invariant($"{Signed(gain.Average())} % ({Signed(Interval(gain).Lower)} to {Signed(Interval(gain).Upper)})"));
        return FormattableString.Invariant($"| {kind} | {string.Join(" | ", cells)} | {100 * reached.Average():0} % | {100 * moved.Average():0.0} % |");
    }

    private static (double Earned, double Moved) Follow(AdviceWorld world, Policy policy, Random random)
    {
        var past = Enumerable.Range(0, Weeks).Select(_ => world.Live(Even, random)).ToList();
        var hours = Even;
        var (earned, moved) = (0.0, 0.0);
        for (var week = 0; week < Weeks; week++)
        {
            var next = policy(world, past, hours);
            moved += next.Zip(hours, (after, before) => Math.Abs(after - before)).Sum() / 2 / AdviceWorld.TotalHours;
            hours = next;
            earned += world.Expected(hours);
            past.Add(world.Live(hours, random));
        }

        return (earned, moved / Weeks);
    }

    private static double[] Followed(AdviceWorld world, List<AdviceWorld.Week> past, double[] hours)
    {
        var values = OrderValues.Of(past.SelectMany(week => week.Values).SelectMany(orders => orders).Select(value => (decimal)value));
        var inputs = hours.Select((planned, i) => new AdviceInput(
            Platform.Parse($"platform-{i}"),
            [.. past.Select(week => new WorkWeek((decimal)week.Hours[i], 40 * (decimal)week.Hours[i], 0, (decimal)(week.Values[i].Sum() * world.Error[i] * AdviceWorld.Margin)))],
            (decimal)past.Sum(week => week.Values[i].Length * world.Error[i]),
            (decimal)planned)).ToList();
        return [.. Advice.NextWeek(Resource.Hours, inputs, values, (decimal)AdviceWorld.Margin).Select(advice => (double)advice.Advised)];
    }

    private static double[] Returns(List<AdviceWorld.Week> past, double[] error) =>
        [.. error.Select((e, i) => e * past.TakeLast(Weeks).Sum(week => week.Values[i].Sum()) / past.TakeLast(Weeks).Sum(week => week.Hours[i]))];

    private static double[] Proportional(double[] weights) =>
        weights.Sum() > 0 ? [.. weights.Select(weight => AdviceWorld.TotalHours * weight / weights.Sum())] : Even;

    /// <summary>What somebody who knows the truth would earn: half-hour steps to where the next one earns most.</summary>
    private static double Best(AdviceWorld world)
    {
        var hours = Enumerable.Repeat(0.01, AdviceWorld.Platforms).ToArray();
        for (var step = 0; step < 2 * AdviceWorld.TotalHours; step++)
        {
            hours = Enumerable.Range(0, hours.Length).Select(i => hours.Select((h, j) => i == j ? h + 0.5 : h).ToArray()).MaxBy(world.Expected)!;
        }

        return world.Expected(hours);
    }

    private static (double Lower, double Upper) Interval(List<double> gains)
    {
        var mean = gains.Average();
        var half = StudentT.InvCDF(0, 1, gains.Count - 1, 0.975)
            * Math.Sqrt(gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Count - 1) / gains.Count);
        return (mean - half, mean + half);
    }

    private static string Signed(double part) => (Math.Round(100 * part, 1) + 0.0).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static int HashCode(int seed, int rep, int stream) => unchecked((((seed * 1_000_003) + rep) * 31) + stream);
}
