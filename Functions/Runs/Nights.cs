using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>Finds the brands whose local night has come. May be asked as often as one likes: a night is opened once.</summary>
public sealed partial class Nights(BrandStore brands, RunStore runs, RunOpener opener, IOptions<RunOptions> options, ILogger<Nights> logger)
{
    // A pull that waits in a long queue is not lost: sending it again each time would only make the queue longer.
    private const int Patience = 4;

    /// <summary>Cuts all brands into pages, one message each.</summary>
    public async Task<NightRequest[]> Pages(DateTimeOffset now, CancellationToken cancellation)
    {
        var pages = new List<NightRequest>();
        await foreach (var page in brands.List(null, null, cancellation).Select(brand => brand.Id).Chunk(options.Value.BrandsPerMessage).WithCancellation(cancellation))
        {
            pages.Add(new NightRequest(page[0], page[^1], now));
        }

        return [.. pages];
    }

    /// <summary>
    /// Opens the due nights of a page of brands, and names again the pulls that nobody took up. After an outage of days only the latest night
    /// is opened; the days between are asked for again as holes in what the sources have told.
    /// </summary>
    public async Task<PullRequest[]> Open(NightRequest page, CancellationToken cancellation)
    {
        var requests = new List<PullRequest>();
        await foreach (var brand in brands.List(page.FirstBrand, page.LastBrand, cancellation))
        {
            requests.AddRange(await Open(brand, page.At, cancellation));
        }

        requests.AddRange(await NeverStarted(page, cancellation));
        return [.. requests];
    }

    private async Task<PullRequest[]> Open(BrandNight night, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var due = night.Calendar.DueDay(now);
            if (night.LastNight >= due || await brands.Find(night.Id, cancellation) is not { } brand)
            {
                return [];
            }

            var (_, requests) = await opener.Night(brand, due, now, cancellation);
            await brands.RememberNight(night.Id, due, cancellation);
            return requests;
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            // One brand must not keep the others from their night. Its own comes with the next page, which finds it still due.
            Log.NoNight(logger, night.Id, failed);
            return [];
        }
    }

    private async Task<IReadOnlyList<PullRequest>> NeverStarted(NightRequest page, CancellationToken cancellation)
    {
        var requests = new List<PullRequest>();
        await foreach (var open in runs.Open(page.FirstBrand, page.LastBrand, cancellation))
        {
            var after = options.Value.SendAgainAfter;
            if (open.OpenedAt + after > page.At || open.SentAgainAt + (Patience * after) >= page.At || await runs.Find(open.Brand, open.Run, cancellation) is not { } status)
            {
                continue;
            }

            var waiting = status.Pulls.Where(pull => pull.State == PullState.Waiting).Select(pull => new PullRequest(open.Brand, open.Run, pull.Id)).ToArray();
            if (waiting.Length > 0)
            {
                await runs.RememberSent(open, page.At, cancellation);
                requests.AddRange(waiting);
            }
        }

        return requests;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Brand {Brand} has no night")]
        public static partial void NoNight(ILogger logger, string brand, Exception failed);
    }
}
