namespace SocialFunnel.Analysis.Channels;

/// <summary>A link whose visits <see cref="ChannelClassifier"/> reads back as the platform it was made for.</summary>
/// <param name="Url">The address to post: as it was, with three tags more.</param>
/// <param name="Source">Its <c>utm_source</c>: the platform's name, or where that could be taken for another, its host.</param>
/// <param name="Medium">Its <c>utm_medium</c>.</param>
/// <param name="Campaign">Its <c>utm_campaign</c>.</param>
public sealed record TaggedLink(string Url, string Source, string Medium, string Campaign)
{
    /// <summary>The campaign where none is named: what stands there for good, such as the link of a profile.</summary>
    public const string Always = "always-on";

    /// <summary>Longest address; browsers and platforms cut longer ones.</summary>
    public const int LongestUrl = 2000;

    /// <summary>Longest name of a campaign.</summary>
    public const int LongestCampaign = 100;

    // The classifier reads no more than 200 parameters; the rest leaves room for ours.
    private const int MostParameters = 190;

    private static readonly string[] Tags = ["utm_source", "utm_medium", "utm_campaign"];

    /// <summary>
    /// Makes a link. Tags that the address had are replaced; all else of its query and its fragment stay as they were, byte for byte.
    /// </summary>
    /// <param name="url">An address of <c>http</c> or <c>https</c>.</param>
    /// <param name="platform">Where it will be posted.</param>
    /// <param name="campaign">Name of the campaign, 1 to 100 characters; null for <see cref="Always"/>.</param>
    /// <param name="paid">Whether it stands in an advertisement.</param>
    /// <param name="settings">How the brand's visits are read.</param>
    /// <param name="faults">Takes what is wrong, by field.</param>
    /// <returns>The link; null when there are faults.</returns>
    public static TaggedLink? Of(string url, Platform platform, string? campaign, bool paid, ChannelSettings settings, ICollection<Fault> faults)
    {
        var name = (campaign ?? Always).Trim();
        CheckUrl(url.Trim(), faults);
        if (name.Length is 0 or > LongestCampaign || name.Any(char.IsControl))
        {
            faults.Add(new Fault("campaign", $"'{BrandId.Shown(name)}' cannot be: 1 to {LongestCampaign} characters, none of them a control character."));
        }

        if (faults.Count > 0)
        {
            return null;
        }

        var medium = MediumOf(platform, paid, settings);
        var links = settings.List.TagsFor(platform.Name).Prepend(platform.Name).Select(source => new TaggedLink(Tag(url.Trim(), [source, medium, name]), source, medium, name));
        if (links.FirstOrDefault(link => Readings(link, settings).All(read => read.Channel == platform.Name)) is { } good)
        {
            return good;
        }

        var wrong = Readings(links.First(), settings).First(read => read.Channel != platform.Name);
        faults.Add(wrong.Rule == ChannelRule.ClickId
            ? new Fault("url", $"The address holds the click id of a visit from '{wrong.Channel}', by which it would be counted: take it out.")
            : new Fault("platform", $"A link tagged '{platform}' would be counted as '{wrong.Channel}'. Ask for that platform, use another name, or add the line \"source,{ChannelText.Phrase(platform.Name)},{platform},social\" to the brand's setting channels."));
        return null;
    }

    // A link must hold its own against where the click came from: apps open it in a browser, people find it again in a search.
    private static IEnumerable<ChannelMatch> Readings(TaggedLink link, ChannelSettings settings) =>
        new string?[] { null, "https://www.google.com/" }.Select(referrer => ChannelClassifier.Classify(new ChannelVisit { LandingUrl = link.Url, Referrer = referrer }, settings));

    /// <summary>What may surprise about an address, a sentence each.</summary>
    public static IEnumerable<string> Warnings(string url, Brand brand)
    {
        var address = WebAddress.Parse(url);
        if (brand.Domains.Count == 0)
        {
            yield return "The brand's setting domains is empty, so nobody can tell whether this is a page of its own: visits are only counted on pages whose orders come in.";
        }
        else if (!brand.Domains.Any(domain => WebDomain.IsWithin(address.Host, WebAddress.Parse(domain).Host)))
        {
            yield return $"'{BrandId.Shown(address.Host)}' is none of the brand's own domains ({string.Join(", ", brand.Domains.Take(5))}): tags on somebody else's page tell that site, not you. Add the domain to the brand's settings if it is yours.";
        }

        if (ClickId.Best([.. address.Parameters.Keys]) is { } id)
        {
            yield return $"The address holds the click id '{id.Name}', left over from somebody's visit: take it out before you post it.";
        }

        if (url.TrimStart().StartsWith("http:", StringComparison.OrdinalIgnoreCase))
        {
            yield return "The address begins with http: where the page forwards to https, check that the tags come through.";
        }
    }

    private static void CheckUrl(string url, ICollection<Fault> faults)
    {
        var problem = url.Length == 0 ? "An address is needed, such as https://shop.example/sale."
            : url.Length > LongestUrl ? $"The address has {url.Length} characters; {LongestUrl} at most, since platforms cut longer ones."
            : url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\\' or '"' or '<' or '>') ? $"'{BrandId.Shown(url)}' holds a character that an address cannot hold: encode it, as a space is %20."
            : !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0 || !url.StartsWith($"{address.Scheme}://", StringComparison.OrdinalIgnoreCase)
                ? $"'{BrandId.Shown(url)}' is no address of http or https, such as https://shop.example/sale."
            : address.UserInfo.Length > 0 ? "The address holds a user name or a password, which everybody would see: take it out."
            : WebAddress.Parse(url).Host.Length == 0 ? $"'{BrandId.Shown(address.Host)}' is no name of a host."
            : Cut(url).Query.Count(c => c == '&') >= MostParameters ? $"The address has more than {MostParameters} parameters: take out those that the page does not need."
            : null;
        if (problem is not null)
        {
            faults.Add(new Fault("url", problem));
        }
    }

    // The usual words, so that other tools put it into the right group, too. A source that no list knows counts before the referrer only if
    // its medium is a deliberate one, which "social" is not.
    private static string MediumOf(Platform platform, bool paid, ChannelSettings settings) => (settings.List.MediumOf(platform.Name), paid) switch
    {
        (Mediums.Social, true) => "paid-social",
        (null, true) => "paid-referral",
        (_, true) => "cpc",
        ({ } usual, false) => usual,
        (null, false) => Mediums.Referral,
    };

    private static string Tag(string url, string[] values)
    {
        var (location, query, fragment) = Cut(url);
        var others = query.Length == 0 ? [] : query.Split('&').Where(pair => !IsTag(pair));
        var ours = Tags.Zip(values, (tag, value) => $"{tag}={Uri.EscapeDataString(value)}");
        return $"{location}?{string.Join('&', others.Concat(ours))}{fragment}";
    }

    // Read as the classifier does: decoded, and with what is left of HTML's ampersand.
    private static bool IsTag(string pair)
    {
        var key = WebAddress.Decode(pair.Split('=')[0]).Trim().ToLowerInvariant();
        return Tags.Contains(key.StartsWith("amp;", StringComparison.Ordinal) ? key[4..] : key);
    }

    // The query is without its mark, the fragment with it.
    private static (string Location, string Query, string Fragment) Cut(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var (rest, fragment) = hash < 0 ? (url, "") : (url[..hash], url[hash..]);
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (rest, "", fragment) : (rest[..mark], rest[(mark + 1)..], fragment);
    }
}
