using System.IO;
using System.Net;
using System.Net.Http;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace SocialFunnel.Outbound;

/// <summary>The one client for requests to hosts that are not our own: guarded, bounded, patient.</summary>
public static class OutboundServices
{
    /// <summary>Name of the client in the factory.</summary>
    public const string ClientName = "outbound";

    /// <summary>An attempt, the body included, takes no longer.</summary>
    internal static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(20);

    /// <summary>All attempts together, and the waits between them, take no longer.</summary>
    internal static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(100);

    /// <summary>A wait that the other side asks for is kept right here up to this; a longer one is the queue's.</summary>
    internal static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(5);

    private const int Retries = 3;

    /// <summary>Registers the client under <see cref="ClientName"/>, and the guard.</summary>
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.AddOptions<OutboundOptions>().BindConfiguration(OutboundOptions.Section);
        services.AddSingleton<OutboundGuard>();
        services.AddTransient<OutboundRedirects>().AddTransient<BoundedBodies>();
        var client = services.AddHttpClient(ClientName, client =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("SocialFunnel/1.0");
        });
        // Addresses and headers hold what belongs into no log.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<OutboundGuard>()));
        client.AddResilienceHandler("outbound", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.AddTimeout(TotalTimeout).AddRetry(Retry()).AddTimeout(AttemptTimeout);
        });
        client.AddHttpMessageHandler<BoundedBodies>().AddHttpMessageHandler<OutboundRedirects>();
        return services;
    }

    // A proxy would be connected to instead of the host, and the guard would judge the wrong address.
    internal static SocketsHttpHandler Handler(OutboundGuard guard) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ConnectCallback = guard.Connect,
    };

    private static HttpRetryStrategyOptions Retry() => new()
    {
        MaxRetryAttempts = Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(1),
        MaxDelay = ShortWait,
        ShouldRetryAfterHeader = false,
        ShouldHandle = args => ValueTask.FromResult(!IsOnce(args.Context) && IsTransient(args.Outcome)),
        DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } answer ? AskedFor(answer) : null),
    };

    private static bool IsOnce(ResilienceContext context) => context.GetRequestMessage()?.Options.TryGetValue(OutboundRequest.Once, out var once) == true && once;

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { InnerException: OutboundException } } => false,
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { } answer } when answer.Headers.RetryAfter is not null => answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && AskedFor(answer) is not null,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout } => true,
        _ => false,
    };

    private static TimeSpan? AskedFor(HttpResponseMessage answer) => answer.Headers.RetryAfter?.Delta is { } wait && wait <= ShortWait ? wait : null;
}
