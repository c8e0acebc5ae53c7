using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources.Connecting;

/// <summary>Asks vendors in the name of a person who has signed in. The token is renewed when it has run out, and once more when the vendor no longer takes it.</summary>
public sealed class SignIns(OAuthTokens tokens, OAuthClient client, TimeProvider time)
{
    /// <summary>Asks with a token that works.</summary>
    /// <param name="context">The pull; told two weeks before a person has to sign in again.</param>
    /// <param name="vendor">Who is asked.</param>
    /// <param name="app">Finds the app that may renew the token; asked only when that is needed.</param>
    /// <param name="ask">Asks with an access token.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <exception cref="VendorException">Nobody has signed in, the sign-in is over, or the vendor refuses.</exception>
    public Task<T> Ask<T>(PullContext context, Vendor vendor, Func<CancellationToken, Task<OAuthApp>> app, Func<string, Task<T>> ask, CancellationToken cancellation) =>
        Ask(context, vendor, async (old, stop) => await client.Refresh(await app(stop), old, stop), ask, cancellation);

    /// <summary>Asks with a token that works, of a vendor that renews tokens in a way of its own.</summary>
    public async Task<T> Ask<T>(PullContext context, Vendor vendor, Func<OAuthToken, CancellationToken, Task<OAuthToken>> renew, Func<string, Task<T>> ask, CancellationToken cancellation)
    {
        var token = await Fresh(context, vendor, renew, null, cancellation);
        if (token.ExpiryNote(vendor.Name, vendor.Type, time.GetUtcNow()) is { } note && !context.Refusals.Notes.Contains(note, StringComparer.Ordinal))
        {
            context.Refusals.Note(note);
            context.Refusals.SignInEnds = token.SignInEnds;
        }

        try
        {
            return await ask(token.AccessToken);
        }
        catch (VendorException refused) when (refused.Kind is VendorErrorKind.Reauthorise && token.RefreshToken is not null)
        {
            return await ask((await Fresh(context, vendor, renew, token.AccessToken, cancellation)).AccessToken);
        }
    }

    private async Task<OAuthToken> Fresh(PullContext context, Vendor vendor, Func<OAuthToken, CancellationToken, Task<OAuthToken>> renew, string? rejected, CancellationToken cancellation)
    {
        var token = await tokens.Fresh(context.Brand.Id, context.Source, renew, cancellation, rejected)
            ?? throw vendor.Error(VendorErrorKind.Reauthorise, "nobody has signed in yet");
        return token.ExpiresAt <= time.GetUtcNow() ? throw vendor.Error(VendorErrorKind.Reauthorise, $"the sign-in ended on {token.ExpiresAt:yyyy-MM-dd}") : token;
    }
}
