using System.Globalization;
using SocialFunnel.Sources;
using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>Opens runs: the row of the run and those of its pulls, in one transaction.</summary>
public sealed partial class RunOpener(RunStore runs, SourceTable sources, MessageTraces traces, IOptions<RunOptions> options, ILogger<RunOpener> logger)
{
    /// <summary>Opens the run of a night, unless it exists. The pulls it returns are to be sent; those of a run that exists are not among them.</summary>
    public async Task<(Run Run, PullRequest[] Requests)> Night(Brand brand, DateOnly day, DateTimeOffset now, CancellationToken cancellation)
    {
        var run = New(brand, day.ToString("O", CultureInfo.InvariantCulture), day, RunTrigger.Night, now);
        return await Open(brand, run, cancellation);
    }

    /// <summary>Opens a run that a person asked for.</summary>
    public async Task<(Run Run, PullRequest[] Requests)> Request(Brand brand, DateTimeOffset now, CancellationToken cancellation)
    {
        // Two people may ask in the same second; a version 7 id keeps theirs apart and in order.
        var id = Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture);
        var day = brand.Calendar.DayOf(now);
        var run = New(brand, string.Create(CultureInfo.InvariantCulture, $"{day:O}-{id[..12]}{id[^6..]}"), day, RunTrigger.Request, now);
        return await Open(brand, run, cancellation);
    }

    private async Task<(Run Run, PullRequest[] Requests)> Open(Brand brand, Run run, CancellationToken cancellation)
    {
        using var span = MessageTraces.OpenRun(brand, run.Id);
        var covered = new Dictionary<string, Coverage>(StringComparer.Ordinal);
        foreach (var source in brand.Sources.Keys)
        {
            covered[source] = Reach(brand, source).HistoryDays is null ? Coverage.Empty : await runs.Covered(brand.Id, source, cancellation);
        }

        var pulls = RunPlan.Pulls(brand, run.Day, source => Reach(brand, source), source => covered[source]);
        run = run with { Pulls = pulls.Count };
        if (!await runs.Create(run, pulls, cancellation))
            return (run, []);

        Log.RunOpened(logger, brand.Id, run.Id, pulls.Count);
        return (run, traces.Stamped(pulls.Select(pull => new PullRequest(brand.Id, run.Id, pull.Id))));
    }

    private Run New(Brand brand, string id, DateOnly day, RunTrigger trigger, DateTimeOffset now) => new()
    {
        Brand = brand.Id,
        Id = id,
        Day = day,
        Trigger = trigger,
        State = RunState.Open,
        OpenedAt = now,
        Deadline = now + options.Value.Deadline,
        Pulls = 0,
    };

    // A source that this program no longer has still gets its pull, which then fails with the reason.
    private SourceReach Reach(Brand brand, string source) =>
        sources.TryGet(brand.Sources[source].Type, out var connector) ? connector.Reach : new SourceReach(null, null);

    private static partial class Log
    {
        // An alert rule looks for this event by its name and fields: infra/queries/night-not-finished.kql.
        [LoggerMessage(LogLevel.Information, "Brand {Brand}, run {Run}: opened with {Pulls} pulls")]
        public static partial void RunOpened(ILogger logger, string brand, string run, int pulls);
    }
}
