using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SocialFunnel.Outbound;

namespace SocialFunnel.Hosting;

/// <summary>What both hosts watch. Where it goes is for each host to say; storage operations are not traced one by one, there are a hundred in a night.</summary>
public static class TelemetryServices
{
    /// <summary>Adds the program's spans and metrics, and its requests to vendors.</summary>
    public static OpenTelemetryBuilder WithSocialFunnel(this OpenTelemetryBuilder telemetry) => telemetry
        .WithTracing(traces => traces.AddSource(Telemetry.Name).AddHttpClientInstrumentation(options => options.FilterHttpRequestMessage = IsTraced))
        .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name, "System.Runtime"));

    /// <summary>Keeps what libraries say of every request out of the log: it would repeat addresses, and some vendors want their token in one.</summary>
    public static ILoggingBuilder Quieten(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);

    // The clients of storage and of the vault say who they are in a header; telemetry's own exporters suppress their spans themselves.
    internal static bool IsTraced(System.Net.Http.HttpRequestMessage request) =>
        !request.Headers.Contains("x-ms-client-request-id") && !(request.Options.TryGetValue(OutboundRequest.SecretAddress, out var secret) && secret);
}
