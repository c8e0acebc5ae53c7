using System.Text.Json;
using Azure.Storage.Queues;

namespace SocialFunnel.Runs;

/// <summary>
/// Sends a pull again that has to wait. The only place where a function sends a message itself: an output binding cannot delay one. The new message
/// counts its attempts from one, and no other source waits.
/// </summary>
public sealed class WaitingPulls(QueueServiceClient queues, IOptions<JsonSerializerOptions> json, TimeProvider time)
{
    // Pulls that one vendor told to come back at the same moment come back over half a minute.
    private const int SpreadSeconds = 30;

    // A vendor whose times have always passed already is not asked without a pause.
    private const int LeastSeconds = 60;

    /// <summary>Sends a pull so that it is taken up at a time, or soon after.</summary>
    public Task SendAgain(PullRequest request, DateTimeOffset at, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var wait = at - now;
        var delay = TimeSpan.FromSeconds(Math.Ceiling(Math.Max(LeastSeconds, wait.TotalSeconds)) + request.Brand.Sum(c => c) % SpreadSeconds);
        // The lag of the queue begins when the wait ends.
        return queues.GetQueueClient(Queues.Pulls).SendMessageAsync(JsonSerializer.Serialize(request with { SentAt = now + delay }, json.Value), delay, cancellationToken: cancellation);
    }
}
