using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace SocialFunnel.Secrets;

/// <summary>Lets one instance at a time change a secret, over all machines on one storage account. A holder that dies loses the lease after a minute.</summary>
public sealed class SecretLeases(BlobServiceClient blobs, TimeProvider time)
{
    /// <summary>Container of the leased blobs, which are empty.</summary>
    public const string Container = "secret-leases";

    /// <summary>How long a lease holds; whatever is done under it must have ended before.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Takes the lease of a secret; null where another instance has it, after a short pause in which that one may end.</summary>
    public async Task<SecretLease?> TryTake(SecretName name, CancellationToken cancellation)
    {
        var container = blobs.GetBlobContainerClient(Container);
        var blob = container.GetBlobClient(name.ToString());
        try
        {
            var lease = blob.GetBlobLeaseClient();
            await lease.AcquireAsync(Holds, cancellationToken: cancellation);
            return new SecretLease(lease);
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await Create(blob, cancellation);
            return null;
        }
        catch (RequestFailedException taken) when (taken.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            await Task.Delay(Pause + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(100)), time, cancellation);
            return null;
        }
    }

    private static async Task Create(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, overwrite: false, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // Another instance made it, or holds it by now.
        }
    }
}

/// <summary>A lease that is held.</summary>
public sealed class SecretLease(BlobLeaseClient lease) : IAsyncDisposable
{
    /// <summary>Gives it back; one that has run out is nobody's any more.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (RequestFailedException)
        {
            // It runs out by itself.
        }
    }
}
