using System.Reflection;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SocialFunnel.Hosting.Local;

/// <summary>Traces, metrics and logs by OTLP, when a setting says where to.</summary>
internal static class LocalTelemetry
{
    /// <summary>The standard setting of OpenTelemetry; the others of that family (<c>OTEL_EXPORTER_OTLP_HEADERS</c> and so on) are read too.</summary>
    internal const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <exception cref="StartFaultException">The endpoint is no address.</exception>
    internal static void AddTelemetry(this WebApplicationBuilder builder, IConfiguration configuration)
    {
        if (configuration[Endpoint] is not { Length: > 0 } endpoint)
            return;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new StartFaultException($"{Endpoint} is '{endpoint}', which is no address such as http://127.0.0.1:4317.");

        builder.Services.AddOpenTelemetry().WithLocalHost().UseOtlpExporter();
    }

    /// <summary>What the local host records besides the program itself: its requests, its log, and who it is.</summary>
    internal static OpenTelemetryBuilder WithLocalHost(this OpenTelemetryBuilder telemetry) => telemetry
        .ConfigureResource(resource => resource
            .AddService("SocialFunnel", serviceVersion: typeof(LocalTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
            // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word.
            .AddEnvironmentVariableDetector())
        .WithSocialFunnel()
        .WithTracing(traces => traces.AddAspNetCoreInstrumentation())
        .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation())
        .WithLogging(null, logs => logs.IncludeScopes = true);
}
