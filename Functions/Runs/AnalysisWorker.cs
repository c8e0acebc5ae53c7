using SocialFunnel.Analysis;
using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>Analyses a run: loads what is known of the brand, lets the pure analysis work, stores what it found, and ends the run.</summary>
public sealed partial class AnalysisWorker(BrandStore brands, RunStore runs, FactsLoader facts, FunnelResults results, ReportSnapshots snapshots, NoticePlanner notices, TimeProvider clock, ILogger<AnalysisWorker> logger)
{
    /// <summary>Analyses a run, and gives the notices to send. Doing it again with the same readings writes the same rows.</summary>
    public async Task<NoticeRequest[]> Do(AnalyseRequest request, CancellationToken cancellation)
    {
        // Who ends the run last must have seen everything: another analysis that ended it meanwhile may have known more, or less.
        for (var again = false; ; again = true)
        {
            if (await TryDo(request, again, cancellation) is { } requests)
            {
                return requests;
            }

            Log.Again(logger, request.Brand, request.Run);
        }
    }

    // Null when somebody else ended the run meanwhile.
    private async Task<NoticeRequest[]?> TryDo(AnalyseRequest request, bool again, CancellationToken cancellation)
    {
        if (await runs.Find(request.Brand, request.Run, cancellation) is not { } status)
        {
            Log.Unknown(logger, request.Brand, request.Run);
            return [];
        }

        // A complete run may still hold the rows of an analysis that knew less, saved last and died. Once a later night has begun, its numbers must not mix in.
        if (!again && status.Run.State is RunState.Completed && await LaterNight(status.Run, cancellation))
        {
            Log.Already(logger, request.Brand, request.Run);
            return [];
        }

        var began = clock.GetTimestamp();
        var brand = await brands.Find(request.Brand, cancellation)
            ?? throw new InvalidOperationException($"Brand '{request.Brand}' does not exist any longer.");
        var last = status.Run.Day.AddDays(-1);
        var known = await facts.Load(brand, last, cancellation);
        var found = FunnelAnalysis.Of(known);
        await results.Save(status.Run, found, cancellation);
        await brands.RememberRun(status.Run, await Snapshot(status, known, found, cancellation), cancellation);
        await snapshots.RemoveOld(brand.Id, status.Run.Day, cancellation);

        var missing = Missing(status).ToArray();
        var state = missing.Length == 0 ? RunState.Completed : RunState.CompletedWithGaps;
        if (!await runs.End(status.Run with { State = state, Missing = missing }, cancellation))
        {
            return null;
        }

        Telemetry.Analysed(state, clock.GetElapsedTime(began));
        Log.RunEnded(logger, request.Brand, request.Run, state);
        Log.Analysed(logger, request.Brand, request.Run, found.Windows.Sum(window => window.Roi.Count));
        return await notices.Plan(known, found, status.Run, status.Pulls, cancellation);
    }

    private async Task<string> Snapshot(RunStatus status, FunnelFacts known, FunnelResult found, CancellationToken cancellation)
    {
        var before = await snapshots.AWeekBefore(status.Run.Brand, status.Run.Day, cancellation);
        return await snapshots.Save(status.Run, ReportBuilder.All(status.Run, known, found, status.Pulls, before.GetValueOrDefault), cancellation);
    }

    private async Task<bool> LaterNight(Run run, CancellationToken cancellation) =>
        (await brands.List(run.Brand, run.Brand, cancellation).FirstOrDefaultAsync(cancellation))?.LastNight > run.Day;

    /// <summary>Ends a run whose analysis failed too often, unless it has an end already: a message may have come twice.</summary>
    public async Task GiveUp(AnalyseRequest request, CancellationToken cancellation)
    {
        if (await runs.Find(request.Brand, request.Run, cancellation) is not { Run.State: RunState.Open } status)
        {
            return;
        }

        var failed = status.Run with { State = RunState.Failed, Missing = ["The analysis failed; the log has the reason. The report shows the run before.", .. Missing(status)] };
        if (await runs.End(failed, cancellation))
        {
            Telemetry.Ended(RunState.Failed);
            Log.RunEnded(logger, request.Brand, request.Run, RunState.Failed);
            Log.GivenUp(logger, request.Brand, request.Run);
        }
    }

    private static IEnumerable<string> Missing(RunStatus status) => status.Pulls
        .Where(pull => pull.State is not PullState.Done)
        .Select(pull => pull.State is PullState.Failed
            ? $"{pull.Id} ({pull.Window}) failed: {pull.Error}"
            : $"{pull.Id} ({pull.Window}) did not arrive before the deadline{(pull.Error is null ? "" : $": {pull.Error}")}");

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Run {Run} of brand {Brand} does not exist; the request to analyse it is dropped")]
        public static partial void Unknown(ILogger logger, string brand, string run);

        [LoggerMessage(LogLevel.Information, "Brand {Brand}, run {Run}: is complete already; nothing to analyse")]
        public static partial void Already(ILogger logger, string brand, string run);

        [LoggerMessage(LogLevel.Information, "Brand {Brand}, run {Run}: another analysis ended it meanwhile; analysed again")]
        public static partial void Again(ILogger logger, string brand, string run);

        [LoggerMessage(LogLevel.Information, "Brand {Brand}, run {Run}: analysed, {Rows} rows of ROI")]
        public static partial void Analysed(ILogger logger, string brand, string run, int rows);

        // An alert rule looks for this event by its name and fields: infra/queries/night-not-finished.kql.
        [LoggerMessage(LogLevel.Information, "Brand {Brand}, run {Run}: ended, {State}")]
        public static partial void RunEnded(ILogger logger, string brand, string run, RunState state);

        [LoggerMessage(LogLevel.Error, "Brand {Brand}, run {Run}: the analysis is given up")]
        public static partial void GivenUp(ILogger logger, string brand, string run);
    }
}
