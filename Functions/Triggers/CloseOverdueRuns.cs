using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Every hour: ends the runs whose deadline has passed, with what is there.</summary>
public sealed class CloseOverdueRuns(Deadlines deadlines, MessageTraces traces, TimeProvider clock)
{
    [Function(nameof(CloseOverdueRuns))]
    [QueueOutput(Queues.Analyses)]
    public Task<AnalyseRequest[]> Run([TimerTrigger("%OverdueSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        traces.Fire(nameof(CloseOverdueRuns), () => deadlines.Close(clock.GetUtcNow(), cancellation));
}
