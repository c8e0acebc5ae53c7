using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Writes down that a pull failed for good, so that its run ends and says what is missing.</summary>
public sealed class RecordFailedPull(PullWorker worker, MessageTraces traces)
{
    [Function(nameof(RecordFailedPull))]
    [QueueOutput(Queues.Analyses)]
    public Task<AnalyseRequest?> Run([QueueTrigger(Queues.Pulls + Queues.Poison)] PullRequest request, CancellationToken cancellation) =>
        traces.Handle(Queues.Pulls + Queues.Poison, request, () => worker.GiveUp(request, cancellation));
}
