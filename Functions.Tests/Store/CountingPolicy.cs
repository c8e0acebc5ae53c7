using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SocialFunnel.Store;

/// <summary>Counts the requests that a storage client sends, retries included.</summary>
internal sealed class CountingPolicy : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<(string Method, string Path)> requests = new();

    /// <summary>Method and path of every request.</summary>
    public IReadOnlyList<(string Method, string Path)> Requests => [.. requests];

    /// <summary>Requests that write rows; the creation of tables is none.</summary>
    public int Writes => requests.Count(request => request.Method != "GET" && !request.Path.EndsWith("/Tables", StringComparison.Ordinal));

    /// <summary>Is awaited before each request is sent, given its method and path: a test lets something else happen first, or throws.</summary>
    public Func<string, string, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await Before(message.Request.Method.Method, message.Request.Uri.Path);
        await base.ProcessAsync(message, pipeline);
    }

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) => requests.Enqueue((message.Request.Method.Method, message.Request.Uri.Path));
}
