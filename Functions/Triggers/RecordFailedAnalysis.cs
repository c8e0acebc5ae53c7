using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Writes down that an analysis failed for good, so that its run ends.</summary>
public sealed class RecordFailedAnalysis(AnalysisWorker worker, MessageTraces traces)
{
    [Function(nameof(RecordFailedAnalysis))]
    public Task Run([QueueTrigger(Queues.Analyses + Queues.Poison)] AnalyseRequest request, CancellationToken cancellation) =>
        traces.Handle(Queues.Analyses + Queues.Poison, request, () => worker.GiveUp(request, cancellation));
}
