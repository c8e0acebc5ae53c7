using System.Text.RegularExpressions;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

/// <summary>Settings of the program for <see cref="ShopifySource"/>, section <c>SocialFunnel:Shopify</c>.</summary>
public sealed class ShopifyProgramOptions
{
    /// <summary>Where every shop is asked, such as a stand-in for Shopify; null for the shop's own address.</summary>
    public Uri? Address { get; set; }

    /// <summary>Version of the interface; Shopify serves each for a year, and an older one as the oldest it still serves. Default 2026-10.</summary>
    public string Version { get; set; } = "2026-10";

    /// <summary>Orders asked for at once, 1 to 250: more cost more of the points that Shopify grants to one request. Default 25.</summary>
    public int PageSize { get; set; } = 25;
}

/// <summary>Settings of a brand for <see cref="ShopifySource"/>.</summary>
public sealed partial record ShopifyOptions : ISourceOptions
{
    /// <summary>The shop, as in <c>acme.myshopify.com</c>.</summary>
    public string? Shop { get; init; }

    /// <summary>Id of the app from Shopify's Dev Dashboard, whose secret is in the secret store; null where a token of an older app is.</summary>
    public string? ClientId { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Faults()
    {
        if (!Form().IsMatch(Name))
        {
            yield return $"shop is '{Shop}', which is no shop: write its address at Shopify, such as acme.myshopify.com (not that of your own domain).";
        }
    }

    internal string Name => (Shop ?? "").Trim().ToLowerInvariant().Replace("https://", "", StringComparison.Ordinal).TrimEnd('/').Replace(".myshopify.com", "", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,99}$")]
    private static partial Regex Form();
}
