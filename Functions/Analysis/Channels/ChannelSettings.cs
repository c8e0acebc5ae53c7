namespace SocialFunnel.Analysis.Channels;

/// <summary>What a brand adds to the lists.</summary>
public sealed class ChannelSettings
{
    private readonly List<string> ownHosts;
    private readonly Dictionary<string, Platform> codes;

    /// <summary>Creates settings.</summary>
    /// <param name="list">Hosts and words; null for the program's own.</param>
    /// <param name="ownDomains">Domains of the brand, as hosts or addresses; they and all below them never take credit.</param>
    /// <param name="discountCodes">Codes given out on one platform only; compared without regard to case.</param>
    public ChannelSettings(ChannelList? list = null, IEnumerable<string>? ownDomains = null, IEnumerable<KeyValuePair<string, Platform>>? discountCodes = null)
    {
        List = list ?? ChannelList.Default;
        ownHosts = [.. (ownDomains ?? []).Select(domain => WebAddress.Parse(domain).Host).Where(host => host.Length > 0)];
        codes = new Dictionary<string, Platform>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, platform) in discountCodes ?? [])
        {
            codes[code.Trim()] = platform;
        }
    }

    /// <summary>The program's lists, and no brand.</summary>
    public static ChannelSettings Default { get; } = new();

    /// <summary>Hosts and words.</summary>
    public ChannelList List { get; }

    /// <summary>The settings of a brand.</summary>
    public static ChannelSettings Of(Brand brand) => new(brand.Channels.Count == 0 ? null : ChannelList.Default.With(brand.Channels), brand.Domains, discountCodes: brand.DiscountCodes);

    /// <summary>The platform that a channel is; null for a search engine, a site, an e-mail: whatever people do not meet on.</summary>
    internal Platform? SocialPlatform(string channel) => List.MediumOf(channel) == Mediums.Social && Platform.TryParse(channel, out var platform) ? platform : null;

    internal bool IsOwn(string host) => ownHosts.Exists(own => WebDomain.IsWithin(host, own));

    internal Platform? PlatformOf(string code) => codes.TryGetValue(code.Trim(), out var platform) ? platform : null;
}
