using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace SocialFunnel.Sources.Http;

/// <summary>What reading may cost at a vendor that charges for it.</summary>
/// <param name="PerDay">In a day of UTC.</param>
/// <param name="PerMonth">In a month of UTC.</param>
public sealed record Budget(decimal PerDay, decimal PerMonth);

/// <summary>What reading has cost, kept for each source of a brand and each month, so that a budget holds over nights and instances.</summary>
public sealed class Spending(BlobServiceClient blobs)
{
    /// <summary>Container of the accounts: <c>brand/source/yyyy-MM.json</c>, day → amount.</summary>
    public const string Container = "spending";

    /// <summary>What was spent on a day, and in its month.</summary>
    public async Task<(decimal Day, decimal Month)> Find(string brand, string source, DateOnly day, CancellationToken cancellation)
    {
        var (days, _) = await Read(Blob(brand, source, day), cancellation);
        return (days.GetValueOrDefault(Key(day)), days.Values.Sum());
    }

    /// <summary>Writes an amount down, before it is spent; false where a budget would be exceeded, and nothing is written. A negative amount was not spent after all.</summary>
    public async Task<bool> TryAdd(string brand, string source, DateOnly day, decimal amount, Budget budget, CancellationToken cancellation)
    {
        var blob = Blob(brand, source, day);
        while (true)
        {
            var (days, version) = await Read(blob, cancellation);
            days[Key(day)] = days.GetValueOrDefault(Key(day)) + amount;
            if (amount > 0 && (days[Key(day)] > budget.PerDay || days.Values.Sum() > budget.PerMonth))
            {
                return false;
            }

            try
            {
                var condition = version is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = version };
                await blob.UploadAsync(BinaryData.FromObjectAsJson(days), new BlobUploadOptions { Conditions = condition }, cancellation);
                return true;
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await blobs.GetBlobContainerClient(Container).CreateIfNotExistsAsync(cancellationToken: cancellation);
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Another instance has spent meanwhile.
            }
        }
    }

    private static async Task<(Dictionary<string, decimal> Days, ETag? Version)> Read(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellation)).Value;
            return (JsonSerializer.Deserialize<Dictionary<string, decimal>>(found.Content)!, found.Details.ETag);
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return ([], null);
        }
    }

    private BlobClient Blob(string brand, string source, DateOnly day) =>
        blobs.GetBlobContainerClient(Container).GetBlobClient($"{brand}/{Uri.EscapeDataString(source)}/{day.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.json");

    private static string Key(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
