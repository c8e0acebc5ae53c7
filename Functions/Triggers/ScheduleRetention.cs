using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Every night: asks that what is older than it may be is removed, of every brand.</summary>
public sealed class ScheduleRetention(Nights nights, MessageTraces traces, TimeProvider clock)
{
    [Function(nameof(ScheduleRetention))]
    [QueueOutput(Queues.Retentions)]
    public Task<RetainRequest[]> Run([TimerTrigger("0 20 2 * * *")] TimerInfo timer, CancellationToken cancellation) =>
        traces.Fire(nameof(ScheduleRetention), async () => (await nights.Pages(clock.GetUtcNow(), cancellation)).Select(page => new RetainRequest(page.FirstBrand, page.LastBrand, page.At)).ToArray());
}
