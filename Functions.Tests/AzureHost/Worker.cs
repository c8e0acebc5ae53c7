using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Server;

namespace SocialFunnel.AzureHost;

/// <summary>A worker process with somebody to talk to: asks and waits for the answer.</summary>
internal sealed class Worker : IFunctionRpc, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> asked = new();
    private readonly TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? server;
    private Process? process;

    /// <summary>What the worker logged as an error.</summary>
    public ConcurrentQueue<string> Errors { get; } = [];

    /// <summary>Starts the worker of a published package and waits for its call.</summary>
    public static async Task<Worker> Start(string package, IReadOnlyDictionary<string, string> settings)
    {
        var worker = new Worker();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<IFunctionRpc>(worker);
        builder.Services.AddCodeFirstGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null));
        worker.server = builder.Build();
        worker.server.MapGrpcService<IFunctionRpc>();
        await worker.server.StartAsync();
        var address = worker.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(package, "SocialFunnel.dll"), "--functions-uri", address, "--functions-worker-id", "worker",
            "--functions-request-id", "start", "--functions-grpc-max-message-length", "2147483647"])
        {
            WorkingDirectory = package,
            Environment = { ["FUNCTIONS_WORKER_DIRECTORY"] = package, ["FUNCTIONS_APPLICATION_DIRECTORY"] = package },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        worker.process = Process.Start(start)!;
        var ended = worker.process.WaitForExitAsync();
        return await Task.WhenAny(worker.called.Task, ended).WaitAsync(Patience) == ended
            ? throw new InvalidOperationException($"The worker ended with {worker.process.ExitCode} before it called its host.")
            : worker;
    }

    /// <summary>Sends a message and waits for what answers it.</summary>
    public async Task<StreamingMessage> Ask(StreamingMessage question)
    {
        question.RequestId = Guid.NewGuid().ToString();
        var answer = asked[question.RequestId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await outgoing.Writer.WriteAsync(question);
        return await answer.Task.WaitAsync(Patience);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StreamingMessage> EventStream(IAsyncEnumerable<StreamingMessage> messages, CallContext context = default)
    {
        var hearing = Hear(messages, context.CancellationToken);
        await foreach (var message in outgoing.Reader.ReadAllAsync(context.CancellationToken))
        {
            yield return message;
        }

        await hearing;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
        outgoing.Writer.TryComplete();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private async Task Hear(IAsyncEnumerable<StreamingMessage> messages, CancellationToken cancellation)
    {
        await foreach (var message in messages.WithCancellation(cancellation))
        {
            if (message.StartStream is not null)
            {
                called.TrySetResult();
            }
            else if (message.Log is { Level: >= 4 } log)
            {
                Errors.Enqueue($"{log.Category}: {log.Message} {log.Exception?.Message}");
            }
            else if (asked.TryRemove(message.RequestId, out var waiting))
            {
                waiting.SetResult(message);
            }
        }
    }
}
