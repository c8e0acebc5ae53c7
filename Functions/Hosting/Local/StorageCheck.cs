using System.Net.Http;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace SocialFunnel.Hosting.Local;

/// <summary>The first contact with the storage account: faults here are told with their remedy.</summary>
internal static class StorageCheck
{
    /// <exception cref="StartFaultException">The connection string is malformed, or the account does not answer or refuses.</exception>
    internal static async Task CreateQueues(LocalHost host, CancellationToken cancellation)
    {
        var tables = Client<TableServiceClient>(host);
        _ = Client<BlobServiceClient>(host);
        _ = Client<QueueServiceClient>(host);
        try
        {
            await foreach (var _ in tables.QueryAsync(maxPerPage: 1, cancellationToken: cancellation))
                break;
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

    private static T Client<T>(LocalHost host)
        where T : notnull
    {
        try
        {
            return host.Services.GetRequiredService<T>();
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            // The exception's own text may hold parts of the setting, a key among them.
            throw new StartFaultException(
                $"{StorageServices.Setting} is no connection string of a storage account. Remedy: set it to {Azurite.DevelopmentStorage}, or to the connection string from the account's page \"Access keys\".", fault);
        }
    }

    // After its retries the SDK throws all attempts together.
    private static string? Explain(Exception fault) => ((fault as AggregateException)?.InnerExceptions[0] ?? fault).GetBaseException() switch
    {
        RequestFailedException { Status: 401 or 403 } refused =>
            $"The storage account refuses {StorageServices.Setting} ({refused.ErrorCode ?? refused.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}). Remedy: check its key, or give the identity the data contributor roles of tables, queues and blobs.",
        RequestFailedException failed =>
            $"The storage account answers with {failed.Status} {failed.ErrorCode}. Remedy: check {StorageServices.Setting}.",
        HttpRequestException or System.Net.Sockets.SocketException or TaskCanceledException =>
            $"The storage of {StorageServices.Setting} does not answer. Remedy: check the address and the network, or start the emulator.",
        _ => null,
    };
}
