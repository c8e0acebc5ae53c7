using System.Collections.Concurrent;
using System.IO;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SocialFunnel.Sources.Http;

/// <summary>A vendor in this process: answers as recorded, or as a test wants it.</summary>
internal sealed class VendorServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private VendorServer(Recording recording)
    {
        Recording = recording;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(Answer);
    }

    public static VendorServer Of(Recording recording) => new(recording);

    public Recording Recording { get; set; }

    /// <summary>Takes a request over; false leaves it to the recording.</summary>
    public Func<HttpContext, Task<bool>> Instead { get; set; } = _ => Task.FromResult(false);

    /// <summary>Changes the text of recorded answers.</summary>
    public Func<Exchange, string> Text { get; set; } = exchange => exchange.Text;

    /// <summary>All requests so far: method, path and query.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The bodies of all requests so far.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>Values of all headers that may hold a credential.</summary>
    public ConcurrentQueue<string> Credentials { get; } = new();

    public Uri Address => new(app.Urls.First());

    public Task Start() => app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Sends a recorded answer.</summary>
    public async Task Send(HttpContext context, Exchange exchange)
    {
        context.Response.StatusCode = exchange.Status;
        context.Response.ContentType = exchange.Type;
        foreach (var (name, value) in exchange.Headers)
        {
            context.Response.Headers[name] = value.Replace("{server}", Address.ToString().TrimEnd('/'), StringComparison.Ordinal);
        }

        await context.Response.WriteAsync(Text(exchange).Replace("{server}", Address.ToString().TrimEnd('/'), StringComparison.Ordinal));
    }

    private async Task Answer(HttpContext context)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        foreach (var header in context.Request.Headers.Where(header => header.Key is "Authorization" or "Cookie" || header.Key.Contains("token", StringComparison.OrdinalIgnoreCase) || header.Key.Contains("key", StringComparison.OrdinalIgnoreCase)))
        {
            Credentials.Enqueue(header.Value.ToString());
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Bodies.Enqueue(body);
        context.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
        if (await Instead(context))
        {
            return;
        }

        var query = context.Request.Query.ToDictionary(part => part.Key, part => part.Value.ToString());
        await Send(context, Recording.Find(context.Request.Path, query, body) ?? new Exchange("", "nothing was recorded for this") { Status = 404, Type = "text/plain" });
    }
}
