using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;

namespace SocialFunnel.Hosting.Local;

/// <summary>Sends what functions return, creates queues that do not exist yet, and wakes the poller of the queue in this process.</summary>
internal sealed class QueueSender(QueueServiceClient service, IOptions<JsonSerializerOptions> json, HostJson settings)
{
    // A queue takes 64 KiB of text; Base64 makes four bytes of three.
    private readonly int _longest = settings.Extensions.Queues.MessageEncoding.Equals("none", StringComparison.OrdinalIgnoreCase) ? 64 * 1024 : 48 * 1024;

    private readonly ConcurrentDictionary<string, Lazy<Task<QueueClient>>> _queues = new();
    private readonly ConcurrentDictionary<string, Action> _wake = new();

    /// <summary>Has an action called whenever this process sends to a queue, so that nobody waits for the next poll.</summary>
    internal void OnSent(string queue, Action wake) => _wake[queue] = wake;

    /// <summary>The queue, created at the first use.</summary>
    internal async Task<QueueClient> Queue(string name)
    {
        var pending = _queues.GetOrAdd(name, _ => new(() => Create(name)));
        try
        {
            return await pending.Value;
        }
        catch
        {
            _queues.TryRemove(new(name, pending));
            throw;
        }
    }

    /// <summary>Sends all outputs of one result. Every message is built before the first is sent.</summary>
    internal async Task Send(IReadOnlyList<QueueOutput> outputs, object? result, CancellationToken cancellation)
    {
        if (result is null || outputs.Count == 0)
            return;

        var messages = outputs
            .SelectMany(output => OutputMessages.Of(output, output.Property is null ? result : output.Property.GetValue(result), _longest, json.Value)
                .Select(text => (output.Queue, Text: text)))
            .ToList();
        await Parallel.ForEachAsync(messages, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
            async (message, token) => await Send(message.Queue, message.Text, token));
    }

    private async ValueTask Send(string queue, string text, CancellationToken cancellation)
    {
        await (await Queue(queue)).SendMessageAsync(text, cancellation);
        if (_wake.TryGetValue(queue, out var wake))
            wake();
    }

    /// <summary>Moves a message that failed too often to the poison queue, where it never expires.</summary>
    internal async Task SendPoison(string queue, BinaryData body, CancellationToken cancellation)
    {
        await (await Queue(PoisonOf(queue))).SendMessageAsync(body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellation);
        if (_wake.TryGetValue(PoisonOf(queue), out var wake))
            wake();
    }

    internal static string PoisonOf(string queue) => queue + PoisonSuffix;

    internal static bool IsPoison(string queue) => queue.EndsWith(PoisonSuffix, StringComparison.Ordinal);

    private const string PoisonSuffix = "-poison";

    private async Task<QueueClient> Create(string name)
    {
        var queue = service.GetQueueClient(name);
        await queue.CreateIfNotExistsAsync();
        return queue;
    }
}
