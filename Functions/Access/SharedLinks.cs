using System.IO;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Access;

/// <summary>Gives out links to pages of a brand, and opens them.</summary>
public sealed class SharedLinks(SignedLinks links, ShareStore shares, BrandStore brands, TimeProvider clock, IConfiguration configuration)
{
    /// <summary>How long a link opens its page when nothing else is said.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const int MostDays = 366;
    private const string Messages = "digests and alerts";
    private const string PublicUrl = "SocialFunnel:PublicUrl";

    /// <summary>Gives a link as asked for in the body of a request.</summary>
    public async Task<IResult> Create(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var wanted = await SmallJson.Read<NewShare>(request, "{ \"page\": \"report\", \"label\": \"for the board\", \"days\": 14 }", faults, cancellation);
        if (wanted is not null && !SharedPage.All.Contains(wanted.Page))
        {
            faults.Add(new Fault("page", $"Say which page the link opens: {string.Join(", ", SharedPage.All)}."));
        }

        if (wanted?.Label is not null)
        {
            SmallJson.CheckLabel(wanted.Label, faults);
        }

        if (wanted?.Days is < 1 or > MostDays)
        {
            faults.Add(new Fault("days", $"{wanted.Days} is out of range: 1 to {MostDays} days."));
        }

        return wanted is null || faults.Count > 0
            ? Problem.Invalid("The link cannot be given.", faults)
            : await Give(request, wanted.Page!, brand.Id, cancellation, wanted.Label, wanted.Days is { } days ? TimeSpan.FromDays(days) : Lifetime);
    }

    /// <summary>Gives a link to a page of a brand.</summary>
    public async Task<IResult> Give(HttpRequest request, string page, string brand, CancellationToken cancellation, string? label = null, TimeSpan? lifetime = null)
    {
        if ((await shares.List(brand, cancellation)).Count >= ShareStore.Most)
        {
            return Problem.Conflict($"Brand '{brand}' has given out {ShareStore.Most} links that still open something, as many as it may: call some back with DELETE /api/brands/{brand}/shares/ID.");
        }

        var id = KeyText.NewId();
        var link = links.Sign(page, brand, id, lifetime ?? Lifetime);
        await shares.Add(brand, new Share(id, page, label?.Trim() ?? "", clock.GetUtcNow(), link.ExpiresAt), cancellation);
        var path = $"{request.PathBase}{request.Path}";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new SharedLink(id, $"{Root(request)}{path[..(path.TrimEnd('/').LastIndexOf('/') + 1)]}{page}?{LinkToken.Query}={link.Token}", link.ExpiresAt));
    }

    /// <summary>Lists the links that were given out and open something.</summary>
    public async Task<IResult> List(string brand, CancellationToken cancellation) => TypedResults.Ok(BrandId.IsValid(brand) ? await shares.List(brand, cancellation) : []);

    /// <summary>Calls a link back.</summary>
    public async Task<IResult> Revoke(string brand, string share, CancellationToken cancellation) => BrandId.IsValid(brand) && await shares.Revoke(brand, share, cancellation)
        ? TypedResults.NoContent()
        : Problem.NotFound($"Brand '{BrandId.Shown(brand)}' has given out no link '{BrandId.Shown(share)}' that still opens something. GET /api/brands/BRAND/shares lists them.");

    /// <summary>The brand whose page a request may see; null when it may not, or when there is no such brand any more.</summary>
    public async Task<Brand?> Open(HttpRequest request, string page, string brand, CancellationToken cancellation)
    {
        try
        {
            return links.Read(page, brand, LinkToken.Of(request)) is { } id && await shares.Holds(brand, id, cancellation) ? await brands.Find(brand, cancellation) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// A link for a message that nobody asked for; null where no setting says what links begin with. The messages of a week share one, so that a
    /// brand with many channels does not use up its links.
    /// </summary>
    internal async Task<string?> ForMessage(string brand, string page, CancellationToken cancellation)
    {
        if (Root() is not { } root)
        {
            return null;
        }

        var (now, living) = (clock.GetUtcNow(), await shares.List(brand, cancellation));
        var share = living.LastOrDefault(share => share.Page == page && share.Label == Messages && share.ExpiresAt - now >= Lifetime / 2);
        if (share is null)
        {
            if (living.Count >= ShareStore.Most)
            {
                return null;
            }

            share = new Share(KeyText.NewId(), page, Messages, now, now + Lifetime);
            await shares.Add(brand, share, cancellation);
        }

        return $"{root}/api/brands/{brand}/{page}?{LinkToken.Query}={links.Sign(page, brand, share.Id, share.ExpiresAt - now).Token}";
    }

    /// <summary>An address of a brand for a message, which a key opens; null where no setting says what links begin with.</summary>
    internal string? WithoutLink(string brand, string path) => Root() is { } root ? $"{root}/api/brands/{brand}/{path}" : null;

    private string Root(HttpRequest request) => Root() ?? $"{request.Scheme}://{request.Host}";

    // In Azure the program sits behind the host, which knows the name that the world uses.
    private string? Root() =>
        configuration[PublicUrl] is { Length: > 0 } told ? told.TrimEnd('/')
        : configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host && !host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) ? $"https://{host}"
        : null;

    /// <summary>How a link is asked for.</summary>
    private sealed record NewShare(string? Page, string? Label, int? Days);
}

/// <summary>A link to a page. Whoever holds it can see that page of that brand, fill it in where it is a form, and nothing else.</summary>
/// <param name="Id">By which it can be called back.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="ExpiresAt">When it ceases to open anything.</param>
public sealed record SharedLink(string Id, string Url, DateTimeOffset ExpiresAt);
