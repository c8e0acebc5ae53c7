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

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) => requests.Enqueue((message.Request.Method.Method, message.Request.Uri.Path));
}
