using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;

namespace SocialFunnel.Hosting;

/// <summary>Traces, metrics and logs of the worker to Application Insights; <c>telemetryMode</c> in host.json has the host send its own.</summary>
internal static class AzureTelemetry
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    internal static void AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry().WithSocialFunnel().UseFunctionsWorkerDefaults();
        if (builder.Configuration[ConnectionString] is not { Length: > 0 } connection)
            return;

        builder.Logging.AddOpenTelemetry(logs => logs.IncludeScopes = true);
        telemetry.UseAzureMonitorExporter(options =>
        {
            options.ConnectionString = connection;
            // Application Insights takes telemetry from identities only. The worker needs the identity named for itself: the setting
            // APPLICATIONINSIGHTS_AUTHENTICATION_STRING speaks to the host.
            if (builder.Configuration["AZURE_CLIENT_ID"] is { Length: > 0 } client)
                options.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client));
        });
    }
}
