namespace SocialFunnel.Access;

/// <summary>Tells who asks: the operator, the holder of a brand's key, or somebody who signed in with an account.</summary>
public sealed class Callers(OperatorKey operatorKey, KeyStore keys, PlatformAccount accounts)
{
    /// <summary>Header that carries a key; the one that Azure Functions uses.</summary>
    public const string Header = "x-functions-key";

    /// <summary>Part of the query that carries a key where there can be no header.</summary>
    public const string Query = "code";

    /// <summary>Who sends a request. A key that is sent decides alone, so that a wrong one is never made good by something else.</summary>
    internal async Task<Caller> Of(HttpRequest request, CancellationToken cancellation)
    {
        if (!HasKey(request))
        {
            return accounts.Of(request);
        }

        var given = Given(request);
        return operatorKey.Is(given) ? new Caller.Operator()
            : KeyText.Read(given) is { } key && await keys.Allows(key, cancellation) is { } permission ? new Caller.Known(new Dictionary<string, Permission>(StringComparer.Ordinal) { [key.Brand] = permission })
            : new Caller.Stranger();
    }

    /// <summary>Whether a request carries a key at all.</summary>
    internal static bool HasKey(HttpRequest request) => request.Headers.ContainsKey(Header) || request.Query.ContainsKey(Query);

    // One key counts, so that two cannot be played off against each other. A header sent twice is one text with a comma, and no key.
    private static string Given(HttpRequest request) => request.Headers.TryGetValue(Header, out var header) ? header.ToString() : request.Query[Query].ToString();
}
