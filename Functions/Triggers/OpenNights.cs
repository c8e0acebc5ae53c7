using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Opens the due nights of a page of brands.</summary>
public sealed class OpenNights(Nights nights, MessageTraces traces)
{
    [Function(nameof(OpenNights))]
    [QueueOutput(Queues.Pulls)]
    public Task<PullRequest[]> Run([QueueTrigger(Queues.Nights)] NightRequest page, CancellationToken cancellation) =>
        traces.Handle(Queues.Nights, page, () => nights.Open(page, cancellation));
}
