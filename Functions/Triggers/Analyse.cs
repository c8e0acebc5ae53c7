using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Turns a brand's readings into results.</summary>
public sealed class Analyse(AnalysisWorker worker, MessageTraces traces)
{
    [Function(nameof(Analyse))]
    [QueueOutput(Queues.Notices)]
    public Task<NoticeRequest[]> Run([QueueTrigger(Queues.Analyses)] AnalyseRequest request, CancellationToken cancellation) =>
        traces.Handle(Queues.Analyses, request, () => worker.Do(request, cancellation));
}
