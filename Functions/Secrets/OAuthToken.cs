namespace SocialFunnel.Secrets;

/// <summary>What a vendor gave when a person signed in.</summary>
/// <param name="AccessToken">Opens the vendor's interface.</param>
/// <param name="ExpiresAt">When it no longer does; null where it does not expire, or nobody knows.</param>
/// <param name="RefreshToken">Gets the next one; null where a person has to sign in again.</param>
/// <param name="RefreshExpiresAt">When that no longer does; null where it does not expire, or nobody knows.</param>
public sealed record OAuthToken(string AccessToken, DateTimeOffset? ExpiresAt, string? RefreshToken = null, DateTimeOffset? RefreshExpiresAt = null)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WorthTelling = TimeSpan.FromDays(14);

    /// <summary>What the vendor permitted, as it says it; null where it does not.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether it opens the interface for a while longer.</summary>
    public bool IsFresh(DateTimeOffset now) => ExpiresAt is null || ExpiresAt - Early > now;

    /// <summary>When a person has to sign in again; null when never, or nobody knows.</summary>
    public DateTimeOffset? SignInEnds => RefreshToken is null ? ExpiresAt : RefreshExpiresAt;

    /// <summary>What to tell a person two weeks ahead of that; null while there is nothing to tell.</summary>
    public string? ExpiryNote(string vendor, string type, DateTimeOffset now) => SignInEnds is { } end && end - now < WorthTelling
        ? $"The sign-in of {vendor} expires in {Math.Max(0, (int)Math.Floor((end - now).TotalDays))} days ({end:yyyy-MM-dd}). Connect it again before: … connect {type}"
        : null;

    /// <summary>Says what it is, and nothing of the tokens.</summary>
    public override string ToString() => $"token until {ExpiresAt?.ToString("u", System.Globalization.CultureInfo.InvariantCulture) ?? "further notice"}";
}
