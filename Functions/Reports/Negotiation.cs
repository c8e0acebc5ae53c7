using Microsoft.Net.Http.Headers;

namespace SocialFunnel.Reports;

/// <summary>What a request would rather have.</summary>
internal static class Negotiation
{
    /// <summary>Whether HTML is named in Accept and liked better than JSON. Browsers name it; programs name JSON, anything, or nothing.</summary>
    public static bool PrefersHtml(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return false;
        }

        double Liking(string type) => accepted.Where(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(range => range.Quality ?? 1).DefaultIfEmpty(0).Max();
        return Liking("text/html") > Liking("application/json");
    }
}
