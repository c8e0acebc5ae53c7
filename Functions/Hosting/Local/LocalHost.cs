using System.IO;
using System.Net.Http;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using SocialFunnel.Access;
using SocialFunnel.Secrets;
using SocialFunnel.Sources;

namespace SocialFunnel.Hosting.Local;

/// <summary>
/// Hosts functions in this process: HTTP on Kestrel, queues by polling, timers by schedule. Handles no signals and writes nothing to the
/// console by itself, so it can be started from a command and from a test alike.
/// </summary>
public sealed partial class LocalHost : IAsyncDisposable
{
    /// <summary>Where the local host answers if nothing else is said; the port of the Functions Core Tools.</summary>
    public const string DefaultUrl = "http://127.0.0.1:7071";

    private const long LongestBody = 100 * 1024 * 1024;

    // What is longer is refused without an explanation.
    private const int LongestAddress = 64 * 1024;

    private readonly WebApplication _app;
    private readonly FunctionKeys _keys;
    private readonly string _prefix;

    private LocalHost(WebApplication app, Discovery discovery, FunctionKeys keys, string prefix) =>
        (_app, Functions, Disabled, _keys, _prefix) = (app, discovery.Functions, discovery.Disabled, keys, prefix);

    public IReadOnlyList<LocalFunction> Functions { get; }

