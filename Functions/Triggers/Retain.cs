using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Privacy;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Removes what is older than it may be, of a page of brands.</summary>
public sealed class Retain(Retention retention, MessageTraces traces)
{
    [Function(nameof(Retain))]
    public Task Run([QueueTrigger(Queues.Retentions)] RetainRequest page, CancellationToken cancellation) =>
        traces.Handle(Queues.Retentions, page, () => retention.Do(page, cancellation));
}
