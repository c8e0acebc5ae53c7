using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources.Connecting;

/// <summary>An app that a person registered with a vendor, so that this program may ask on their behalf.</summary>
/// <param name="Vendor">Who gives the tokens: its address is the one that <paramref name="TokenPath"/> belongs to.</param>
/// <param name="TokenPath">Path of the token endpoint.</param>
/// <param name="Authorize">The page where a person permits it, without a query.</param>
/// <param name="ClientId">The app's id.</param>
/// <param name="ClientSecret">The app's secret; null for an app that has none.</param>
/// <param name="Scopes">What it asks to be permitted.</param>
public sealed record OAuthApp(Vendor Vendor, string TokenPath, Uri Authorize, string ClientId, string? ClientSecret, IReadOnlyList<string> Scopes)
{
    /// <summary>Whether the app's id and secret go into the header <c>Authorization: Basic</c>, as X wants it, and not into the body.</summary>
    public bool UsesBasic { get; init; }

    /// <summary>Whether the vendor takes proof keys (PKCE). LinkedIn refuses a code that is exchanged with one.</summary>
    public bool UsesPkce { get; init; } = true;

    /// <summary>Port of the redirect to this machine; the vendor knows the redirect as <see cref="Redirect"/>.</summary>
    public int Port { get; init; } = 8765;

    /// <summary>What is to be registered with the vendor as the app's redirect.</summary>
    public Uri Redirect => new($"http://127.0.0.1:{Port}/callback");

    /// <summary>Not the secret.</summary>
    public override string ToString() => $"{Vendor.Name} app {ClientId}";
}
