using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>Sees to it that every run reaches an end.</summary>
public sealed partial class Deadlines(RunStore runs, ILogger<Deadlines> logger)
{
    /// <summary>Closes the pulls of runs whose deadline has passed, and asks for the analysis of what is there.</summary>
    public async Task<AnalyseRequest[]> Close(DateTimeOffset now, CancellationToken cancellation)
    {
        var requests = new List<AnalyseRequest>();
        await foreach (var open in runs.Open(null, null, cancellation))
        {
            if (open.Deadline > now)
            {
                continue;
            }

            // A line without a run, or of one that has ended, is left over from a process that died.
            if (await runs.Find(open.Brand, open.Run, cancellation) is not { Run.State: RunState.Open } status)
            {
                await runs.Forget(open.Brand, open.Run, cancellation);
                continue;
            }

            foreach (var late in status.Pulls.Where(pull => pull.State is PullState.Waiting or PullState.Started))
            {
                Log.Overdue(logger, open.Brand, open.Run, late.Id);
                await runs.Update(open.Brand, open.Run, late with { State = PullState.Overdue }, cancellation);
            }

            requests.Add(new AnalyseRequest(open.Brand, open.Run));
        }

        return [.. requests];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Brand {Brand}, run {Run}: pull {Pull} is overdue; the run is analysed without it")]
        public static partial void Overdue(ILogger logger, string brand, string run, string pull);
    }
}
