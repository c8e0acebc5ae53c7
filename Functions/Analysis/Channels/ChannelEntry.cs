namespace SocialFunnel.Analysis.Channels;

/// <summary>Whom something belongs to.</summary>
/// <param name="Channel">A name that <see cref="Platform.TryParse"/> accepts: <c>linkedin</c>, <c>google</c>, <c>email</c>.</param>
/// <param name="Medium">One of <see cref="Mediums"/>.</param>
public sealed record ChannelEntry(string Channel, string Medium);

/// <summary>The words for a medium.</summary>
public static class Mediums
{
    /// <summary>A social platform, forum, messenger or review site.</summary>
    public const string Social = "social";

    /// <summary>A search engine, or its advertisements.</summary>
    public const string Search = "search";

    /// <summary>An AI assistant.</summary>
    public const string Ai = "ai";

    /// <summary>A mailing or a web mailbox.</summary>
    public const string Email = "email";

    /// <summary>A text message.</summary>
    public const string Sms = "sms";

    /// <summary>A link on another site, a recommendation, a podcast.</summary>
    public const string Referral = "referral";

    /// <summary>A partner who is paid per sale.</summary>
    public const string Affiliate = "affiliate";

    /// <summary>Banners on other sites.</summary>
    public const string Display = "display";

    /// <summary>Nothing led here that anybody recorded.</summary>
    public const string Direct = "direct";

    /// <summary>Something led here, and it does not say what kind it was.</summary>
    public const string Unknown = "unknown";

    /// <summary>A detour through a payment provider: never takes credit.</summary>
    internal const string Payment = "payment";

    /// <summary>A detour through somebody's sign-in: never takes credit.</summary>
    internal const string SignIn = "sign-in";

    internal static readonly IReadOnlySet<string> All =
        new HashSet<string>([Social, Search, Ai, Email, Sms, Referral, Affiliate, Display, Direct, Unknown, Payment, SignIn], StringComparer.Ordinal);

    internal static bool TakesNoCredit(string medium) => medium is Payment or SignIn;
}
