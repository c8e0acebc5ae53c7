using System.Diagnostics;
using System.Globalization;
using SocialFunnel.Analysis.Attribution;

namespace SocialFunnel.Benchmarks;

/// <summary>Time and exactness of Markov and Shapley on 10,000 journeys over 12 channels: at most 200 ms together, revenue conserved to the cent.</summary>
internal static class AttributionBenchmark
{
    private const int Count = 10_000;
    private const int Channels = 12;
    private static readonly string[] Target = ["markov", "shapley"];

    /// <summary>Prints the medians of several runs, and whether the results are exact and the same each time.</summary>
    public static void Run(BenchmarkArguments arguments)
    {
        var journeys = Journeys(arguments.Seed);
        var reps = arguments.Reps ?? 21;
        Print($"markov and shapley, {Count} journeys x {Channels} channels, first run: {Milliseconds(journeys, Target):0} ms");
        Print($"markov and shapley, median of {reps}: {Median(reps, journeys, Target):0} ms (at most 200)");
        Print($"all models, median of {reps}: {Median(reps, journeys, [.. AttributionModels.All.Select(model => model.Name)]):0} ms");
        foreach (var order in new[] { 1, 2, 3, 4 })
        {
            var watch = Stopwatch.StartNew();
            MarkovChain.Of(journeys, order).RemovalEffects();
            Print($"removal effects of order {order}: {watch.Elapsed.TotalMilliseconds:0} ms");
        }

        var revenue = journeys.Sum(journey => journey.Value);
        foreach (var model in Target)
        {
            var (once, again) = (Credit(journeys, model), Credit(journeys, model));
            Print($"{model}: {once.Totals.Sum(credit => credit.Value)} of {revenue} credited; the same again: {once.Totals.SequenceEqual(again.Totals)}");
        }
    }

    private static double Median(int reps, IReadOnlyList<Journey> journeys, string[] models) =>
        Enumerable.Range(0, reps).Select(_ => Milliseconds(journeys, models)).Order().ElementAt(reps / 2);

    private static double Milliseconds(IReadOnlyList<Journey> journeys, string[] models)
    {
        var watch = Stopwatch.StartNew();
        foreach (var model in models)
        {
            Credit(journeys, model);
        }

        return watch.Elapsed.TotalMilliseconds;
    }

    private static AttributionResult Credit(IReadOnlyList<Journey> journeys, string model) =>
        AttributionCalculator.Credit(AttributionModels.Named(model), journeys, AttributionOptions.Default);

    private static List<Journey> Journeys(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Count).Select(_ =>
        {
            string[] path = [.. Enumerable.Range(0, 1 + random.Next(10)).Select(_ => $"channel-{random.Next(Channels)}")];
            var converts = random.Next(4) > 0;
            return Journey.OfPath(path, TimeSpan.FromDays(1), converts ? 1m : 0m, converts ? random.Next(500, 50_000) / 100m : 0m, converts ? 0m : 1m);
        })];
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
