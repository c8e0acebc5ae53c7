using System.Threading.Channels;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace SocialFunnel.Hosting.Local;

/// <summary>Fetches the messages of one queue in batches, with as many at once as host.json allows, and ever more slowly while there are none.</summary>
internal sealed partial class QueuePoller(
    LocalFunction function, QueueSender sender, QueueMessageProcessor processor, HostJson settings, LocalSettings local, TimeProvider time, ILogger<QueuePoller> log)
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly HostJson.QueueSettings _limits = settings.Extensions.Queues;

    /// <summary>Polls until told to stop fetching, then returns when the last message is settled.</summary>
    /// <param name="fetching">Stops fetching.</param>
    /// <param name="running">Cancels functions that still run.</param>
    internal async Task Run(CancellationToken fetching, CancellationToken running)
    {
        var name = ((Trigger.Message)function.Trigger).Name;
        var queue = await sender.Queue(name);
        sender.OnSent(name, () => _wake.Writer.TryWrite(true));

        HashSet<Task> active = [];
        var backoff = new Backoff(_limits.MaxPollingInterval, new Random(name.GetHashCode(StringComparison.Ordinal)));
        while (!fetching.IsCancellationRequested)
        {
            active.RemoveWhere(task => task.IsCompleted);
            var messages = await Fetch(queue);
            foreach (var message in messages)
                active.Add(Task.Run(() => processor.Process(function, queue, message, running), CancellationToken.None));

            if (messages.Length > 0)
                backoff.Reset();
            else
                await Idle(backoff, fetching);

            while (active.Count > (_limits.NewBatchThreshold ?? _limits.BatchSize / 2))
            {
                await Task.WhenAny(active);
                active.RemoveWhere(task => task.IsCompleted);
            }
        }

        await Task.WhenAll(active);
    }

    private async Task<QueueMessage[]> Fetch(QueueClient queue)
    {
        try
        {
            // Not cancellable: messages whose answer is thrown away would stay hidden for a whole lease.
            return await queue.ReceiveMessagesAsync(_limits.BatchSize, local.QueueLease, CancellationToken.None);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or OperationCanceledException)
        {
            Log.NotFetched(log, queue.Name, ((fault as AggregateException)?.InnerExceptions[0] ?? fault).Message.Split('\n')[0].Trim());
            return [];
        }
    }

    private async Task Idle(Backoff backoff, CancellationToken fetching)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(fetching);
        var wait = Task.Delay(backoff.Next(), time, woken.Token);
        var wake = _wake.Reader.WaitToReadAsync(woken.Token).AsTask();
        await Task.WhenAny(wait, wake);
        if (_wake.Reader.TryRead(out _))
            backoff.Reset();
        await woken.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue} could not be read: {Reason}")]
        internal static partial void NotFetched(ILogger logger, string queue, string reason);
    }
}
