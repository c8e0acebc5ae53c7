namespace SocialFunnel.Analysis.Channels;

/// <summary>Tells which channel a visit belongs to, and whether it was paid for. Never throws, whatever it is given.</summary>
/// <remarks>
/// The order of the evidence, and why. (1) <c>utm_source</c>: the brand itself wrote it into the link, for this purpose; then a <c>utm_medium</c> that
/// names a channel. (2) Click ids: set by the platform's own software; they say which platform, yet survive when a link is copied on, as tags do. (3) A
/// tagged link of a source that no list knows, if its medium is a deliberate one. (4) The referrer: set by the browser, but apps and privacy settings drop it,
/// and payment providers and the brand's own pages stand in its place. (5) Weaker traces in the address: <c>ref=</c>, a platform's name in
/// <c>utm_campaign</c>; then unknown sources and hosts by their own names. (6) A discount code: good evidence of where the buyer heard of the brand, none of
/// how this visit came about, and codes leak to coupon sites; so it speaks only where the visit itself is silent. (7) The buyer's own answer: memory, asked
/// last. A code or an answer that contradicts a tracked visit is a finding for the report (<see cref="FromOrder"/>), not a correction.
/// </remarks>
public static class ChannelClassifier
{
    private static readonly string[] RefParameters = ["ref", "source", "via", "referrer", "from"];
    private static readonly HashSet<string> MetaWide = new(["meta", "meta ads", "metaads", "fbig", "fb ig", "an", "audience network"], StringComparer.Ordinal);
    private static readonly HashSet<string> MetaFamily = new(["facebook", "instagram", "threads", "messenger", "whatsapp"], StringComparer.Ordinal);

    /// <summary>Classifies a visit.</summary>
    public static ChannelMatch Classify(ChannelVisit visit, ChannelSettings settings)
    {
        var evidence = new VisitEvidence(visit, settings);
        return FromTags(evidence) ?? FromClickId(evidence) ?? FromDeliberateTag(evidence) ?? FromReferrer(evidence) ?? FromTraces(evidence)
            ?? FromUnlisted(evidence) ?? FromOrder(visit, settings) ?? Nothing(evidence);
    }

    /// <summary>
    /// What the order alone says: its discount codes, else the buyer's own answer. Null when it says nothing, or contradicts itself.
    /// </summary>
    public static ChannelMatch? FromOrder(ChannelVisit visit, ChannelSettings settings)
    {
        var platforms = visit.DiscountCodes.Select(settings.PlatformOf).OfType<Platform>().Distinct().ToList();
        if (platforms is [var platform])
        {
            return new ChannelMatch(platform.Name, settings.List.MediumOf(platform.Name) ?? Mediums.Social, PaidEvidence.Unknown, ChannelRule.DiscountCode);
        }

        return ChannelText.Tag(visit.SelfReported) is { } answer && ChannelWords.Answer(answer, settings.List) is { } entry && entry.Medium != Mediums.Direct
            ? new ChannelMatch(entry.Channel, entry.Medium, PaidEvidence.Unknown, ChannelRule.SelfReported)
            : null;
    }

    private static ChannelMatch? FromTags(VisitEvidence evidence)
    {
        if (evidence.Source is { } source && source.Medium is not Mediums.Direct)
        {
            var wide = MetaWide.Contains(ChannelText.Phrase(evidence.UtmSource ?? ""));
            var entry = wide ? WithinMeta(source, evidence) : source;
            var medium = evidence.TagMedium switch
            {
                Mediums.Email or Mediums.Sms => evidence.TagMedium,
                { } other when entry.Medium is Mediums.Referral or Mediums.Search && other is Mediums.Display or Mediums.Affiliate => other,
                _ => entry.Medium,
            };
            return new ChannelMatch(entry.Channel, medium, evidence.PaidFor(entry.Channel), ChannelRule.UtmSource);
        }

        if (evidence.TagMedium is Mediums.Email or Mediums.Sms)
        {
            return new ChannelMatch(evidence.TagMedium, evidence.TagMedium, evidence.PaidFor(evidence.TagMedium), ChannelRule.UtmMedium);
        }

        return evidence.UtmMedium is { } tag && ChannelWords.Source(tag, evidence.List) is { Medium: not Mediums.Direct } swapped && swapped.Channel != Mediums.Ai
            ? new ChannelMatch(swapped.Channel, swapped.Medium, evidence.PaidFor(swapped.Channel), ChannelRule.UtmMedium)
            : null;
    }

