using System.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SocialFunnel.Runs;

/// <summary>
/// Stands between a program and its storage: hands every request on, and tells a test which it was. The test decides whether it arrives,
/// and whether the program hears of it.
/// </summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Transfer-Encoding", "Keep-Alive", "Expect" };

    private readonly WebApplication app;
    private readonly HttpMessageInvoker storage = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 100 });
    private readonly Dictionary<int, Uri> services = [];

    private StorageProxy(WebApplication app, string connectionString) => (this.app, ConnectionString) = (app, connectionString);

    /// <summary>Leads through the proxy.</summary>
    public string ConnectionString { get; private set; }

    /// <summary>Is told of each request before it is handed on; says whether it shall be.</summary>
    public Func<HttpRequest, bool> Before { get; set; } = _ => true;

    /// <summary>Is told of each request after the storage has answered and before the program hears of it.</summary>
    public Action<HttpRequest> After { get; set; } = _ => { };

    /// <param name="connectionString">The account, with the addresses of its three services.</param>
    public static async Task<StorageProxy> Start(string connectionString)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        string[] names = ["BlobEndpoint", "QueueEndpoint", "TableEndpoint"];
        foreach (var _ in names)
        {
            app.Urls.Add("http://127.0.0.1:0");
        }

        var proxy = new StorageProxy(app, connectionString);
        app.Run(proxy.HandOn);
        await app.StartAsync();
        foreach (var (name, url) in names.Zip(app.Urls))
        {
            var own = new Uri(url);
            proxy.services[own.Port] = new Uri(new Uri(parts[name]).GetLeftPart(UriPartial.Authority));
            parts[name] = own.GetLeftPart(UriPartial.Authority) + new Uri(parts[name]).AbsolutePath;
        }

        proxy.ConnectionString = string.Join(';', parts.Select(part => $"{part.Key}={part.Value}")) + ';';
        return proxy;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        storage.Dispose();
    }

    private async Task HandOn(HttpContext context)
    {
        var request = context.Request;
        if (!Before(request))
        {
            context.Abort();
            return;
        }

        try
        {
            using var asked = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(services[context.Connection.LocalPort], context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget));
            if (request.ContentLength is not null || request.Headers.TransferEncoding.Count > 0)
            {
                asked.Content = new StreamContent(request.Body);
            }

            foreach (var header in request.Headers.Where(header => !OwnHeaders.Contains(header.Key)))
            {
                if (!asked.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
                {
                    asked.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
                }
            }

            // What is on its way arrives, also when the program is killed meanwhile.
            using var answer = await storage.SendAsync(asked, CancellationToken.None);
            var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            After(request);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => !OwnHeaders.Contains(header.Key) && header.Key != "Content-Length"))
            {
                context.Response.Headers[header.Key] = header.Value.ToArray();
            }

            if (body.Length > 0)
            {
                await context.Response.Body.WriteAsync(body, context.RequestAborted);
            }
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The program is gone.
        }
    }
}
