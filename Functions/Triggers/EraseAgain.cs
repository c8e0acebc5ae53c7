using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Privacy;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Every night: looks again for what a worker may have written of a brand that was deleted meanwhile.</summary>
public sealed class EraseAgain(ErasureWorker worker, MessageTraces traces)
{
    [Function(nameof(EraseAgain))]
    [QueueOutput(Queues.Erasures)]
    public Task<EraseRequest[]> Run([TimerTrigger("0 10 2 * * *")] TimerInfo timer, CancellationToken cancellation) =>
        traces.Fire(nameof(EraseAgain), () => worker.Again(cancellation));
}
