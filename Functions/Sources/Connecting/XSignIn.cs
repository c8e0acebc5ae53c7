using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources.Connecting;

/// <summary>How X is signed in to: by the account's owner in the browser, or with the token of an app, for what is public.</summary>
public sealed class XSignIn(OAuthLogin login, OAuthTokens tokens, ISecretStore secrets, IOptions<XProgramOptions> options)
{
    /// <summary>What the secret of the app's own token is called.</summary>
    public const string BearerSecret = "bearer";

    private const string AppSecret = "client-secret";
    private static readonly string[] Scopes = ["tweet.read", "users.read", "offline.access"];

    /// <summary>The app's own token.</summary>
    /// <exception cref="VendorException">There is none.</exception>
    public async Task<string> Bearer(Vendor vendor, string brand, string source, CancellationToken cancellation) =>
        await secrets.Find(new SecretName(brand, source, BearerSecret), cancellation) ?? throw vendor.Error(VendorErrorKind.Reauthorise, "no token is stored");

    /// <summary>The app that may renew a source's token.</summary>
    /// <exception cref="VendorException">It is not known: a person has to sign in again.</exception>
    public async Task<OAuthApp> App(Vendor vendor, string brand, string source, string? clientId, CancellationToken cancellation) =>
        clientId is null ? throw vendor.Error(VendorErrorKind.Reauthorise, "the app's id is missing")
        : Of(vendor, clientId, await secrets.Find(new SecretName(brand, source, AppSecret), cancellation));

    /// <summary>Has a person sign in; gives a token, what keeps it, and the app's id where the owner signed in.</summary>
    public async Task<(string Bearer, Func<CancellationToken, Task> Keep, string? ClientId)> Connect(Vendor vendor, ConnectDialog dialog, CancellationToken cancellation)
    {
        dialog.Say("X wants an app: https://console.x.com, 'Create app'. Its bearer token reads what is public. For clicks the owner signs in:");
        dialog.Say($"under 'User authentication settings' choose 'Read', the type 'Web App', and the callback {Of(vendor, "", null).Redirect}.");
        var clientId = dialog.Ask("The app's OAuth 2.0 client id; nothing, to paste the app's bearer token instead", "", _ => null);
        if (clientId.Length == 0)
        {
            var bearer = dialog.AskSecret("Paste the app's bearer token");
            return (bearer, stop => secrets.Save(new SecretName(dialog.Brand, dialog.Source, BearerSecret), bearer, stop), null);
        }

        var secret = dialog.AskSecret("The app's OAuth 2.0 client secret");
        var token = await login.SignIn(Of(vendor, clientId, secret), dialog, cancellation);
        return (token.AccessToken, async stop =>
        {
            await secrets.Save(new SecretName(dialog.Brand, dialog.Source, AppSecret), secret, stop);
            await tokens.Save(dialog.Brand, dialog.Source, token, stop);
        }, clientId);
    }

    // https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code
    private OAuthApp Of(Vendor vendor, string clientId, string? secret) =>
        new(vendor, "/2/oauth2/token", new Uri(options.Value.SignInAddress, "/i/oauth2/authorize"), clientId, secret, Scopes) { UsesBasic = secret is not null };
}
