using System.IO;
using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>Finds the brands whose local night has come. May be asked as often as one likes: a night is opened once.</summary>
public sealed partial class Nights(BrandStore brands, RunStore runs, RunOpener opener, IOptions<RunOptions> options, ILogger<Nights> logger)
{
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
            var due = brand.Calendar.DueDay(page.At);
            if (!(brand.LastNight >= due))
            {
                requests.AddRange(await Open(brand.Id, due, page.At, cancellation));
            }
        }

        requests.AddRange(await NeverStarted(page, cancellation));
        return [.. requests];
    }

    private async Task<PullRequest[]> Open(string id, DateOnly due, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            if (await brands.Find(id, cancellation) is not { } brand)
            {
                return [];
            }

            var (_, requests) = await opener.Night(brand, due, now, cancellation);
            await brands.RememberNight(id, due, cancellation);
            return requests;
        }
        catch (InvalidDataException invalid)
        {
            // One brand that cannot be read must not keep the others from their night.
            Log.BrandInvalid(logger, id, invalid.Message);
            return [];
        }
    }

    private async Task<IReadOnlyList<PullRequest>> NeverStarted(NightRequest page, CancellationToken cancellation)
    {
        var requests = new List<PullRequest>();
        await foreach (var open in runs.Open(page.FirstBrand, page.LastBrand, cancellation))
        {
            if (open.OpenedAt + options.Value.SendAgainAfter <= page.At && await runs.Find(open.Brand, open.Run, cancellation) is { } status)
            {
                requests.AddRange(status.Pulls.Where(pull => pull.State == PullState.Waiting).Select(pull => new PullRequest(open.Brand, open.Run, pull.Id)));
            }
        }

        return requests;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Brand {Brand} has no night: {Problem}")]
        public static partial void BrandInvalid(ILogger logger, string brand, string problem);
    }
}
