using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace SocialFunnel.Hosting.Local;

/// <summary>Processes one message of one queue: run, then delete; or hand back for the next attempt; or to the poison queue.</summary>
internal sealed partial class QueueMessageProcessor(
    FunctionRunner runner, QueueSender sender, IOptions<JsonSerializerOptions> json, HostJson settings, LocalSettings local, TimeProvider time, ILogger<QueueMessageProcessor> log)
{
    /// <summary>Never throws: whatever happens, the message is deleted, moved or delivered again.</summary>
    internal async Task Process(LocalFunction function, QueueClient queue, QueueMessage message, CancellationToken stopping)
    {
        try
        {
            await using var lease = new QueueLease(queue, message, local.QueueLease, time, log);
            await Attempt(function, queue.Name, message, lease, stopping);
        }
        catch (Exception fault)
        {
            Log.NotSettled(log, fault, function.Name, message.MessageId, queue.Name);
        }
    }

    private async Task Attempt(LocalFunction function, string queue, QueueMessage message, QueueLease lease, CancellationToken stopping)
    {
        var most = settings.Extensions.Queues.MaxDequeueCount;
        var hasPoison = !QueueSender.IsPoison(queue);
        if (message.DequeueCount > most && hasPoison)
        {
            await Poison(function, queue, message, lease);
            return;
        }

        try
        {
            var input = QueueInput.Bind(function.TriggerParameter.ParameterType, message, json.Value);
            await runner.Run(function, input, QueueInput.Data(message), null, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await lease.Release(TimeSpan.Zero);
            return;
        }
        catch (Exception fault)
        {
            Log.Failed(log, fault, function.Name, message.MessageId, message.DequeueCount, most);
            if (!hasPoison)
                return; // The lease runs out by itself; a failing poison function must not spin.
            if (message.DequeueCount >= most)
                await Poison(function, queue, message, lease);
            else
                await lease.Release(settings.Extensions.Queues.VisibilityTimeout);
            return;
        }

        await lease.Delete();
    }

    private async Task Poison(LocalFunction function, string queue, QueueMessage message, QueueLease lease)
    {
        await sender.SendPoison(queue, message.Body, CancellationToken.None);
        Log.Poisoned(log, function.Name, message.MessageId, QueueSender.PoisonOf(queue));
        await lease.Delete();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed on message {Message}, attempt {Attempt} of {Most}")]
        internal static partial void Failed(ILogger logger, Exception fault, string function, string message, long attempt, int most);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Function}: message {Message} went to the queue {Poison}")]
        internal static partial void Poisoned(ILogger logger, string function, string message, string poison);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Function}: message {Message} of queue {Queue} could not be settled and will be delivered again")]
        internal static partial void NotSettled(ILogger logger, Exception fault, string function, string message, string queue);
    }
}
