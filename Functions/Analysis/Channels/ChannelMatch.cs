namespace SocialFunnel.Analysis.Channels;

/// <summary>Where a visit came from.</summary>
/// <param name="Channel">
/// A platform (<c>linkedin</c>), search engine (<c>google</c>) or assistant (<c>chatgpt</c>); <c>email</c>, <c>sms</c>; the host of a site that no list
/// knows; a <c>utm_source</c> that no list knows; <c>direct</c> when nothing led here that anybody recorded; <c>unknown</c> when what is recorded cannot be read.
/// </param>
/// <param name="Medium">One of <see cref="Mediums"/>.</param>
/// <param name="Paid">Paid or organic, on evidence only.</param>
/// <param name="Rule">Which kind of evidence decided: one of <see cref="ChannelRule"/>.</param>
public sealed record ChannelMatch(string Channel, string Medium, PaidEvidence Paid, string Rule)
{
    /// <summary>Whether nothing led here that anybody recorded.</summary>
    public bool IsDirect => Channel == Mediums.Direct;
}

/// <summary>Names of the rules, stable: they stand in files and reports.</summary>
public static class ChannelRule
{
    /// <summary>A <c>utm_source</c> that a list knows.</summary>
    public const string UtmSource = "utm-source";

    /// <summary>A <c>utm_medium</c> that names a channel: <c>email</c>, or a platform put into the wrong field.</summary>
    public const string UtmMedium = "utm-medium";

    /// <summary>A parameter that a platform adds itself.</summary>
    public const string ClickId = "click-id";

    /// <summary>A referring host or app that a list knows.</summary>
    public const string Referrer = "referrer";

    /// <summary>A referring host that is a fediverse server by its name, or by the form of its address.</summary>
    public const string Fediverse = "fediverse";

    /// <summary>A referring host that is a web mailbox by its name.</summary>
    public const string MailHost = "mail-host";

    /// <summary>A parameter <c>ref</c>, <c>source</c> or <c>via</c> that names what a list knows.</summary>
    public const string RefParameter = "ref-parameter";

    /// <summary>A platform's name within <c>utm_campaign</c>.</summary>
    public const string UtmCampaign = "utm-campaign";

    /// <summary>A <c>utm_source</c> that no list knows.</summary>
    public const string UnlistedSource = "unlisted-source";

    /// <summary>A referring host that no list knows.</summary>
    public const string UnlistedReferrer = "unlisted-referrer";

    /// <summary>A code that the brand gave out on one platform only.</summary>
    public const string DiscountCode = "discount-code";

    /// <summary>The buyer's own answer.</summary>
    public const string SelfReported = "self-reported";

    /// <summary>A referrer that is no address.</summary>
    public const string UnreadableReferrer = "unreadable-referrer";

    /// <summary>Only the brand's own pages: direct.</summary>
    public const string OwnReferrer = "own-referrer";

    /// <summary>Only a payment provider, which never takes credit: direct.</summary>
    public const string PaymentReferrer = "payment-referrer";

    /// <summary>Only somebody's sign-in page, which never takes credit: direct.</summary>
    public const string SignInReferrer = "sign-in-referrer";

    /// <summary>No evidence at all.</summary>
    public const string Direct = "direct";
}
