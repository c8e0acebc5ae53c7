namespace SocialFunnel.Benchmarks;

/// <summary>
/// How often the 90 % interval of the revenue contains the expected revenue, how often the upper bound of few sales holds, and how
/// often a platform that truly earns its cost is called vanity. Prints the tables of docs/roi.md.
/// </summary>
public static class RoiCoverageBenchmark
{
    private static readonly RoiWorld.OrderValue[] Values =
        [RoiWorld.OrderValue.LogNormal(0.5), RoiWorld.OrderValue.LogNormal(1.0), RoiWorld.OrderValue.LogNormal(1.3), RoiWorld.OrderValue.Pareto(2.5)];

    private static readonly double[] Sways = [0, 0.5];

    private static readonly int[] Spans = [90, 365];

    /// <summary>Runs it with 2,000 histories a cell, unless told otherwise; parts are <c>coverage</c>, <c>bound</c> and <c>vanity</c>.</summary>
    public static void Run(BenchmarkArguments arguments)
    {
        var (seed, reps) = (arguments.Seed, arguments.Reps ?? 2000);
        Console.WriteLine($"seed {seed}, {reps} histories a cell; percent");
        (string Name, Action<int, int> Run)[] parts = [("coverage", Coverage), ("bound", UpperBound), ("vanity", Vanity)];
        foreach (var part in parts.Where(part => arguments.Wants(part.Name)))
        {
            part.Run(seed, reps);
        }
    }

    private static void Coverage(int seed, int reps)
    {
        Console.WriteLine("\nCoverage of the 90 % interval, given at least 10 conversions (below / above the interval)\n");
        Console.WriteLine("| days | expected | values | steady | swaying |\n|--|--|--|--|--|");
        var all = new List<double>();
        foreach (var (days, expected, values) in
            from days in Spans from expected in new double[] { 10, 15, 30, 100, 1000 } from values in Values select (days, expected, values))
        {
            var cells = Sways.Select(sway => Cell(new RoiWorld(days, expected, values, sway), seed, reps)).ToList();
            all.AddRange(cells.Select(cell => cell.Covered));
            Console.WriteLine(Row($"| {days} | {expected:0} | {values.Name} |{string.Concat(cells.Select(cell => Row($" {cell.Covered:0.0} ({cell.Below:0.0} / {cell.Above:0.0}) |")))}"));
        }

        Console.WriteLine(Row($"\nlowest {all.Min():0.0}, mean {all.Average():0.0}, highest {all.Max():0.0}; within 86 to 94: {all.Count(cell => cell is >= 86 and <= 94)} of {all.Count}"));
    }

    private static (double Covered, double Below, double Above) Cell(RoiWorld world, int seed, int reps)
    {
        var (kept, below, above) = (0, 0, 0);
        foreach (var draw in Draws(world, seed, reps).Where(draw => draw.Orders >= 10))
        {
            var result = draw.At(1);
            kept++;
            below += world.ExpectedRevenue < (double)result.RevenueLower!.Value ? 1 : 0;
            above += world.ExpectedRevenue > (double)result.RevenueUpper!.Value ? 1 : 0;
        }

        return (100.0 * (kept - below - above) / kept, 100.0 * below / kept, 100.0 * above / kept);
    }

    private static void UpperBound(int seed, int reps)
    {
        Console.WriteLine("\nThe upper bound holds, given fewer than 10 conversions\n");
        Console.WriteLine("| days | expected | values | steady | swaying |\n|--|--|--|--|--|");
        var lowest = 100.0;
        foreach (var (days, expected, values) in
            from days in Spans from expected in new[] { 0.5, 2, 5, 8 } from values in Values select (days, expected, values))
        {
            var cells = Sways.Select(sway => Held(new RoiWorld(days, expected, values, sway), seed, reps)).ToList();
            lowest = Math.Min(lowest, cells.Min());
            Console.WriteLine(Row($"| {days} | {expected:0.0} | {values.Name} | {cells[0]:0.0} | {cells[1]:0.0} |"));
        }

        Console.WriteLine(Row($"\nlowest {lowest:0.0}"));
    }

    private static double Held(RoiWorld world, int seed, int reps)
    {
        // A history in which the brand sold nothing at all has no bound and gives no verdict: it is no case of it.
        var bounds = Draws(world, seed, reps).Where(draw => draw.Orders < 10).Select(draw => draw.At(1).RevenueUpper).OfType<decimal>().ToList();
        return 100.0 * bounds.Count(bound => world.ExpectedRevenue <= (double)bound) / bounds.Count;
    }

    private static void Vanity(int seed, int reps)
    {
        Console.WriteLine("\nFalse vanity: called vanity although the expected return is\n");
        Console.WriteLine("| days | expected | values | sway | the cost | a quarter above | twice the cost |\n|--|--|--|--|--|--|--|");
        var worst = new double[3];
        var sums = new double[3];
        var rows = 0;
        foreach (var (days, expected, values, sway) in
            from days in Spans from expected in new[] { 2.0, 5, 15, 30, 100 } from values in Values from sway in Sways select (days, expected, values, sway))
        {
            var world = new RoiWorld(days, expected, values, sway);
            var draws = Draws(world, seed, reps).ToList();
            var rates = new[] { 1, 1.25, 2 }
                .Select(over => 100.0 * draws.Count(draw => draw.At(world.ExpectedRevenue / over).Verdict.StartsWith("vanity", StringComparison.Ordinal)) / reps)
                .ToArray();
            worst = [.. worst.Zip(rates, Math.Max)];
            sums = [.. sums.Zip(rates, (sum, rate) => sum + rate)];
            rows++;
            Console.WriteLine(Row($"| {days} | {expected:0} | {values.Name} | {sway:0.0} | {rates[0]:0.0} | {rates[1]:0.0} | {rates[2]:0.0} |"));
        }

        Console.WriteLine(Row($"\nhighest {worst[0]:0.0}, {worst[1]:0.0}, {worst[2]:0.0}; mean {sums[0] / rows:0.0}, {sums[1] / rows:0.0}, {sums[2] / rows:0.0}"));
    }

    private static IEnumerable<RoiDraw> Draws(RoiWorld world, int seed, int reps)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, reps).Select(_ => world.Draw(random));
    }

    private static string Row(FormattableString row) => FormattableString.Invariant(row);
}
