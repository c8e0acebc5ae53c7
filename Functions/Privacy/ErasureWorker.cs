using SocialFunnel.Store;

namespace SocialFunnel.Privacy;

/// <summary>
/// Deletes brands, a bounded part at a time. The last part is always a scan of everything that finds nothing. What a worker that was under way
/// meanwhile may still write afterwards, the scans of the following nights find.
/// </summary>
public sealed partial class ErasureWorker(ErasureStore erasures, BrandTraces traces, BrandStore brands, TimeProvider clock, ILogger<ErasureWorker> logger)
{
    /// <summary>Rows and blobs that one message deletes at most: well within the ten minutes of a function.</summary>
    public const int MostAtOnce = 20_000;

    /// <summary>For so long deletions are looked after again, and remembered.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Deletes a part; asks for the next one until nothing is found.</summary>
    public async Task<EraseRequest?> Do(EraseRequest request, CancellationToken cancellation)
    {
        if (await erasures.Find(request.Brand, cancellation) is not { } erasure)
        {
            return null;
        }

        if (erasure.State == ErasureState.Done && await brands.Settings(request.Brand, cancellation) is not null)
        {
            // Somebody has made a brand of this name since; it is another one.
            await erasures.Forget(request.Brand, cancellation);
            return null;
        }

        var removed = await traces.Remove(request.Brand, MostAtOnce, cancellation);
        var now = await erasures.Add(request.Brand, removed, cancellation);
        if (now?.State == ErasureState.Done)
        {
            Log.Done(logger, request.Brand, now.Removed.Values.Sum());
            return null;
        }

        return now is null ? null : new EraseRequest(request.Brand);
    }

    /// <summary>Asks for another scan for every brand that was deleted lately, and forgets the deletions that are long ago.</summary>
    public async Task<EraseRequest[]> Again(CancellationToken cancellation)
    {
        var requests = new List<EraseRequest>();
        foreach (var erasure in await erasures.List(cancellation))
        {
            if (erasure.State == ErasureState.Done && clock.GetUtcNow() - erasure.RequestedAt > Remembered)
            {
                await erasures.Forget(erasure.Brand, cancellation);
            }
            else
            {
                requests.Add(new EraseRequest(erasure.Brand));
            }
        }

        return [.. requests];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Brand {Brand} is deleted: {Count} rows and files removed, and a scan of everything found nothing more")]
        public static partial void Done(ILogger logger, string brand, int count);
    }
}
