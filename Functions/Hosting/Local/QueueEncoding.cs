using Azure.Storage.Queues;

namespace SocialFunnel.Hosting.Local;

/// <summary>How message texts are encoded, and what becomes of a message that is not.</summary>
internal static partial class QueueEncoding
{
    internal static QueueClientOptions Create(IServiceProvider services, HostJson settings)
    {
        if (settings.Extensions.Queues.MessageEncoding.Equals("none", StringComparison.OrdinalIgnoreCase))
            return new() { MessageEncoding = QueueMessageEncoding.None };

        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        // Without a handler one such message would make every fetch of its queue fail.
        options.MessageDecodingFailed += async args =>
        {
            if (args.ReceivedMessage is not { } message)
                return;
            await services.GetRequiredService<QueueSender>().SendPoison(args.Queue.Name, message.Body, args.CancellationToken);
            await args.Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, args.CancellationToken);
            Log.NotBase64(services.GetRequiredService<ILogger<QueueSender>>(), message.MessageId, args.Queue.Name);
        };
        return options;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} of queue {Queue} is not Base64 and went to its poison queue; send with QueueMessageEncoding.Base64")]
        internal static partial void NotBase64(ILogger logger, string message, string queue);
    }
}