    private static ChannelMatch? FromClickId(VisitEvidence evidence)
    {
        if (evidence.ClickId is not { } id)
        {
            return null;
        }

        var entry = id.Name switch
        {
            "fbclid" => WithinMeta(id.Entry, evidence),
            // Google's advertisements also run on YouTube.
            _ when id.Entry.Channel == "google" && evidence.Referrer?.Channel == "youtube" => evidence.Referrer,
            _ => id.Entry,
        };
        var medium = entry.Medium == Mediums.Search && evidence.TagMedium == Mediums.Display ? Mediums.Display : entry.Medium;
        return new ChannelMatch(entry.Channel, medium, evidence.PaidFor(entry.Channel), ChannelRule.ClickId);
    }

    private static ChannelMatch? FromDeliberateTag(VisitEvidence evidence)
    {
        var deliberate = evidence.TagMedium is not (null or Mediums.Social) || evidence.TagMoney == PaidEvidence.Paid;
        return deliberate ? FromUnlistedSource(evidence) : null;
    }

    private static ChannelMatch? FromReferrer(VisitEvidence evidence)
    {
        if (evidence.Referrer is { } entry)
        {
            return new ChannelMatch(entry.Channel, entry.Medium, evidence.PaidFor(entry.Channel), ChannelRule.Referrer);
        }

        return evidence.FediverseReferrer is { } server
            ? new ChannelMatch(server.Channel, server.Medium, evidence.PaidFor(server.Channel), ChannelRule.Fediverse)
            : evidence.IsMailHost ? new ChannelMatch(Mediums.Email, Mediums.Email, evidence.PaidFor(Mediums.Email), ChannelRule.MailHost)
            : null;
    }

    private static ChannelMatch? FromTraces(VisitEvidence evidence)
    {
        var named = RefParameters.Select(name => ChannelText.Tag(evidence.Landing.Parameters.GetValueOrDefault(name))).OfType<string>()
            .Select(tag => ChannelWords.Source(tag, evidence.List)).FirstOrDefault(TakesCredit);
        if (named is not null)
        {
            return new ChannelMatch(named.Channel, named.Medium, evidence.PaidFor(named.Channel), ChannelRule.RefParameter);
        }

        var campaign = ChannelWords.In(ChannelText.Phrase(evidence.UtmCampaign ?? ""), evidence.List).Distinct().ToList();
        return campaign is [var only] && TakesCredit(only)
            ? new ChannelMatch(only.Channel, only.Medium, evidence.PaidFor(only.Channel), ChannelRule.UtmCampaign)
            : null;
    }

    private static ChannelMatch? FromUnlisted(VisitEvidence evidence) =>
        FromUnlistedSource(evidence) ?? (evidence.IsOutside
            ? new ChannelMatch(evidence.ReferrerAddress.Host, Mediums.Referral, evidence.TagMoney, ChannelRule.UnlistedReferrer)
            : null);

    private static ChannelMatch? FromUnlistedSource(VisitEvidence evidence) =>
        evidence.UtmSource is { } tag && evidence.Source is null && ChannelText.ChannelName(tag) is { } name
            ? new ChannelMatch(name, evidence.TagMedium ?? Mediums.Unknown, evidence.PaidFor(name), ChannelRule.UnlistedSource)
            : null;

    private static ChannelMatch Nothing(VisitEvidence evidence) => evidence.Ignored is { } rule
        ? new ChannelMatch(Mediums.Direct, Mediums.Direct, evidence.TagMoney, rule)
        : evidence.IsUnreadable
            ? new ChannelMatch(Mediums.Unknown, Mediums.Unknown, evidence.TagMoney, ChannelRule.UnreadableReferrer)
            : new ChannelMatch(Mediums.Direct, Mediums.Direct, evidence.TagMoney, ChannelRule.Direct);

    // "meta" and fbclid name the company; the referrer tells which of its platforms it was.
    private static ChannelEntry WithinMeta(ChannelEntry entry, VisitEvidence evidence) =>
        evidence.Referrer is { } referrer && MetaFamily.Contains(referrer.Channel) ? referrer : entry;

    private static bool TakesCredit(ChannelEntry? entry) => entry is not null && entry.Medium is not Mediums.Direct && !Mediums.TakesNoCredit(entry.Medium);
}
