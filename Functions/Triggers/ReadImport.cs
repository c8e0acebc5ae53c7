using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Reads a file that was sent.</summary>
public sealed class ReadImport(ImportWorker worker, MessageTraces traces)
{
    [Function(nameof(ReadImport))]
    public Task Run([QueueTrigger(Queues.Imports)] ImportRequest request, CancellationToken cancellation) =>
        traces.Handle(Queues.Imports, request, () => worker.Do(request, cancellation));
}
