using System.Collections.Frozen;

namespace SocialFunnel.Analysis.Channels;

/// <summary>A parameter that a platform itself adds to links that lead away from it. Its value names a click and is of no use here.</summary>
/// <param name="Name">The parameter, in lower case.</param>
/// <param name="Entry">Whose it is.</param>
/// <param name="Paid">Whether its presence tells paid from organic.</param>
public sealed record ClickId(string Name, ChannelEntry Entry, PaidEvidence Paid)
{
    /// <summary>All that are known, the more telling first: an id of advertisements before one that every link gets.</summary>
    public static IReadOnlyList<ClickId> All { get; } =
    [
        // Google Ads: gclid by auto-tagging; gbraid and wbraid where iOS forbids gclid; gad_* beside them. Organic results carry none.
        Ads("gclid", "google", Mediums.Search), Ads("gbraid", "google", Mediums.Search), Ads("wbraid", "google", Mediums.Search),
        Ads("gclsrc", "google", Mediums.Search), Ads("gad_source", "google", Mediums.Search), Ads("gad_campaignid", "google", Mediums.Search),
        // Campaign Manager and Display & Video 360.
        Ads("dclid", "google", Mediums.Display),
        // Microsoft Advertising, Yandex Direct, Seznam Sklik, Naver: advertisements only.
        Ads("msclkid", "bing", Mediums.Search), Ads("yclid", "yandex", Mediums.Search), Ads("sznclid", "seznam", Mediums.Search),
        Ads("n_media", "naver", Mediums.Search),
        // LinkedIn adds li_fat_id to the links of advertisements, for the account's enhanced conversion tracking.
        Ads("li_fat_id", "linkedin", Mediums.Social),
        // X, TikTok, Snapchat, Reddit, Quora and Nextdoor document theirs for clicks on advertisements.
        Ads("twclid", "x", Mediums.Social), Ads("ttclid", "tiktok", Mediums.Social), Ads("sccid", "snapchat", Mediums.Social),
        Ads("rdt_cid", "reddit", Mediums.Social), Ads("qclid", "quora", Mediums.Social), Ads("ndclid", "nextdoor", Mediums.Social),
        // Recommendation networks: every one of their links is bought.
        Ads("tblci", "taboola", Mediums.Display), Ads("dicbo", "outbrain", Mediums.Display), Ads("obclid", "outbrain", Mediums.Display),
        // Affiliate networks: the partner is paid for the order.
        Ads("awc", "awin", Mediums.Affiliate), Ads("cjevent", "cj", Mediums.Affiliate), Ads("irclickid", "impact", Mediums.Affiliate),
        Ads("ranmid", "rakuten-advertising", Mediums.Affiliate), Ads("tduid", "tradedoubler", Mediums.Affiliate),
        // Free listings in Google Shopping, and Yandex' ordinary results: explicitly not advertisements.
        new("srsltid", new("google", Mediums.Search), PaidEvidence.Organic), new("ysclid", new("yandex", Mediums.Search), PaidEvidence.Organic),
        // Pinterest adds epik to clicks on pins, promoted or not.
        Any("epik", "pinterest", Mediums.Social),
        // Instagram adds these to links that people share: they say where from, and nothing about money.
        Any("igshid", "instagram", Mediums.Social), Any("igsh", "instagram", Mediums.Social),
        // Mailings.
        Any("mc_eid", "email", Mediums.Email), Any("mc_cid", "email", Mediums.Email), Any("_hsenc", "email", Mediums.Email), Any("_hsmi", "email", Mediums.Email),
        Any("_kx", "email", Mediums.Email), Any("mkt_tok", "email", Mediums.Email), Any("ml_subscriber", "email", Mediums.Email),
        Any("ck_subscriber_id", "email", Mediums.Email), Any("vero_id", "email", Mediums.Email), Any("dm_i", "email", Mediums.Email),
        // Meta adds fbclid to every link out of Facebook, Instagram, Threads and Messenger, advertisement or not: never evidence of payment.
        Any("fbclid", "facebook", Mediums.Social),
    ];

    private static readonly FrozenDictionary<string, int> Ranks =
        All.Select((id, rank) => (id.Name, rank)).ToFrozenDictionary(pair => pair.Name, pair => pair.rank, StringComparer.OrdinalIgnoreCase);

    /// <summary>The most telling click id in a landing address; null for none. For sources, which keep its name and not its value.</summary>
    public static ClickId? In(string? landingUrl) => Best(WebAddress.Parse(landingUrl).Parameters.Keys);

    internal static ClickId? Best(IEnumerable<string> names)
    {
        var best = names.Select(name => Ranks.GetValueOrDefault(name.Trim(), int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min();
        return best == int.MaxValue ? null : All[best];
    }

    private static ClickId Ads(string name, string channel, string medium) => new(name, new(channel, medium), PaidEvidence.Paid);

    private static ClickId Any(string name, string channel, string medium) => new(name, new(channel, medium), PaidEvidence.Unknown);
}
