using SocialFunnel.Analysis;

namespace SocialFunnel.Benchmarks;

/// <summary>Counts of verdicts per world, and what the elasticity is worth where it is planted.</summary>
/// <param name="title">Printed above.</param>
internal sealed class CorrelationTable(string title)
{
    private readonly List<string> rows = [];
    private readonly List<double> falseAlarms = [];

    /// <param name="name">Of the world.</param>
    /// <param name="nothingLeads">Null for a hidden common cause, which has no right answer and counts in no average.</param>
    /// <param name="runs">Its runs.</param>
    public void Add(string name, bool? nothingLeads, (World World, CorrelationResult Result)[] runs)
    {
        double Percent(Func<(World World, CorrelationResult Result), bool> holds) => 100.0 * runs.Count(holds) / runs.Length;
        var leads = Percent(run => run.Result.Verdict == CorrelationVerdict.FollowersLeadSales);
        if (nothingLeads == true)
            falseAlarms.Add(leads);
        var near = Percent(run => run.Result.Verdict == CorrelationVerdict.FollowersLeadSales && Math.Abs(run.Result.Lag!.Value - run.World.Lag) <= 1);
        rows.Add($"| {name} | {leads:0.0} | {(nothingLeads == false ? $"{near:0.0}" : "")} "
            + $"| {Percent(run => run.Result.Verdict == CorrelationVerdict.SalesLeadFollowers):0.0} "
            + $"| {Percent(run => run.Result.Verdict == CorrelationVerdict.MoveTogether):0.0} "
            + $"| {Percent(run => run.Result.Verdict == CorrelationVerdict.NotEnoughData):0.0} "
            + $"| {Mean(runs.Select(run => run.Result.MinimumDetectable).OfType<double>()):0.00} {Elasticity(runs)}|");
    }

    public void Print()
    {
        Console.WriteLine($"\n{title}");
        Console.WriteLine("| world | followers lead % | of them lag ±1 % of all | sales lead % | move together % | not enough % | detectable | e shown: mean, covered % | e at the planted lag, all runs: mean, covered % |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        rows.ForEach(Console.WriteLine);
        Console.WriteLine($"False alarms where nothing leads: mean {falseAlarms.DefaultIfEmpty().Average():0.0} %, worst {falseAlarms.DefaultIfEmpty().Max():0.0} %");
    }

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();

    private static string Elasticity((World World, CorrelationResult Result)[] runs)
    {
        if (runs[0].World.Elasticity == 0)
            return "| | ";
        var truth = runs[0].World.Elasticity;
        var shown = runs.Where(run => run.Result.Verdict == CorrelationVerdict.FollowersLeadSales && run.Result.Lag == run.World.Lag && run.Result.Interval is not null).ToArray();
        var covered = shown.Count(run => run.Result.Interval!.Low <= truth && truth <= run.Result.Interval.High);
        var planted = runs.Where(run => run.Result.P is not null).Select(run => CorrelationEvidence.Gather(CorrelationBenchmark.Series(run.World), CorrelationOptions.Default).ElasticityAt(run.World.Lag))
            .OfType<SocialFunnel.Analysis.Statistics.PoissonRegression.Estimate>().ToArray();
        var inside = planted.Count(e => Math.Abs(e.Slope - truth) <= 1.96 * e.StandardError);
        return $"| {Mean(shown.Select(run => run.Result.Strength!.Value)):0.000}, {100.0 * covered / shown.Length:0} "
            + $"| {Mean(planted.Select(e => e.Slope)):0.000}, {100.0 * inside / planted.Length:0} ";
    }
}
