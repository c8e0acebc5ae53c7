using System.Diagnostics;
using System.Globalization;
using System.IO;
using SocialFunnel.Analysis;

namespace SocialFunnel.Benchmarks;

/// <summary>CPU time and allocation per platform series, on one core, how they grow, and the same procedure in Python beside them.</summary>
internal static class CorrelationCost
{
    private const int Accounts = 60;
    private const int Rounds = 12;
    private const int WarmUps = 20;

    public static void Run(int seed)
    {
        Console.WriteLine($"\nCost, CPU per series on one core ({Rounds} passes over {Accounts} accounts)");
        Console.WriteLine("| world | n | lags | ms, least pass | median | most | allocated, kB |\n|---|---|---|---|---|---|---|");
        foreach (var (world, days, lags) in new (string, int, int)[]
        {
            ("lead e=.20", 1095, 28), ("no link", 1095, 28), ("missing lead e=.2", 1095, 28), ("sparse lead e=.5", 1095, 28),
            ("lead e=.20", 1095, 14), ("lead e=.20", 1095, 56), ("lead e=.20 n=365", 365, 28), ("lead e=.20 n=180", 180, 28),
        })
        {
            var (times, bytes) = Measure(Worlds(world, seed), lags);
            Console.WriteLine($"| {world} | {days} | {lags} | {times[0]:0.000} | {times[times.Length / 2]:0.000} | {times[^1]:0.000} | {bytes / 1024.0:0} |");
        }

        Compare("lead e=.20", seed);
        Compare("no link", seed);
    }

    private static World[] Worlds(string name, int seed) => [.. Enumerable.Range(0, Accounts).Select(run => SecondSimulation.Make(name, seed, run))];

    private static void Compare(string name, int seed)
    {
        var worlds = Worlds(name, seed);
        var folder = Directory.CreateTempSubdirectory("correlation");
        try
        {
            foreach (var (world, i) in worlds.Select((world, i) => (world, i)))
                File.WriteAllLines(Path.Combine(folder.FullName, $"{i}.csv"), ["growth,conversions", .. world.Growth.Zip(world.Conversions, (g, c) => $"{g},{c}")]);
            var ours = Measure(worlds, 28).Milliseconds[0];
            foreach (var (script, accounts) in new[] { ("correlation_numpy.py", Accounts), ("correlation_statsmodels.py", 10) })
            {
                var theirs = Python(script, folder.FullName, accounts);
                Console.WriteLine(theirs is { } ms
                    ? $"- {name}, {Path.GetFileNameWithoutExtension(script)[12..]}: {ms:0.00} ms, ours {ours:0.000} ms: {ms / ours:0.0} times"
                    : $"- {name}, {script}: skipped, python3 with numpy, scipy, pandas and statsmodels did not run");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double? Python(string script, string folder, int accounts)
    {
        var path = Path.Combine(AppContext.BaseDirectory, script);
        var start = new ProcessStartInfo("python3", [path, .. Enumerable.Range(0, accounts).Select(i => Path.Combine(folder, $"{i}.csv"))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0)
            return double.Parse(output.Split(' ')[0], CultureInfo.InvariantCulture);
        Console.Error.WriteLine(errors.Result);
        return null;
    }

    private static (double[] Milliseconds, double Bytes) Measure(World[] worlds, int lags)
    {
        GrowthSeries[] series = [.. worlds.Select(world => CorrelationBenchmark.Series(world))];
        var options = new CorrelationOptions { MaximumLag = lags };
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            foreach (var one in series)
                Correlation.Analyse(one, options);
        }

        var times = new double[Rounds];
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var process = Process.GetCurrentProcess();
        for (var round = 0; round < Rounds; round++)
        {
            process.Refresh();
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
