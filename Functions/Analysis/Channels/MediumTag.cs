using System.Collections.Frozen;

namespace SocialFunnel.Analysis.Channels;

/// <summary>What the words of a tag say about the medium and about money. Follows the default channel groups of Google Analytics 4.</summary>
internal static class MediumTag
{
    private static readonly FrozenSet<string> Paid = FrozenSet.ToFrozenSet([
        "cpc", "ppc", "cpm", "cpv", "cpa", "cpl", "cpi", "cpp", "cpe", "cpcv", "ad", "ads", "advert", "advertising", "advertisement", "adwords", "anzeige", "anzeigen",
        "sponsored", "sponsor", "promoted", "boosted", "boost", "retargeting", "remarketing", "display", "banner", "interstitial", "expandable", "pmax", "sem", "sea",
        "affiliate", "affiliates"]);

    private static readonly FrozenSet<string> Organic = FrozenSet.ToFrozenSet([
        "unpaid", "earned", "seo", "social", "socialmedia", "sm", "smm", "socialnetwork", "bio", "linkinbio"]);

    private static readonly FrozenSet<string> Not = FrozenSet.ToFrozenSet(["non", "not", "no", "un", "nicht"]);

    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["email"] = Mediums.Email,
        ["mail"] = Mediums.Email,
        ["newsletter"] = Mediums.Email,
        ["mailing"] = Mediums.Email,
        ["edm"] = Mediums.Email,
        ["emails"] = Mediums.Email,
        ["rundbrief"] = Mediums.Email,
        ["sms"] = Mediums.Sms,
        ["mms"] = Mediums.Sms,
        ["affiliate"] = Mediums.Affiliate,
        ["affiliates"] = Mediums.Affiliate,
        ["display"] = Mediums.Display,
        ["banner"] = Mediums.Display,
        ["interstitial"] = Mediums.Display,
        ["expandable"] = Mediums.Display,
        ["social"] = Mediums.Social,
        ["socialmedia"] = Mediums.Social,
        ["sm"] = Mediums.Social,
        ["smm"] = Mediums.Social,
        ["socialnetwork"] = Mediums.Social,
        ["paidsocial"] = Mediums.Social,
        ["organicsocial"] = Mediums.Social,
        ["socialpaid"] = Mediums.Social,
        ["paidsearch"] = Mediums.Search,
        ["search"] = Mediums.Search,
        ["seo"] = Mediums.Search,
        ["sem"] = Mediums.Search,
        ["sea"] = Mediums.Search,
        ["referral"] = Mediums.Referral,
        ["podcast"] = Mediums.Referral,
        ["partner"] = Mediums.Referral,
        ["ai"] = Mediums.Ai,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The medium that a phrase names; null when it names none. The first that is not <c>social</c> counts before <c>social</c>.</summary>
    public static string? Kind(string phrase)
    {
        // "e-mail" falls apart into two words.
        var kinds = phrase.Replace("e mail", "email", StringComparison.Ordinal).Split(' ').Select(word => Kinds.GetValueOrDefault(word)).OfType<string>().ToList();
        return kinds.Find(kind => kind is not Mediums.Social) is { } kind && kind is Mediums.Email or Mediums.Sms || kinds.Count == 0
            ? kinds.Find(kind => kind is not Mediums.Social)
            : kinds[0];
    }

    /// <summary>What a source says about money: as <see cref="Money"/>, but that a source calls itself social says nothing.</summary>
    public static PaidEvidence SourceMoney(string phrase) => Money(string.Join(' ', phrase.Split(' ').Where(word => Kinds.GetValueOrDefault(word) != Mediums.Social)));

    /// <summary>What a phrase says about money. A word for paid counts before one for organic, unless it is denied ("non-paid").</summary>
    public static PaidEvidence Money(string phrase)
    {
        var evidence = PaidEvidence.Unknown;
        var denied = false;
        foreach (var word in phrase.Split(' '))
        {
            if (Paid.Contains(word) || word.StartsWith("paid", StringComparison.Ordinal) || word.EndsWith("paid", StringComparison.Ordinal) && word != "unpaid")
            {
                if (!denied)
                {
                    return PaidEvidence.Paid;
                }

                evidence = PaidEvidence.Organic;
            }
            else if (Organic.Contains(word) || word.Contains("organic", StringComparison.Ordinal))
            {
                evidence = PaidEvidence.Organic;
            }

            denied = Not.Contains(word);
        }

        return evidence;
    }

    /// <summary>Whether a word says how a link was placed and not where: what may be taken out of <c>x_ads</c> and <c>li-company-page</c>.</summary>
    public static bool IsDecoration(string word) => Paid.Contains(word) && !word.StartsWith("affiliate", StringComparison.Ordinal) || Organic.Contains(word)
        || word is "paid" or "organic" or "post" or "posts" or "story" or "stories" or "page" or "company" or "profile" or "feed" or "link" or "app" or "dm" or "com"
            or "mobile" or "desktop" or "campaign" or "reels" or "reel" or "video" or "shop" or "shopping" or "group" or "groups" or "personal" or "business" or "inmail" or "message" or "messages";
}
