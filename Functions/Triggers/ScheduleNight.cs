using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Every hour: asks for the nights that have come due since, whoever missed them.</summary>
public sealed class ScheduleNight(Nights nights, MessageTraces traces, TimeProvider clock)
{
    [Function(nameof(ScheduleNight))]
    [QueueOutput(Queues.Nights)]
    public Task<NightRequest[]> Run([TimerTrigger("%NightlySchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        traces.Fire(nameof(ScheduleNight), () => nights.Pages(clock.GetUtcNow(), cancellation));
}
