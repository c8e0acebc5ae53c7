using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace SocialFunnel.Hosting.Local;

/// <summary>
/// Keeps one message invisible to others while it is processed, by renewing its visibility at half its time. Every renewal changes the receipt
/// that deleting needs.
/// </summary>
internal sealed partial class QueueLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _length;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewing;
    private string _receipt;

    internal QueueLease(QueueClient queue, QueueMessage message, TimeSpan length, TimeProvider time, ILogger log)
    {
        (_queue, _message, _length, _log, _receipt) = (queue, message, length, log, message.PopReceipt);
        _renewing = Renew(time);
    }

    /// <summary>Ends the lease and removes the message.</summary>
    internal async Task Delete()
    {
        await DisposeAsync();
        await IgnoreLost(() => _queue.DeleteMessageAsync(_message.MessageId, _receipt));
    }

    /// <summary>Ends the lease and gives the message back, visible after a delay.</summary>
    internal async Task Release(TimeSpan delay)
    {
        await DisposeAsync();
        await IgnoreLost(() => _queue.UpdateMessageAsync(_message.MessageId, _receipt, visibilityTimeout: delay));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewing;
    }

    private async Task Renew(TimeProvider time)
    {
        using var timer = new PeriodicTimer(_length / 2, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                try
                {
                    // Not cancellable: a renewal that got through without its receipt being known would make deleting impossible.
                    _receipt = (await _queue.UpdateMessageAsync(_message.MessageId, _receipt, visibilityTimeout: _length, cancellationToken: CancellationToken.None)).Value.PopReceipt;
                }
                catch (RequestFailedException fault)
                {
                    Log.NotRenewed(_log, _queue.Name, _message.MessageId, fault.ErrorCode ?? fault.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The message is done with.
        }
    }

    private async Task IgnoreLost<T>(Func<Task<T>> action)
    {
        try
        {
            await action();
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 400)
        {
            Log.Lost(_log, _queue.Name, _message.MessageId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} of queue {Queue}: its lease could not be renewed ({Reason}), it may be processed twice")]
        internal static partial void NotRenewed(ILogger logger, string queue, string message, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} of queue {Queue}: somebody else has it by now, it is processed twice")]
        internal static partial void Lost(ILogger logger, string queue, string message);
    }
}
