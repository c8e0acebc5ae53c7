using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;

namespace SocialFunnel.Hosting;

/// <summary>Traces, metrics and logs of the worker to Application Insights; <c>telemetryMode</c> in host.json has the host send its own.</summary>
internal static class AzureTelemetry
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string ClientId = "AZURE_CLIENT_ID";

    internal static void AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Logging.Quieten();
        var telemetry = builder.Services.AddOpenTelemetry().WithSocialFunnel().UseFunctionsWorkerDefaults();
        if (configuration[ConnectionString] is not { Length: > 0 } connection)
            return;

        builder.Logging.AddOpenTelemetry(logs => logs.IncludeScopes = true);
        telemetry.UseAzureMonitorExporter(options =>
        {
            options.ConnectionString = connection;
            // Application Insights takes telemetry from identities only. APPLICATIONINSIGHTS_AUTHENTICATION_STRING speaks to the host, not to the worker.
            if (configuration[ClientId] is { Length: > 0 } client)
                options.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client));
            // The exporter's default keeps five traces a second and drops the logs of the others: the alerts would miss nights.
            options.TracesPerSecond = null;
            options.SamplingRatio = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>()?.SamplingRatio ?? 1;
            options.EnableTraceBasedLogsSampler = false;
        });
    }
}
