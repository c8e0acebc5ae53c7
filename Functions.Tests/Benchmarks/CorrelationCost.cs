using System.Diagnostics;
using SocialFunnel.Analysis;

namespace SocialFunnel.Benchmarks;

/// <summary>CPU time and allocation per platform series, on one core, and how they grow.</summary>
internal static class CorrelationCost
{
    private const int Accounts = 60;
    private const int Rounds = 12;

    public static void Run(int seed)
    {
        Console.WriteLine($"\nCost, CPU per series on one core (one pass over {Accounts} accounts; least, median and most of {Rounds} passes)");
        Console.WriteLine("| world | n | lags | ms, least | median | most | allocated, kB |\n|---|---|---|---|---|---|---|");
        foreach (var (world, days, lags) in new (string, int, int)[]
        {
            ("lead e=.20", 1095, 28), ("no link", 1095, 28), ("missing lead e=.2", 1095, 28), ("sparse lead e=.5", 1095, 28),
            ("lead e=.20", 1095, 14), ("lead e=.20", 1095, 56), ("lead e=.20 n=365", 365, 28), ("lead e=.20 n=180", 180, 28),
        })
        {
            GrowthSeries[] series = [.. Enumerable.Range(0, Accounts).Select(run => CorrelationBenchmark.Series(SecondSimulation.Make(world, seed, run)))];
            var options = new CorrelationOptions { MaximumLag = lags };
            var (times, bytes) = Measure(series, options);
            Console.WriteLine($"| {world} | {days} | {lags} | {times[0]:0.000} | {times[times.Length / 2]:0.000} | {times[^1]:0.000} | {bytes / 1024.0:0} |");
        }
    }

    private static (double[] Milliseconds, double Bytes) Measure(GrowthSeries[] series, CorrelationOptions options)
    {
        foreach (var one in series.Concat(series).Concat(series))
            Correlation.Analyse(one, options);
        Thread.Sleep(200);
        var times = new double[Rounds];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var process = Process.GetCurrentProcess();
            var start = process.TotalProcessorTime;
            foreach (var one in series)
                Correlation.Analyse(one, options);
            process.Refresh();
            times[round] = (process.TotalProcessorTime - start).TotalMilliseconds / series.Length;
        }

        Array.Sort(times);
        return (times, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Rounds / series.Length);
    }
}
