using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Net.Http.Headers;

namespace SocialFunnel.Reports;

/// <summary>A report on its way to a reader, with everything that browsers and caches must know of it.</summary>
/// <param name="body">The report.</param>
/// <param name="format">Its format.</param>
/// <param name="mark">What changes when it does, for <c>ETag</c>; null for what is not to be asked for again by it.</param>
/// <param name="file">Name for whoever saves it.</param>
/// <param name="language">Language of its texts.</param>
/// <param name="access">What the page's own addresses carry on to let its reader in.</param>
internal sealed class ReportAnswer(byte[] body, ReportFormat format, string? mark, string file, string language, string access) : IResult
{
    private static readonly byte[] Place = Encoding.UTF8.GetBytes(ReportView.Access.ToString());

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.CacheControl = mark is null ? "no-store" : "private, no-cache";
        response.Headers.Vary = "Accept, Accept-Language";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        var tag = mark is null ? null : new EntityTagHeaderValue($"\"{mark}\"");
        if (tag is not null)
        {
            response.GetTypedHeaders().ETag = tag;
            if (Has(request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = format is ReportFormat.Xlsx ? format.MediaType() : $"{format.MediaType()}; charset=utf-8";
        response.Headers.ContentLanguage = language;
        if (format is ReportFormat.Html)
        {
            response.Headers.ContentSecurityPolicy = ReportPage.Policy;
            await Page(response, httpContext.RequestAborted);
            return;
        }

        if (format is not ReportFormat.Json)
        {
            response.GetTypedHeaders().ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file };
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    // The page is kept for all its readers; each gets the own key back, and nobody else's.
    private async Task Page(HttpResponse response, CancellationToken cancellation)
    {
        var (mine, rest) = (Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(access)), body.AsMemory());
        for (var at = rest.Span.IndexOf(Place); at >= 0; at = rest.Span.IndexOf(Place))
        {
            await response.Body.WriteAsync(rest[..at], cancellation);
            await response.Body.WriteAsync(mine, cancellation);
            rest = rest[(at + Place.Length)..];
        }

        await response.Body.WriteAsync(rest, cancellation);
    }

    private static bool Has(HttpRequest request, EntityTagHeaderValue tag)
    {
        try
        {
            return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