    /// <summary>A line for every function that a missing setting switches off.</summary>
    public IReadOnlyList<string> Disabled { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Opens functions of every level but Admin.</summary>
    public string FunctionKey => _keys.Function;

    /// <summary>Opens everything.</summary>
    public string MasterKey => _keys.Master;

    /// <summary>Where the host listens; known once it has started.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Builds a host; nothing is contacted yet.</summary>
    /// <param name="configuration">Settings, <c>AzureWebJobsStorage</c> among them. Build it with <see cref="LocalConfiguration"/> to have host.json read.</param>
    /// <param name="functions">Classes to look for functions in; null means this program's.</param>
    /// <param name="urls">Addresses to listen on; port 0 takes a free one. Null means <see cref="DefaultUrl"/>.</param>
    /// <param name="services">Adds or replaces services, after all others.</param>
    /// <param name="logging">Adds log providers; null means silence.</param>
    /// <exception cref="StartFaultException">Faulty functions or settings.</exception>
    public static LocalHost Build(
        IConfiguration configuration, IEnumerable<Type>? functions = null, IEnumerable<string>? urls = null, Action<IServiceCollection>? services = null, Action<ILoggingBuilder>? logging = null)
    {
        var settings = HostJson.Read(configuration);
        var local = LocalSettings.Read(configuration);
        var discovery = FunctionDiscovery.Find(functions ?? Assembly.GetExecutingAssembly().GetTypes(), configuration);
        var keys = FunctionKeys.LoadOrCreate(local.DataFolder);

        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(LocalHost).Assembly.GetName().Name });
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Limits.MaxRequestLineSize = LongestAddress;
        });
        builder.Logging.AddConfiguration(configuration.GetSection($"{HostJson.Section}:logging"));
        // What these say is said better by the start fault, by the announcement, or by the function itself.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).Quieten();
        logging?.Invoke(builder.Logging);
        builder.AddTelemetry(configuration);
        AddHost(builder.Services, settings, local, discovery, keys);
        builder.Services.AddSocialFunnel(configuration);
        services?.Invoke(builder.Services);

        var app = builder.Build();
        foreach (var url in urls ?? [DefaultUrl])
            app.Urls.Add(url);
        app.UseProblems();
        app.UseRouting();
        app.MapAdmin();
        app.MapFunctions(discovery.Functions, settings.Extensions.Http.RoutePrefix);
        app.MapFallback("{**path}", Problems.NoRoute);
        return new(app, discovery, keys, settings.Extensions.Http.RoutePrefix);
    }

    /// <summary>Creates the queues, then starts to listen, to poll and to watch the clock.</summary>
    /// <exception cref="StartFaultException">The storage or the address cannot be used; says what to do.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        foreach (var line in Disabled)
            Log.Disabled(Services.GetRequiredService<ILogger<LocalHost>>(), line);
        await StorageCheck.CreateQueues(this, cancellation);
        try
        {
            await _app.StartAsync(cancellation);
        }
        catch (IOException fault)
        {
            throw new StartFaultException($"The host cannot listen: {fault.Message} Remedy: stop the program that uses the port, or choose another with --port.", fault);
        }
    }

    /// <summary>Stops gracefully: nothing new is begun, running functions may end, for 30 seconds at most.</summary>
    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    /// <summary>Waits until told to stop, by the caller or by a manager of services, then stops gracefully.</summary>
    /// <param name="stop">Tells to stop.</param>
    /// <param name="stopping">Is called before it stops; null for nothing.</param>
    public async Task StopWhenAsync(CancellationToken stop, Action? stopping = null)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _app.Lifetime.ApplicationStopping);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        stopping?.Invoke();
        await StopAsync();
    }

    /// <summary>What starts a function, in a line for a person.</summary>
    public string Describe(LocalFunction function) => function.Trigger switch
    {
        Trigger.Request http => $"{(http.Methods.Count == 0 ? "any" : string.Join(",", http.Methods))} {new Uri(Address, HttpFunctions.Pattern(_prefix, http))}",
        Trigger.Message queue => $"queue {queue.Name}",
        Trigger.Schedule timer => $"timer {timer.Expression}",
        _ => "",
    };

    /// <summary>A client of this host.</summary>
    /// <param name="key">Sent with every request; null means none.</param>
    public HttpClient CreateClient(string? key = null)
    {
        var client = Services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(LocalHost));
        client.BaseAddress = Address;
        if (key is not null)
            client.DefaultRequestHeaders.Add(FunctionKeys.Header, key);
        return client;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AddHost(IServiceCollection services, HostJson settings, LocalSettings local, Discovery discovery, FunctionKeys keys)
    {
        services.AddRoutingCore();
        services.AddHttpClient();
        services.AddSingleton(settings);
        services.AddSingleton(local);
        services.AddSingleton(discovery.Functions);
        services.AddSingleton(keys);
        services.AddSingleton<IHostLifetime, NoSignals>();
        services.AddSingleton<BrandFiles>();
        services.AddSingleton(provider => new CustomerKeys(Secret(provider, CustomerKeys.Setting, local, "customer.key")));
        services.AddSingleton(provider => new SignedLinks(Secret(provider, SignedLinks.Setting, local, "link.key"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => OperatorKey.From(provider.GetRequiredService<IConfiguration>(), keys.Function, keys.Master));
        services.AddSecrets(local.DataFolder);
        services.AddSingleton<QueueSender>();
        services.AddSingleton<FunctionRunner>();
        services.AddSingleton<QueueMessageProcessor>();
        services.AddSingleton<TimerStatusStore>();
        services.AddSingleton<FunctionScheduler>();
        services.AddHostedService(provider => provider.GetRequiredService<FunctionScheduler>());
        services.AddSingleton(provider => QueueEncoding.Create(provider, settings));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = local.StopTimeout + TimeSpan.FromSeconds(5));
    }

    // On one's own machine nobody should have to think of a secret first: it is made once and kept beside the data.
    private static byte[] Secret(IServiceProvider provider, string setting, LocalSettings local, string file) =>
        provider.GetRequiredService<IConfiguration>()[setting] is { Length: > 0 } key
            ? SecretKey.FromSetting(setting, key)
            : SecretKey.FromFile(setting, Path.Combine(local.DataFolder, file));

    /// <summary>Leaves signals to whoever started the host.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}")]
        internal static partial void Disabled(ILogger logger, string reason);
    }
}
