namespace SocialFunnel.Analysis;

/// <summary>A rate that somebody gave, which counts before any published one.</summary>
/// <param name="From">ISO 4217 code of the amount.</param>
/// <param name="To">ISO 4217 code that it is converted to.</param>
/// <param name="Rate">Units of <paramref name="To"/> for one of <paramref name="From"/>; more than 0. The way back is its inverse.</param>
/// <param name="Since">First day on which it holds, until the next one of the same pair; null for always.</param>
public sealed record GivenRate(string From, string To, decimal Rate, DateOnly? Since = null);

/// <summary>A rate, and where it is from.</summary>
/// <param name="Rate">Units of the wanted currency for one of the given; more than 0.</param>
/// <param name="Day">The day for which it was published; the day asked for where somebody gave it.</param>
/// <param name="Source">One of the names below.</param>
public sealed record FoundRate(decimal Rate, DateOnly Day, string Source)
{
    /// <summary>Both currencies are the same.</summary>
    public const string Same = "same";

    /// <summary>The user's own, alone or together with a published one.</summary>
    public const string Given = "given";

    /// <summary>The European Central Bank's reference rate.</summary>
    public const string Published = "ecb";

    /// <summary>The rate at which a currency was replaced by the euro for good.</summary>
    public const string Fixed = "fixed";
}
