using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>Keeps when each timer last ran, beside the data it works on: a blob for each timer.</summary>
internal sealed class TimerStatusStore(BlobServiceClient service, LocalSettings local)
{
    private const string Container = "socialfunnel-timers";

    /// <summary>Null if the timer has no status yet.</summary>
    internal async Task<ScheduleStatus?> Read(string function, CancellationToken cancellation)
    {
        var blob = Blob(function);
        if (!await blob.ExistsAsync(cancellation))
            return null;
        var content = await blob.DownloadContentAsync(cancellation);
        return JsonSerializer.Deserialize<ScheduleStatus>(content.Value.Content);
    }

    internal async Task Write(string function, ScheduleStatus status, CancellationToken cancellation)
    {
        await service.GetBlobContainerClient(Container).CreateIfNotExistsAsync(cancellationToken: cancellation);
        var content = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(status));
        await Blob(function).UploadAsync(content, new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/json" } }, cancellation);
    }

    private BlobClient Blob(string function) => service.GetBlobContainerClient(Container).GetBlobClient($"{local.HostId}/{function}.json");
}
