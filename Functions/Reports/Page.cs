using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel.Reports;

/// <summary>
/// A page for a person: complete in itself, without scripts and without a request to anywhere else. It is not cached and tells nobody the address
/// it came from, since that address may be a secret.
/// </summary>
internal sealed class Page(int status, string title, Markup body) : IResult
{
    private const string Style =
        """
        :root{color-scheme:light dark;--ink:#1b2430;--soft:#566273;--paper:#fff;--line:#c3cad4;--deep:#0b5cad;--on:#fff;--bad:#b3261e;--good:#1a6e3c;--wash:#f3f6fa}
        @media(prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#a6b1bf;--paper:#14181e;--line:#46515f;--deep:#8cc2ff;--on:#0b1c30;--bad:#ffb4ab;--good:#86d9a4;--wash:#1d232b}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:40rem;padding:1rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
        h1{font-size:1.5rem;line-height:1.2;margin:.25rem 0 .5rem}h2{font-size:1.125rem;margin:1.5rem 0 .5rem}
        p{margin:.5rem 0}.soft{color:var(--soft);font-size:.9375rem}
        .bad{color:var(--bad);font-size:.9375rem;margin:.25rem 0}.good{color:var(--good)}
        .box{border-left:.25rem solid;padding:.5rem .75rem;background:var(--wash);margin:1rem 0}
        nav{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;margin:.75rem 0}
        a{color:var(--deep);padding:.5rem 0}
        fieldset{border:1px solid var(--line);border-radius:.5rem;margin:0 0 .75rem;padding:.5rem .75rem .75rem;min-width:0}
        legend{font-weight:600;padding:0 .25rem}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
        label{display:block}
        input[type=text]{width:100%;font:inherit;padding:.625rem;margin-top:.25rem;border:1px solid var(--line);border-radius:.375rem;background:var(--paper);color:var(--ink)}
        input[aria-invalid]{border:2px solid var(--bad)}
        .ticks{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
        .ticks label{display:flex;align-items:center;gap:.5rem;min-height:2.75rem}
        input[type=checkbox]{width:1.375rem;height:1.375rem;accent-color:var(--deep);flex:none}
        button{display:block;width:100%;font:inherit;font-weight:600;padding:.875rem 1rem;margin:.75rem 0;border:2px solid var(--deep);border-radius:.5rem;background:var(--paper);color:var(--deep);cursor:pointer}
        button.first{background:var(--deep);color:var(--on);font-size:1.1875rem;padding:1.125rem 1rem}
        :focus-visible{outline:3px solid var(--deep);outline-offset:2px}
        progress{width:100%;height:.75rem;accent-color:var(--deep)}
        table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{text-align:right;padding:.5rem .25rem;border-bottom:1px solid var(--line)}th:first-child,td:first-child{text-align:left}
        h3{font-size:1rem;margin:1.5rem 0 .25rem}caption{text-align:left}.text th,.text td{text-align:left;vertical-align:top;padding-right:.75rem}
        pre{overflow:auto;background:var(--wash);padding:.75rem;font-size:.875rem}code{font-size:.9375em}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Seconds after which a browser asks for the page again, with scripts or without; null for never. Whoever sets it offers a way to stop it.</summary>
    public int? RefreshAfter { get; set; }

    /// <summary>A page.</summary>
    public static Page Ok(string title, Markup body) => new(StatusCodes.Status200OK, title, body);

    /// <summary>A page that says what to correct.</summary>
    public static Page Invalid(string title, Markup body) => new(StatusCodes.Status400BadRequest, title, body);

    /// <summary>The answer to every link that does not open what it asks for, whatever the reason is.</summary>
    public static Page Forbidden() => new(StatusCodes.Status403Forbidden, "This link opens nothing", Markup.Of(
        $"<h1>This link opens nothing</h1><p>It may be older than two weeks, or incomplete. Ask whoever sent it for a new one.</p>"));

    /// <summary>Sends the browser to a page after a form was taken, so that reloading does not send the form again.</summary>
    /// <param name="address">Path and query on this host.</param>
    public static IResult SeeOther(string address) => new Redirection(address);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        Protect(httpContext.Response);
        httpContext.Response.Headers.ContentSecurityPolicy = Policy;
        if (RefreshAfter is { } seconds)
        {
            httpContext.Response.Headers["Refresh"] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        var head = Markup.Of($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" href=\"data:,\"><title>{title}</title><style>");
        var rest = Markup.Of($"</style></head><body><main>{body}</main></body></html>\n");
        return httpContext.Response.WriteAsync(string.Concat(head, Style, rest), httpContext.RequestAborted);
    }

    private static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private sealed class Redirection(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            Protect(httpContext.Response);
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
