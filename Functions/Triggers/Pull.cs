using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Reads one source for one window.</summary>
public sealed class Pull(PullWorker worker, MessageTraces traces)
{
    [Function(nameof(Pull))]
    [QueueOutput(Queues.Analyses)]
    public Task<AnalyseRequest?> Run([QueueTrigger(Queues.Pulls)] PullRequest request, CancellationToken cancellation) =>
        traces.Handle(Queues.Pulls, request, () => worker.Do(request, cancellation));
}
