using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using SocialFunnel.Analysis.Attribution;

namespace SocialFunnel.Benchmarks;

/// <summary>Time and exactness of Markov and Shapley on 10,000 journeys over 12 channels: at most 200 ms together, revenue conserved to the cent.</summary>
public static class AttributionBenchmark
{
    /// <summary>Prints the median of several runs; 0 when the target is met.</summary>
    public static int Run(string[] args)
    {
        var journeys = Journeys(count: 10_000, channels: 12, seed: 1);
        string[] models = ["markov", "shapley"];
        var cold = Time(journeys, models);
        var warm = Enumerable.Range(0, 15).Select(_ => Time(journeys, models)).Order().ToList();
        var all = Enumerable.Range(0, 5).Select(_ => Time(journeys, [.. AttributionModels.All.Select(model => model.Name)])).Order().ToList();
        var results = models.Select(model => AttributionCalculator.Credit(AttributionModels.Named(model), journeys, AttributionOptions.Default)).ToList();
        var conserved = results.TrueForAll(result => result.Totals.Sum(credit => credit.Value) == journeys.Sum(journey => journey.Value));
        var again = models.Select(model => AttributionCalculator.Credit(AttributionModels.Named(model), journeys, AttributionOptions.Default)).ToList();
        var deterministic = results.Zip(again).All(pair => pair.First.Totals.SequenceEqual(pair.Second.Totals));
        Console.WriteLine($"markov + shapley, 10,000 journeys x 12 channels: first run {cold:0} ms, then median {warm[warm.Count / 2]:0} ms, slowest {warm[^1]:0} ms");
        Console.WriteLine($"all eight models: median {all[all.Count / 2]:0} ms; revenue conserved exactly: {conserved}; deterministic: {deterministic}");
        foreach (var order in new[] { 2, 3 })
        {
            var watch = Stopwatch.StartNew();
            var chain = MarkovChain.Of(journeys, order);
            chain.RemovalEffects();
            Console.WriteLine($"markov of order {order}: {watch.Elapsed.TotalMilliseconds:0} ms");
        }

        return conserved && deterministic && warm[warm.Count / 2] <= 200 ? 0 : 1;
    }

    private static double Time(IReadOnlyList<Journey> journeys, string[] models)
    {
        var watch = Stopwatch.StartNew();
        foreach (var model in models)
        {
            AttributionCalculator.Credit(AttributionModels.Named(model), journeys, AttributionOptions.Default);
        }

        return watch.Elapsed.TotalMilliseconds;
    }

    private static List<Journey> Journeys(int count, int channels, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var path = Enumerable.Range(0, 1 + random.Next(10)).Select(_ => $"channel-{random.Next(channels)}").ToList();
            var converts = random.Next(4) > 0;
            return Journey.OfPath(path, TimeSpan.FromDays(1), converts ? 1m : 0m, converts ? random.Next(500, 50_000) / 100m : 0m, converts ? 0m : 1m);
        })];
    }
}
