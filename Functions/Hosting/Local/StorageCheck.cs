using System.Net.Http;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace SocialFunnel.Hosting.Local;

/// <summary>The first contact with the storage account: faults here are told with their remedy.</summary>
internal static class StorageCheck
{
    /// <exception cref="StartFaultException">The connection string is malformed, or the account does not answer or refuses.</exception>
    internal static async Task CreateQueues(LocalHost host, CancellationToken cancellation)
    {
        try
        {
            _ = host.Services.GetRequiredService<TableServiceClient>();
            _ = host.Services.GetRequiredService<BlobServiceClient>();
            var sender = host.Services.GetRequiredService<QueueSender>();
            var names = host.Functions.SelectMany(function => function.Outputs.Select(output => output.Queue)
                .Concat(function.Trigger is Trigger.Message queue ? [queue.Name] : [])).Distinct();
            await Task.WhenAll(names.Select(sender.Queue)).WaitAsync(cancellation);
        }
        catch (Exception fault) when (Explain(fault) is { } explanation)
        {
            throw new StartFaultException(explanation, fault);
        }
    }

    private static string? Explain(Exception fault) => fault.GetBaseException() switch
    {
        FormatException or ArgumentException or UriFormatException =>
            $"{StorageServices.Setting} is no connection string of a storage account. Remedy: set it to UseDevelopmentStorage=true, or to the connection string from the account's page \"Access keys\".",
        RequestFailedException { Status: 401 or 403 } refused =>
            $"The storage account refuses {StorageServices.Setting} ({refused.ErrorCode ?? refused.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}). Remedy: check its key, or give the identity the role Storage Queue Data Contributor.",
        RequestFailedException failed =>
            $"The storage account answers with {failed.Status} {failed.ErrorCode}. Remedy: check {StorageServices.Setting}.",
        HttpRequestException or System.Net.Sockets.SocketException or TaskCanceledException =>
            $"The storage of {StorageServices.Setting} does not answer. Remedy: check the address and the network, or start the emulator.",
        _ => null,
    };
}
