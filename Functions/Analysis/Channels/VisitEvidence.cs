namespace SocialFunnel.Analysis.Channels;

/// <summary>What a visit left behind, read once.</summary>
internal sealed class VisitEvidence
{
    // What browsers and tools write where there is no referrer.
    private static readonly HashSet<string> NoReferrer = new(["", "direct", "none", "direct none", "null", "undefined", "not set", "about blank", "about client", "n a"], StringComparer.Ordinal);

    public VisitEvidence(ChannelVisit visit, ChannelSettings settings)
    {
        List = settings.List;
        Landing = WebAddress.Parse(visit.LandingUrl);
        ReferrerAddress = WebAddress.Parse(visit.Referrer);
        UtmSource = Tag(visit.UtmSource, "utm_source");
        UtmMedium = Tag(visit.UtmMedium, "utm_medium");
        UtmCampaign = Tag(visit.UtmCampaign, "utm_campaign");
        ClickId = Channels.ClickId.Best([.. visit.ClickIds, .. Landing.Parameters.Keys]);
        (Source, UtmSource) = ReadSource(settings);
        var medium = ChannelText.Phrase(UtmMedium ?? "");
        TagMedium = MediumTag.Kind(medium);
        var source = MediumTag.SourceMoney(ChannelText.Phrase(UtmSource ?? ""));
        TagMoney = MediumTag.Money(medium) is var money and not PaidEvidence.Unknown ? money : source;
        (Referrer, Ignored) = ReadReferrer(visit.Referrer, settings);
    }

    public ChannelList List { get; }

    public WebAddress Landing { get; }

    public WebAddress ReferrerAddress { get; }

    public string? UtmSource { get; }

    public string? UtmMedium { get; }

    public string? UtmCampaign { get; }

    public ClickId? ClickId { get; }

    /// <summary>Whom <see cref="UtmSource"/> names.</summary>
    public ChannelEntry? Source { get; }

    /// <summary>The medium that <see cref="UtmMedium"/> names; null for none.</summary>
    public string? TagMedium { get; }

    /// <summary>What the tags say about money.</summary>
    public PaidEvidence TagMoney { get; }

    /// <summary>Whom the referrer belongs to, if a list knows and it may take credit.</summary>
    public ChannelEntry? Referrer { get; }

    /// <summary>A fediverse server that no list knows.</summary>
    public ChannelEntry? FediverseReferrer => IsOutside ? Fediverse.Find(ReferrerAddress) : null;

    /// <summary>Whether the referrer is a web mailbox, or the counter of links in a mailing, by its name: <c>webmail.example.org</c>.</summary>
    public bool IsMailHost => IsOutside && ReferrerAddress.Host.Split('.') is [var first, _, _, ..] && first is "webmail" or "mail" or "email" or "roundcube" or "owa";

    /// <summary>The rule by which the referrer takes no credit; null when it may.</summary>
    public string? Ignored { get; }

    /// <summary>Whether the referrer is a host that no list knows.</summary>
    public bool IsOutside => Ignored is null && Referrer is null && !IsUnreadable && ReferrerAddress.Host.Length > 0;

    /// <summary>Whether there is a referrer that is no address.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>
    /// Paid or organic, for a channel: an id that only advertisements carry, or a server of advertisements, counts before a word that somebody typed, but only if it is that channel's.
    /// </summary>
    public PaidEvidence PaidFor(string channel)
    {
        var own = ClickId is { } id && (id.Entry.Channel == channel || id.Entry.Channel == "google" && channel == "youtube");
        var byAdvertisement = Referrer is { Medium: Mediums.Display } server && server.Channel == channel;
        return byAdvertisement || own && ClickId!.Paid == PaidEvidence.Paid ? PaidEvidence.Paid
            : TagMoney != PaidEvidence.Unknown ? TagMoney
            : own ? ClickId!.Paid
            : PaidEvidence.Unknown;
    }

    private string? Tag(string? given, string parameter) => ChannelText.Tag(given) ?? ChannelText.Tag(Landing.Parameters.GetValueOrDefault(parameter));

    private (ChannelEntry? Entry, string? Tag) ReadSource(ChannelSettings settings)
    {
        if (UtmSource is not { } tag || ChannelText.Phrase(tag) == Mediums.Direct)
        {
            return (null, null);
        }

        var host = tag.Contains('.', StringComparison.Ordinal) ? WebAddress.Parse(tag).Host : "";
        var entry = ChannelWords.Source(tag, List);
        var silent = settings.IsOwn(host) || entry is { } found && Mediums.TakesNoCredit(found.Medium);
        return silent ? (null, null) : (entry, tag);
    }

    private (ChannelEntry? Entry, string? Ignored) ReadReferrer(string? referrer, ChannelSettings settings)
    {
        var phrase = ChannelText.Phrase(referrer ?? "");
        if (NoReferrer.Contains(phrase))
        {
            return (null, ChannelRule.Direct);
        }

        var host = ReferrerAddress.Host;
        if (settings.IsOwn(host) || WebDomain.SameSite(host, Landing.Host))
        {
            return (null, ChannelRule.OwnReferrer);
        }

        // Some tools write a name in place of an address.
        var entry = List.FindHost(ReferrerAddress) ?? (host.Contains('.', StringComparison.Ordinal) ? null : List.FindSource(phrase));
        IsUnreadable = entry is null && !host.Contains('.', StringComparison.Ordinal) && !host.Contains(':', StringComparison.Ordinal);
        return entry?.Medium switch
        {
            Mediums.Payment => (null, ChannelRule.PaymentReferrer),
            Mediums.SignIn => (null, ChannelRule.SignInReferrer),
            Mediums.Direct => (null, ChannelRule.Direct),
            _ => (entry, null),
        };
    }
}
