using System.Net.Http;
using System.Text.Json.Serialization;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources.Connecting;

/// <summary>How a shop of Shopify is signed in to: with an app of the Dev Dashboard, whose tokens live for a day, or with the lasting token of an older app.</summary>
public sealed class ShopifySignIn(VendorClient http, OAuthTokens tokens, ISecretStore secrets, TimeProvider time)
{
    /// <summary>What the secret of the app is called.</summary>
    public const string AppSecret = "client-secret";

    // Such an app has no refresh token: its id and secret are traded for a token again and again.
    private const string Again = "client-credentials";

    /// <summary>Trades the app's id and secret for a token.</summary>
    /// <exception cref="VendorException">Shopify refuses, or the secret is missing.</exception>
    public async Task<OAuthToken> Renew(Vendor vendor, string brand, string source, string? clientId, CancellationToken cancellation) =>
        clientId is not null && await secrets.Find(new SecretName(brand, source, AppSecret), cancellation) is { } secret
            ? await Grant(vendor, clientId, secret, cancellation)
            : throw vendor.Error(VendorErrorKind.Reauthorise, "the app's id or secret is missing");

    /// <summary>Has a person connect an app; gives its token, what keeps it, and its id where it is one of the Dev Dashboard.</summary>
    public async Task<(OAuthToken Token, Func<CancellationToken, Task> Keep, string? ClientId)> Connect(Vendor vendor, ConnectDialog dialog, CancellationToken cancellation)
    {
        dialog.Say("Shopify wants an app: https://dev.shopify.com, 'Create app', with the scopes read_orders, read_customers, and read_all_orders for orders of more than 60 days ago.");
        dialog.Say("Customers and their visits are protected: request 'Protected customer data access' for it. Install it in the shop. 'Settings' shows id and secret.");
        var clientId = dialog.Ask("The app's client id; nothing, to paste the lasting token of an app that was made in the shop's own settings", "", _ => null);
        var secret = dialog.AskSecret(clientId.Length == 0 ? "Paste the Admin API access token (it begins with shpat_)" : "The app's client secret");
        var token = clientId.Length == 0 ? new OAuthToken(secret, null) : await Grant(vendor, clientId, secret, cancellation);
        return (token, async stop =>
        {
            if (clientId.Length > 0)
            {
                await secrets.Save(new SecretName(dialog.Brand, dialog.Source, AppSecret), secret, stop);
            }

            await tokens.Save(dialog.Brand, dialog.Source, token, stop);
        }, clientId.Length == 0 ? null : clientId);
    }

    // https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant
    private async Task<OAuthToken> Grant(Vendor vendor, string clientId, string secret, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret };
        var request = new VendorRequest("/admin/oauth/access_token") { Method = HttpMethod.Post, Body = () => new FormUrlEncodedContent(form), Secrets = [secret] };
        var asked = vendor with { Classify = answer => answer.IsSuccess ? null : (int)answer.Status is 400 or 401 or 403 ? new VendorFault(VendorErrorKind.Reauthorise, answer.Says) : null };
        var answer = await http.Json<TokenAnswer>(asked, request, cancellation);
        return answer.AccessToken is { Length: > 0 } token
            ? new OAuthToken(token, answer.ExpiresIn is { } seconds and > 0 and < 1_000_000_000 ? time.GetUtcNow() + TimeSpan.FromSeconds((double)seconds) : null, Again) { Scope = answer.Scope }
            : throw vendor.Error(VendorErrorKind.Transient, "it gives no token");
    }

    private sealed record TokenAnswer([property: JsonPropertyName("access_token")] string? AccessToken, [property: JsonPropertyName("expires_in")] decimal? ExpiresIn, string? Scope);
}
