using System.IO;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Access;

/// <summary>Gives out links to the forms of a brand, and opens them.</summary>
public sealed class FormLinks(SignedLinks links, BrandStore brands, IConfiguration configuration)
{
    /// <summary>The form of the week's hours.</summary>
    internal const string Hours = "hours";

    /// <summary>The worksheet as a form.</summary>
    internal const string Worksheet = "worksheet-form";

    private const string PublicUrl = "SocialFunnel:PublicUrl";

    /// <summary>Gives a link to a form that stands beside the address asked.</summary>
    public IResult Give(HttpRequest request, string form, string brand)
    {
        var link = links.Sign(form, brand);
        var path = $"{request.PathBase}{request.Path}";
        var answer = new FormLink($"{Root(request)}{path[..(path.TrimEnd('/').LastIndexOf('/') + 1)]}{form}?{LinkToken.Query}={link.Token}", link.ExpiresAt);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(answer);
    }

    /// <summary>The brand whose form a request may see; null when it may not, or when there is no such brand any more.</summary>
    public async Task<Brand?> Open(HttpRequest request, string form, string brand, CancellationToken cancellation)
    {
        try
        {
            return links.Allows(form, brand, LinkToken.Of(request)) ? await brands.Find(brand, cancellation) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // In Azure the program sits behind the host, which knows the name that the world uses.
    private string Root(HttpRequest request) =>
        configuration[PublicUrl] is { Length: > 0 } told ? told.TrimEnd('/')
        : configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host && !host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) ? $"https://{host}"
        : $"{request.Scheme}://{request.Host}";
}

/// <summary>A link to a form. Whoever holds it can fill in that form of that brand, and nothing else.</summary>
/// <param name="Url">Where it leads.</param>
/// <param name="ExpiresAt">When it ceases to open anything.</param>
public sealed record FormLink(string Url, DateTimeOffset ExpiresAt);
