using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources.Connecting;

/// <summary>How a person signs in at LinkedIn: with an app of their own in the browser, or with a token that LinkedIn's own page makes.</summary>
public sealed class LinkedInSignIn(OAuthLogin login, OAuthTokens tokens, ISecretStore secrets, TimeProvider time, IOptions<LinkedInProgramOptions> options)
{
    /// <summary>What the secret of the app is called.</summary>
    public const string AppSecret = "client-secret";

    private const string TokenPage = "https://www.linkedin.com/developers/tools/oauth/token-generator";
    private static readonly TimeSpan TokenLives = TimeSpan.FromDays(60);
    private static readonly string[] Scopes = ["r_organization_social", "rw_organization_admin"];

    /// <summary>The app that may renew a source's token.</summary>
    /// <exception cref="VendorException">There is none: a person has to sign in again.</exception>
    public async Task<OAuthApp> App(Vendor vendor, string brand, string source, string? clientId, CancellationToken cancellation) =>
        clientId is not null && await secrets.Find(new SecretName(brand, source, AppSecret), cancellation) is { } secret
            ? Of(vendor, clientId, secret)
            : throw vendor.Error(VendorErrorKind.Reauthorise, "the app's id or secret is missing");

    /// <summary>Has a person sign in; gives the token, and the app's id where there is an app.</summary>
    public async Task<(OAuthToken Token, string? ClientId)> Connect(Vendor vendor, ConnectDialog dialog, CancellationToken cancellation)
    {
        var redirect = Of(vendor, "", null).Redirect;
        dialog.Say($"LinkedIn wants an app: https://www.linkedin.com/developers/apps, 'Create app', then under 'Products' request the Community Management API. Under 'Auth' add the redirect {redirect}.");
        var clientId = dialog.Ask("The app's client id (under 'Auth'); nothing, to paste a token from LinkedIn's own page instead", "", _ => null);
        if (clientId.Length == 0)
        {
            dialog.Say($"Open {TokenPage}, choose the app and the scopes {string.Join(", ", Scopes)}. Such a token lives for 60 days and cannot be renewed.");
            return (new OAuthToken(dialog.AskSecret("Paste the access token"), time.GetUtcNow() + TokenLives), null);
        }

        var secret = dialog.AskSecret("The app's client secret");
        var token = await login.SignIn(Of(vendor, clientId, secret), dialog, cancellation);
        await secrets.Save(new SecretName(dialog.Brand, dialog.Source, AppSecret), secret, cancellation);
        return (token, clientId);
    }

    /// <summary>Keeps the token of a source.</summary>
    public Task Save(ConnectDialog dialog, OAuthToken token, CancellationToken cancellation) => tokens.Save(dialog.Brand, dialog.Source, token, cancellation);

    // https://learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow
    private OAuthApp Of(Vendor vendor, string clientId, string? secret) =>
        new(vendor with { Address = options.Value.SignInAddress, Classify = _ => null }, "/oauth/v2/accessToken", new Uri(options.Value.SignInAddress, "/oauth/v2/authorization"), clientId, secret, Scopes) { UsesPkce = false };
}
