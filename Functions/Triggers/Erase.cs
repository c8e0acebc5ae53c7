using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Privacy;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Deletes a part of a brand; asks for the next one until a scan finds nothing.</summary>
public sealed class Erase(ErasureWorker worker, MessageTraces traces)
{
    [Function(nameof(Erase))]
    [QueueOutput(Queues.Erasures)]
    public Task<EraseRequest?> Run([QueueTrigger(Queues.Erasures)] EraseRequest request, CancellationToken cancellation) =>
        traces.Handle(Queues.Erasures, request, () => worker.Do(request, cancellation));
}
