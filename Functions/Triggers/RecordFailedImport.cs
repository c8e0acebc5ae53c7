using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Writes down that a file could not be read for good.</summary>
public sealed class RecordFailedImport(ImportWorker worker, MessageTraces traces)
{
    [Function(nameof(RecordFailedImport))]
    public Task Run([QueueTrigger(Queues.Imports + Queues.Poison)] ImportRequest request, CancellationToken cancellation) =>
        traces.Handle(Queues.Imports + Queues.Poison, request, () => worker.GiveUp(request, cancellation));
}
