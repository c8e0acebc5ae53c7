using System.Net;
using System.Net.Http;

namespace SocialFunnel.Outbound;

/// <summary>
/// Follows redirects of requests that only read. Every hop is judged anew, cookies live as long as the chain (WordPress sets one before its first
/// answer), and credentials never leave their host.
/// </summary>
internal sealed class OutboundRedirects(OutboundGuard guard) : DelegatingHandler
{
    private const int Most = 5;

    // Each hop gets its own: cookies by their host, and what tracing adds.
    private static readonly string[] OfThisHop = ["Cookie", "Host", "traceparent", "tracestate", "baggage"];

    // Everything else may be a credential.
    private static readonly HashSet<string> Harmless = new(["Accept", "Accept-Encoding", "Accept-Language", "User-Agent", "If-None-Match", "If-Modified-Since", .. OfThisHop], StringComparer.OrdinalIgnoreCase);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        Judge(request);
        var answer = await base.SendAsync(request, cancellation);
        var jar = new CookieContainer();
        for (var hops = 0; IsRedirect(answer) && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head); hops++)
        {
            if (hops == Most)
            {
                throw new OutboundException($"{request.RequestUri!.IdnHost} redirects more than {Most} times: check the address.");
            }

            var from = request.RequestUri!;
            request = Next(request, new Uri(from, answer.Headers.Location!));
            Keep(jar, from, answer);
            answer.Dispose();
            if (jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies)
            {
                request.Headers.Remove("Cookie");
                request.Headers.TryAddWithoutValidation("Cookie", cookies);
            }

            Judge(request);
            answer = await base.SendAsync(request, cancellation);
        }

        answer.RequestMessage = request;
        return answer;
    }

    private void Judge(HttpRequestMessage request)
    {
        if (guard.Fault(request.RequestUri!, request.Options.TryGetValue(OutboundRequest.ChosenByBrand, out var chosen) && chosen) is { } fault)
        {
            throw new OutboundException(fault);
        }
    }

    private static HttpRequestMessage Next(HttpRequestMessage request, Uri address)
    {
        var from = request.RequestUri!;
        var upgraded = from.Scheme == "http" && address is { Scheme: "https", IsDefaultPort: true };
        var sameHost = address.IdnHost == from.IdnHost && (upgraded || (address.Scheme, address.Port) == (from.Scheme, from.Port));
        if (!sameHost && request.Headers.Any(header => !Harmless.Contains(header.Key)))
        {
            throw new OutboundException($"{from.IdnHost} redirects to {address.IdnHost}: credentials do not follow. Check the address.");
        }

        var next = new HttpRequestMessage(request.Method, address) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var (name, values) in request.Headers.Where(header => !OfThisHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            next.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var option in request.Options)
        {
            next.Options.TryAdd(option.Key, option.Value);
        }

        return next;
    }

    private static void Keep(CookieContainer jar, Uri from, HttpResponseMessage answer)
    {
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            try
            {
                jar.SetCookies(from, cookie);
            }
            catch (CookieException)
            {
                // A cookie that is none is not kept.
            }
        }
    }

    private static bool IsRedirect(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && answer.Headers.Location is not null;
}
