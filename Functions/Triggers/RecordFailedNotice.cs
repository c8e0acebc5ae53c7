using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Notices;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Writes down that a notice could not be sent.</summary>
public sealed class RecordFailedNotice(NoticeSender sender, MessageTraces traces)
{
    [Function(nameof(RecordFailedNotice))]
    public Task Run([QueueTrigger(Queues.Notices + Queues.Poison)] NoticeRequest request, CancellationToken cancellation) =>
        traces.Handle(Queues.Notices + Queues.Poison, request, () => sender.GiveUp(request, cancellation));
}
