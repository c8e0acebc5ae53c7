using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Notices;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Sends one notice to one channel.</summary>
public sealed class SendNotice(NoticeSender sender, MessageTraces traces)
{
    [Function(nameof(SendNotice))]
    public Task Run([QueueTrigger(Queues.Notices)] NoticeRequest request, CancellationToken cancellation) =>
        traces.Handle(Queues.Notices, request, () => sender.Do(request, cancellation));
}
