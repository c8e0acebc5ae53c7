namespace SocialFunnel;

/// <summary>One presence of a brand on a platform; a brand may have several on one platform.</summary>
/// <param name="Platform">Where it is.</param>
/// <param name="Name">The handle or page as the brand calls it, without a leading <c>@</c>; never empty.</param>
public sealed record Account(Platform Platform, string Name) : IComparable<Account>
{
    /// <inheritdoc/>
    public int CompareTo(Account? other) =>
        other is null ? 1 : Platform.CompareTo(other.Platform) is var order and not 0 ? order : string.CompareOrdinal(Name, other.Name);

    /// <inheritdoc/>
    public override string ToString() => $"{Platform}/{Name}";
}
