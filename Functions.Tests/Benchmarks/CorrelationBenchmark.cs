using SocialFunnel.Analysis;

namespace SocialFunnel.Benchmarks;

/// <summary>Calibration and cost of <see cref="Correlation"/>: the tables of docs/method.md.</summary>
public static class CorrelationBenchmark
{
    private static readonly DateOnly FirstDay = new(2023, 1, 2);

    public static void Run(BenchmarkArguments arguments)
    {
        if (arguments.Wants("first"))
            First(arguments.Reps ?? 1000, arguments.Seed);
        if (arguments.Wants("second"))
            Second(arguments.Reps ?? 500, arguments.Seed);
        if (arguments.Wants("variance"))
            Variance(arguments.Reps ?? 500, arguments.Seed);
        if (arguments.Wants("brands"))
            Brands(arguments.Reps ?? 500, arguments.Seed);
        if (arguments.Wants("detectable"))
            Detectable(arguments.Reps ?? 1000, arguments.Seed);
        if (arguments.Wants("candidates"))
            CorrelationCandidates.Run(arguments.Reps ?? 300, arguments.Seed);
        if (arguments.Wants("cost"))
            CorrelationCost.Run(arguments.Seed);
    }

    /// <summary>The record that the analysis takes.</summary>
    public static GrowthSeries Series(World world, string platform = "") => new()
    {
        Platform = platform,
        FirstDay = FirstDay,
        NewFollowers = Known(world.Growth),
        Conversions = Known(world.Conversions),
    };

    /// <summary>Makes and analyses accounts on all processors.</summary>
    public static (World World, CorrelationResult Result)[] Analyse(int reps, Func<int, World> make) =>
        [.. Enumerable.Range(0, reps).AsParallel().AsOrdered().Select(run =>
        {
            var world = make(run);
            return (world, Correlation.Analyse(Series(world)));
        })];

    private static double?[] Known(double[] values) => [.. values.Select(value => double.IsNaN(value) ? (double?)null : value)];

    private static void First(int reps, int seed)
    {
        var table = new CorrelationTable($"First simulation, {reps} runs per row");
        foreach (var days in new[] { 90, 180, 365 })
        {
            table.Add($"no link, n = {days}", true, Analyse(reps, run => FirstSimulation.Make(Seed(seed, run, 1), days, 0)));
            table.Add($"reverse only, n = {days}", true, Analyse(reps, run => FirstSimulation.Make(Seed(seed, run, 2), days, 0, reverse: true)));
            table.Add($"common cause, n = {days}", null, Analyse(reps, run => FirstSimulation.Make(Seed(seed, run, 3), days, 0, common: true)));
            table.Add($"mid effect, n = {days}", false, Analyse(reps, run => FirstSimulation.Make(Seed(seed, run, 4), days, .35)));
            table.Add($"small effect, n = {days}", false, Analyse(reps, run => FirstSimulation.Make(Seed(seed, run, 5), days, .2)));
        }

        table.Print();
    }

    private static void Second(int reps, int seed)
    {
        var table = new CorrelationTable($"Second simulation, {reps} runs per row");
        foreach (var (name, none, _) in SecondSimulation.All)
            table.Add(name, name == "common cause" ? null : none, Analyse(reps, run => SecondSimulation.Make(name, seed, run)));
        table.Print();
    }

    private static void Variance(int reps, int seed)
    {
        var table = new CorrelationTable($"Unequal variances, {reps} runs per row");
        foreach (var days in new[] { 90, 120, 180 })
            table.Add($"both rise and fall, no link, n = {days}", true, Analyse(reps, run => OtherWorlds.SharedHump(seed, run, days)));
        foreach (var days in new[] { 180, 365, 1095 })
        {
            table.Add($"closed at weekends, no link, n = {days}", true, Analyse(reps, run => OtherWorlds.ClosedAtWeekends(seed, run, days, 0)));
            table.Add($"closed at weekends, e = .5, n = {days}", false, Analyse(reps, run => OtherWorlds.ClosedAtWeekends(seed, run, days, .5)));
            table.Add($"both grow, no link, n = {days}", true, Analyse(reps, run => OtherWorlds.BothGrow(seed, run, days)));
        }

        table.Print();
    }

