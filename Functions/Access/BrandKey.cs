namespace SocialFunnel.Access;

/// <summary>A key of one brand as it may be shown: the key itself is told once, when it is made, and never again.</summary>
/// <param name="Id">Names the key, for a person and in the address that revokes it. No secret.</param>
/// <param name="Label">What it is for, in the words of whoever made it.</param>
/// <param name="Permission">What it lets its holder do: read or write.</param>
/// <param name="LastFour">The last four characters of the key, by which its holder recognises it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From then on it opens nothing; null for never.</param>
/// <param name="RotatedAt">When it was last replaced; null when it never was.</param>
/// <param name="PreviousUntil">Until then the key before opens too; null when there is none.</param>
public sealed record BrandKey(
    string Id, string Label, Permission Permission, string LastFour, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RotatedAt, DateTimeOffset? PreviousUntil);

/// <summary>A key that was just made.</summary>
/// <param name="Key">The key itself. It is stored nowhere: whoever loses it makes another.</param>
/// <param name="About">What can be told of it later.</param>
public sealed record MadeKey(string Key, BrandKey About);
