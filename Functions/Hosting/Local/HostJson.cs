namespace SocialFunnel.Hosting.Local;

/// <summary>
/// What the host honours of <c>host.json</c>. As in Azure, a setting <c>AzureFunctionsJobHost__extensions__queues__batchSize</c>
/// takes precedence over the file.
/// </summary>
internal sealed class HostJson
{
    /// <summary>Where the settings of the Functions host live in the configuration.</summary>
    internal const string Section = "AzureFunctionsJobHost";

    public ExtensionSettings Extensions { get; init; } = new();

    /// <summary>After this time a running function is cancelled. Null or negative: never.</summary>
    public TimeSpan? FunctionTimeout { get; init; }

    internal sealed class ExtensionSettings
    {
        public HttpSettings Http { get; init; } = new();

        public QueueSettings Queues { get; init; } = new();
    }

    internal sealed class HttpSettings
    {
        /// <summary>First segment of every route; may be empty.</summary>
        public string RoutePrefix { get; init; } = "api";
    }

    internal sealed class QueueSettings
    {
        /// <summary>Messages fetched at once, 1 to 32.</summary>
        public int BatchSize { get; init; } = 16;

        /// <summary>The next batch is fetched when no more than this many are being processed. Null: half of the batch size.</summary>
        public int? NewBatchThreshold { get; init; }

        /// <summary>Attempts before a message goes to the poison queue.</summary>
        public int MaxDequeueCount { get; init; } = 5;

        /// <summary>Delay before a failed message is tried again.</summary>
        public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

        /// <summary>Ceiling of the back-off while a queue is empty.</summary>
        public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

        /// <summary><c>base64</c> or <c>none</c>.</summary>
        public string MessageEncoding { get; init; } = "base64";
    }

    /// <exception cref="StartFaultException">A value is outside its range or not readable.</exception>
    internal static HostJson Read(IConfiguration configuration)
    {
        HostJson settings;
        try
        {
            settings = configuration.GetSection(Section).Get<HostJson>() ?? new HostJson();
        }
        catch (InvalidOperationException fault)
        {
            throw new StartFaultException($"host.json: {fault.Message} Remedy: correct the value.", fault);
        }

        var queues = settings.Extensions.Queues;
        Check(queues.BatchSize is >= 1 and <= 32, "batchSize", queues.BatchSize, "1 to 32");
        Check(queues.NewBatchThreshold is null or >= 0, "newBatchThreshold", queues.NewBatchThreshold, "0 or more");
        Check(queues.MaxDequeueCount >= 1, "maxDequeueCount", queues.MaxDequeueCount, "1 or more");
        Check(queues.VisibilityTimeout >= TimeSpan.Zero && queues.VisibilityTimeout <= TimeSpan.FromDays(7), "visibilityTimeout", queues.VisibilityTimeout, "00:00:00 to 7.00:00:00");
        Check(queues.MaxPollingInterval >= TimeSpan.FromMilliseconds(100), "maxPollingInterval", queues.MaxPollingInterval, "00:00:00.1 or more");
        Check(queues.MessageEncoding.ToUpperInvariant() is "BASE64" or "NONE", "messageEncoding", queues.MessageEncoding, "base64 or none");
        return settings;
    }

    private static void Check(bool holds, string name, object? value, string allowed)
    {
        if (!holds)
            throw new StartFaultException($"host.json: extensions.queues.{name} is {value}; allowed is {allowed}.");
    }
}
