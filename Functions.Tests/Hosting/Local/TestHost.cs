using System.IO;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialFunnel.Hosting.Local;

/// <summary>A local host for a test: functions of the test's own, an account and a folder of its own, a free port.</summary>
internal sealed class TestHost(LocalHost host, StorageAccount account, string folder) : IAsyncDisposable
{
    /// <summary>How long a test waits for what it expects before it fails.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private bool _disposed;

    internal LocalHost Host => host;

    internal StorageAccount Account => account;

    internal Recorder Recorder { get; } = host.Services.GetRequiredService<Recorder>();

    internal HttpClient Client(string? key = null) => host.CreateClient(key);

    /// <param name="functions">The function classes.</param>
    /// <param name="settings">Added to the defaults; <c>batchSize</c> and the like stand for the queue settings of host.json.</param>
    internal static async Task<TestHost> StartAsync(
        StorageAccount account, Type[] functions, Dictionary<string, string?>? settings = null, TimeProvider? time = null, ILoggerProvider? log = null)
    {
        var folder = Directory.CreateTempSubdirectory("socialfunnel-test-").FullName;
        var host = LocalHost.Build(Configuration(account, folder, settings), functions, ["http://127.0.0.1:0"], services =>
        {
            services.AddSingleton<Recorder>();
            if (time is not null)
                services.Replace(ServiceDescriptor.Singleton(time));
        }, log is null ? null : logging => logging.AddProvider(log));
        await host.StartAsync();
        return new(host, account, folder);
    }

    internal static IConfigurationRoot Configuration(StorageAccount account, string folder, Dictionary<string, string?>? settings = null)
    {
        const string Queues = "AzureFunctionsJobHost:extensions:queues:";
        Dictionary<string, string?> defaults = new()
        {
            ["AzureWebJobsStorage"] = account.ConnectionString,
            ["SocialFunnel:Local:DataFolder"] = folder,
            [$"{Queues}visibilityTimeout"] = "00:00:00",
            [$"{Queues}maxPollingInterval"] = "00:00:00.2",
        };
        foreach (var (name, value) in settings ?? [])
            defaults[name.Contains(':', StringComparison.Ordinal) || char.IsUpper(name[0]) ? name : Queues + name] = value;
        return LocalConfiguration.Create(defaults, folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await host.StopAsync();
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
