namespace SocialFunnel.Access;

/// <summary>Tells who asks.</summary>
public sealed class Callers(OperatorKey operatorKey)
{
    /// <summary>Header that carries a key; the one that Azure Functions uses.</summary>
    public const string Header = "x-functions-key";

    /// <summary>Part of the query that carries a key where there can be no header.</summary>
    public const string Query = "code";

    /// <summary>Who sends a request.</summary>
    internal Task<Caller> Of(HttpRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<Caller>(operatorKey.Is(Given(request)) ? new Caller.Operator() : new Caller.Stranger());
    }

    /// <summary>Whether a request carries a key at all.</summary>
    internal static bool HasKey(HttpRequest request) => request.Headers.ContainsKey(Header) || request.Query.ContainsKey(Query);

    // One key counts, so that two cannot be played off against each other. A header sent twice is one text with a comma, and no key.
    private static string Given(HttpRequest request) => request.Headers.TryGetValue(Header, out var header) ? header.ToString() : request.Query[Query].ToString();
}
