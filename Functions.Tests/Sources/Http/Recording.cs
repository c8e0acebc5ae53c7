using System.Text.Json;
using System.Text.Json.Nodes;
using SocialFunnel.Infra;

namespace SocialFunnel.Sources.Http;

/// <summary>What a vendor answers to what, shaped as its documentation shows it: <c>Functions.Tests/Sources/NAME.json</c>.</summary>
/// <param name="Exchanges">Requests and their answers.</param>
public sealed record Recording(IReadOnlyList<Exchange> Exchanges)
{
    public static Recording Of(string name) => JsonSerializer.Deserialize<Recording>(RepositoryFiles.Read($"Functions.Tests/Sources/{name}.json"), JsonSerializerOptions.Web)!;

    /// <summary>The exchange that fits a request best: its path, and the most of its query.</summary>
    public Exchange? Find(string path, IReadOnlyDictionary<string, string> query, string body = "") => Exchanges
        .Where(exchange => exchange.Path == path && exchange.Query.All(part => query.GetValueOrDefault(part.Key) == part.Value) && body.Contains(exchange.Sends, StringComparison.Ordinal))
        .MaxBy(exchange => exchange.Query.Count + exchange.Sends.Length);

    /// <summary>Whether a path leads to pages of a list.</summary>
    public bool IsPaged(string path) => Exchanges.Any(exchange => exchange.Page > 0 && exchange.Path == path);
}

/// <summary>A request and its answer.</summary>
/// <param name="Path">Path without query.</param>
/// <param name="Body">JSON, or a text for anything else.</param>
public sealed record Exchange(string Path, JsonNode? Body)
{
    /// <summary>Parts of the query that it answers.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>Text within the body of the requests that it answers.</summary>
    public string Sends { get; init; } = "";

    /// <summary>Which page of a list it is, from 1; 0 for none.</summary>
    public int Page { get; init; }

    public int Status { get; init; } = 200;

    public string Type { get; init; } = "application/json; charset=utf-8";

    /// <summary>Headers; <c>{server}</c> stands for the server's address.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string Text => Body is JsonValue value && value.TryGetValue<string>(out var text) ? text : Body?.ToJsonString() ?? "";
}