    private static void Detectable(int reps, int seed)
    {
        Console.WriteLine($"\nMinimum detectable effect, {reps} runs per row: the share found at the effect that the report shows");
        Console.WriteLine("| shop | n | e | FL, no effect % | found % | detectable, median (no effect) | found at it % | lag ±1 % |\n|---|---|---|---|---|---|---|---|");
        foreach (var small in new[] { true, false })
        {
            foreach (var days in new[] { 90, 180, 365, 1095 })
            {
                World Make(double e, int run) => small ? SecondSimulation.Small(seed, run, days, e) : SecondSimulation.Dense(seed, run, days, e);
                var none = Analyse(reps, run => Make(0, run));
                var tested = none.Where(pair => pair.Result.MinimumDetectable is not null).ToArray();
                if (tested.Length == 0)
                    continue;
                var least = tested.Select(pair => pair.Result.MinimumDetectable!.Value).Order().ElementAt(tested.Length / 2);
                var at = Analyse(reps, run => Make(least, run + reps)).Where(pair => pair.Result.P is not null).ToArray();
                var found = string.Join(" / ", new[] { .2, .5 }.Select(e => $"{Percent(Analyse(reps, run => Make(e, run + (2 * reps))), Leads):0.0}"));
                Console.WriteLine($"| {(small ? "1.5 followers, 0.3 orders a day" : "120 followers, 20 orders a day")} | {days} | .2 / .5 | {Percent(none, Leads):0.0} "
                    + $"| {found} | {least:0.00} | {Percent(at, Leads):0.0} | {Percent(at, Near):0.0} |");
            }
        }
    }

    private static void Brands(int reps, int seed)
    {
        string[] nulls = ["no link", "vanity trend", "persistent .97", "missing null", "shift null", "sparse null", "weekday only", "random walk", "vanity annual", "no link n=365"];
        var noise = Enumerable.Range(0, reps).AsParallel().Select(run => Correlation.AnalyseBrand(
            [.. nulls.Select((name, i) => Series(SecondSimulation.Make(name, seed + 1, (run * 10) + i), name))])).ToArray();
        string[] mixed = ["lead e=.20", "vanity trend", "persistent .97", "missing null", "shift null"];
        var accounts = Enumerable.Range(0, reps).AsParallel().Select(run => Correlation.AnalyseBrand(
            [.. mixed.Select((name, i) => Series(SecondSimulation.Make(name, seed + 2, (run * 10) + i), name))])).ToArray();
        static bool Link(CorrelationResult result) => result.Verdict is not (CorrelationVerdict.NoLinkFound or CorrelationVerdict.NotEnoughData);
        var share = accounts.Average(brand => (double)brand.Skip(1).Count(Link) / Math.Max(1, brand.Count(Link)));
        Console.WriteLine($"\nBrands, {reps} of each");
        Console.WriteLine($"- ten platforms of noise: any verdict in {100.0 * noise.Count(brand => brand.Any(Link)) / reps:0.0} % of brands, "
            + $"followers lead sales in {100.0 * noise.Count(brand => brand.Any(Leads)) / reps:0.0} %");
        Console.WriteLine($"- one real, four null platforms: mean false-discovery share {100 * share:0.0} %, the real one found in "
            + $"{100.0 * accounts.Count(brand => Leads(brand[0])) / reps:0.0} %");
    }

    private static bool Leads(CorrelationResult result) => result.Verdict == CorrelationVerdict.FollowersLeadSales;

    private static bool Leads((World World, CorrelationResult Result) pair) => Leads(pair.Result);

    private static bool Near((World World, CorrelationResult Result) pair) => Leads(pair) && Math.Abs(pair.Result.Lag!.Value - pair.World.Lag) <= 1;

    private static double Percent((World World, CorrelationResult Result)[] runs, Func<(World World, CorrelationResult Result), bool> is_) =>
        100.0 * runs.Count(is_) / runs.Length;

    private static int Seed(int seed, int run, int kind) => unchecked((seed * 1_000_003) + (kind * 100_019) + run);
}
