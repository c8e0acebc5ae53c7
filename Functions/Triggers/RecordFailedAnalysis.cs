using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Writes down that an analysis failed for good, so that its run ends.</summary>
public sealed class RecordFailedAnalysis(AnalysisWorker worker)
{
    [Function(nameof(RecordFailedAnalysis))]
    public Task Run([QueueTrigger(Queues.Analyses + Queues.Poison)] AnalyseRequest request, CancellationToken cancellation) => worker.GiveUp(request, cancellation);
}
