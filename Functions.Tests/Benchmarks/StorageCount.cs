using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SocialFunnel.Benchmarks;

/// <summary>Counts what storage clients ask for, by service and kind of operation.</summary>
internal sealed partial class StorageCount : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<string, int> kinds = new(StringComparer.Ordinal);

    /// <summary>Operations of each kind since the last reset.</summary>
    public IReadOnlyDictionary<string, int> Kinds => new SortedDictionary<string, int>(kinds.ToDictionary(), StringComparer.Ordinal);

    /// <summary>Forgets all.</summary>
    public void Reset() => kinds.Clear();

    /// <summary>The same for the client of blobs, whose addresses say less.</summary>
    public HttpPipelinePolicy OfBlobs => new Blobs(this);

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) => Add(Kind(message.Request));

    private void Add(string kind) => kinds.AddOrUpdate(kind, 1, (_, known) => known + 1);

    private static string Kind(Request request)
    {
        var (method, path) = (request.Method.Method, request.Uri.Path);
        return path.Contains("/messages", StringComparison.Ordinal)
            ? method switch { "GET" => "queue receive", "POST" => "queue send", "DELETE" => "queue delete", _ => "queue renew" }
            : path.EndsWith("/$batch", StringComparison.Ordinal) ? "table transaction"
            : path.EndsWith("/Tables", StringComparison.Ordinal) ? "table create"
            : OneRow().IsMatch(path) ? method switch { "GET" => "table get row", "DELETE" => "table delete row", _ => "table write row" }
            : path.EndsWith("()", StringComparison.Ordinal) ? "table query"
            : method == "POST" ? "table write row"
            : "other";
    }

    private sealed class Blobs(StorageCount count) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => count.Add((message.Request.Method.Method, message.Request.Uri.Query) switch
        {
            ("GET", var query) when query.Contains("comp=list", StringComparison.Ordinal) => "blob list",
            ("GET" or "HEAD", _) => "blob read",
            ("DELETE", _) => "blob delete",
            _ => "blob write",
        });
    }

    [GeneratedRegex(@"\(PartitionKey")]
    private static partial Regex OneRow();
}
