using System.Text.Json;

namespace SocialFunnel.Secrets;

/// <summary>
/// Tokens that a vendor lets expire. One instance at a time refreshes one, the others wait for what it gets; a new token is in the store before
/// anybody uses it, since with many vendors the old refresh token is void from then on.
/// </summary>
public sealed class OAuthTokens(ISecretStore secrets, SecretLeases leases, TimeProvider time)
{
    /// <summary>What the secret of a source's token is called.</summary>
    public const string What = "token";

    // The rest of the lease is for writing the new token down.
    private static readonly TimeSpan LongestRefresh = SecretLeases.Holds / 2;

    /// <summary>The token of a source as it stands; null where nobody has connected it.</summary>
    public async Task<OAuthToken?> Find(string brand, string source, CancellationToken cancellation) =>
        await secrets.Find(NameOf(brand, source), cancellation) is { } json ? JsonSerializer.Deserialize<OAuthToken>(json) : null;

    /// <summary>Keeps a token that a person signed in for.</summary>
    public Task Save(string brand, string source, OAuthToken token, CancellationToken cancellation) => secrets.Save(NameOf(brand, source), JsonSerializer.Serialize(token), cancellation);

    /// <summary>A token that works: the one at hand, or a refreshed one. Null where nobody has connected the source.</summary>
    /// <param name="brand">The brand's id.</param>
    /// <param name="source">Name of the configured source.</param>
    /// <param name="refresh">Trades the old token for a new one at the vendor; throws when the vendor refuses.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <param name="rejected">An access token that the vendor refused though it had not expired; it is refreshed, unless somebody has done so since.</param>
    public async Task<OAuthToken?> Fresh(
        string brand, string source, Func<OAuthToken, CancellationToken, Task<OAuthToken>> refresh, CancellationToken cancellation, string? rejected = null)
    {
        while (true)
        {
            var token = await Find(brand, source, cancellation);
            if (token is null || Works(token) || token.RefreshToken is null)
            {
                return token;
            }

            await using var lease = await leases.TryTake(NameOf(brand, source), cancellation);
            if (lease is null)
            {
                continue;
            }

            // Whoever had the lease before may have done it.
            token = await Find(brand, source, cancellation);
            if (token is null || Works(token))
            {
                return token;
            }

            return await Refresh(token);
        }

        bool Works(OAuthToken token) => token.IsFresh(time.GetUtcNow()) && token.AccessToken != rejected;

        async Task<OAuthToken> Refresh(OAuthToken token)
        {
            using var late = new CancellationTokenSource(LongestRefresh, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
            var next = await refresh(token, either.Token);
            next = next with { RefreshToken = next.RefreshToken ?? token.RefreshToken, RefreshExpiresAt = next.RefreshExpiresAt ?? (next.RefreshToken is null ? token.RefreshExpiresAt : null) };
            // Not to be interrupted: the old refresh token may be void by now.
            await Save(brand, source, next, CancellationToken.None);
            return next;
        }
    }

    private static SecretName NameOf(string brand, string source) => new(brand, source, What);
}
