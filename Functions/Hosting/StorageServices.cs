using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialFunnel.Hosting;

/// <summary>
/// The clients of the one storage account, from the setting <c>AzureWebJobsStorage</c>: a connection string, or, for an identity,
/// <c>AzureWebJobsStorage__accountName</c> or <c>__tableServiceUri</c>, <c>__queueServiceUri</c>, <c>__blobServiceUri</c>, and
/// <c>__clientId</c> for a user-assigned identity.
/// </summary>
internal static class StorageServices
{
    internal const string Setting = "AzureWebJobsStorage";

    internal static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        // The Functions host encodes messages in Base64; messages sent by our own client must look the same.
        services.TryAddSingleton(_ => new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        services.TryAddSingleton(provider => Create(configuration, "table",
            text => new TableServiceClient(text), (uri, credential) => new TableServiceClient(uri, credential)));
        services.TryAddSingleton(provider => Create(configuration, "blob",
            text => new BlobServiceClient(text), (uri, credential) => new BlobServiceClient(uri, credential)));
        services.TryAddSingleton(provider => Create(configuration, "queue",
            text => new QueueServiceClient(text, provider.GetRequiredService<QueueClientOptions>()),
            (uri, credential) => new QueueServiceClient(uri, credential, provider.GetRequiredService<QueueClientOptions>())));
    }

    private static T Create<T>(IConfiguration configuration, string service, Func<string, T> fromText, Func<Uri, TokenCredential, T> fromIdentity)
    {
        var storage = configuration.GetSection(Setting);
        if (!string.IsNullOrWhiteSpace(storage.Value))
            return fromText(storage.Value);

        var uri = storage[$"{service}ServiceUri"]
            ?? (storage["accountName"] is { Length: > 0 } account ? $"https://{account}.{service}.core.windows.net" : null);
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var address))
            throw new FormatException(
                $"No storage is set for the {service} service: set {Setting} to a connection string, or {Setting}__accountName, or {Setting}__{service}ServiceUri.");
        return fromIdentity(address, Credential(storage["clientId"]));
    }

    private static TokenCredential Credential(string? clientId) => clientId is { Length: > 0 }
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
        : new DefaultAzureCredential();
}
