using System.Net.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SocialFunnel.Sources.Http;

/// <summary>One request to a vendor.</summary>
/// <param name="Path">Path and query, or a whole address on the vendor's host, such as a next page's.</param>
public sealed record VendorRequest(string Path)
{
    /// <summary>GET unless said otherwise.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Token for the header <c>Authorization: Bearer</c>; null for public data.</summary>
    public string? Bearer { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Makes the body; null for none.</summary>
    public Func<HttpContent>? Body { get; init; }

    /// <summary>Never sent twice by itself: it changes something, such as a token that rotates.</summary>
    public bool Once { get; init; }

    /// <summary>404 is an answer, too: the page after the last.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>The form of the answer.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>What no message may repeat, beside the token and the values of <see cref="Headers"/>: secrets in the body or the path.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>A request with a query; parts without a value are left out.</summary>
    public static VendorRequest Get(string path, params (string Name, string? Value)[] query) =>
        new(QueryHelpers.AddQueryString(path, query.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))));

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path.Split('?')[0]}";
}
