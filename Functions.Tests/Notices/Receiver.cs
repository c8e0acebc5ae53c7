using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SocialFunnel.Notices;

/// <summary>A webhook in this process: it keeps what it was sent, and answers as the test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>What came, in order.</summary>
    public ConcurrentQueue<(string Path, string? Key, JsonElement Body)> Got { get; } = new();

    /// <summary>Answers a request, the number of which is given.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Its address, with a path that nobody else may learn.</summary>
    public string Address => $"{app.Urls.First()}/services/T0SECRET";

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = JsonSerializer.Deserialize<JsonElement>(await reader.ReadToEndAsync());
        Got.Enqueue((context.Request.Path, context.Request.Headers["Idempotency-Key"], body));
        await Answer(context, Got.Count);
    }

    /// <summary>An address at which nobody listens.</summary>
    public static string Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/services/T0SECRET";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
