using System.Net.Http;
using System.Text;
using System.Text.Json.Serialization;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources.Connecting;

/// <summary>Trades codes and refresh tokens for tokens (OAuth 2.0, RFC 6749; PKCE, RFC 7636). Never sends the same request twice: many vendors void a token that is used again.</summary>
public sealed class OAuthClient(VendorClient http, TimeProvider time)
{
    /// <summary>Trades the code that came with the redirect.</summary>
    /// <exception cref="VendorException">The vendor refuses.</exception>
    public Task<OAuthToken> Exchange(OAuthApp app, string code, string verifier, CancellationToken cancellation) =>
        Ask(app, [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", app.Redirect.AbsoluteUri), .. app.UsesPkce ? [("code_verifier", verifier)] : Array.Empty<(string, string)>()], cancellation);

    /// <summary>Trades a refresh token. Give it to <see cref="OAuthTokens.Fresh"/>, which keeps others from doing the same and persists the answer.</summary>
    /// <exception cref="VendorException">The vendor refuses; a person has to sign in again.</exception>
    public Task<OAuthToken> Refresh(OAuthApp app, OAuthToken token, CancellationToken cancellation) =>
        Ask(app, [("grant_type", "refresh_token"), ("refresh_token", token.RefreshToken!)], cancellation);

    private async Task<OAuthToken> Ask(OAuthApp app, (string Name, string Value)[] form, CancellationToken cancellation)
    {
        IEnumerable<(string Name, string Value)> identity = app.UsesBasic ? [] : app.ClientSecret is { } secret ? [("client_id", app.ClientId), ("client_secret", secret)] : [("client_id", app.ClientId)];
        var fields = form.Concat(identity).Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(app.ClientId)}:{Uri.EscapeDataString(app.ClientSecret ?? "")}"));
        var answer = await http.Json<TokenAnswer>(
            app.Vendor with { Classify = answer => Refusal(answer) ?? app.Vendor.Classify(answer) },
            new VendorRequest(app.TokenPath)
            {
                Method = HttpMethod.Post,
                Body = () => new FormUrlEncodedContent(fields),
                Headers = app.UsesBasic ? new Dictionary<string, string> { ["Authorization"] = $"Basic {basic}" } : new Dictionary<string, string>(),
                Once = true,
                Secrets = [.. fields.Where(field => field.Key is not ("grant_type" or "client_id" or "redirect_uri")).Select(field => field.Value), basic],
            },
            cancellation);
        var now = time.GetUtcNow();
        return answer.AccessToken is { Length: > 0 } token
            ? new OAuthToken(token, After(now, answer.ExpiresIn), answer.RefreshToken, After(now, answer.RefreshTokenExpiresIn)) { Scope = answer.Scope }
            : throw app.Vendor.Error(VendorErrorKind.Transient, "it gives no token");
    }

    // RFC 6749, section 5.2.
    private static VendorFault? Refusal(VendorAnswer answer) => answer.IsSuccess ? null : answer.Find("error") switch
    {
        "invalid_grant" or "invalid_client" or "unauthorized_client" or "invalid_token" or "invalid_request" => new(VendorErrorKind.Reauthorise, answer.Find("error_description") ?? answer.Find("error")),
        "invalid_scope" => new(VendorErrorKind.PermissionMissing, answer.Find("error_description") ?? "scope"),
        _ => null,
    };

    private static DateTimeOffset? After(DateTimeOffset now, decimal? seconds) => seconds is > 0 and < 1_000_000_000 ? now + TimeSpan.FromSeconds((double)seconds) : null;

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] decimal? ExpiresIn,
        [property: JsonPropertyName("refresh_token")] string? RefreshToken,
        [property: JsonPropertyName("refresh_token_expires_in")] decimal? RefreshTokenExpiresIn,
        string? Scope);
}
