using SocialFunnel.Analysis.Channels;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Sources.Http;

/// <summary>Counts where the links of a post go; the addresses themselves are forgotten.</summary>
/// <param name="Own">Links to the brand's own domains.</param>
/// <param name="Other">Links to anywhere else.</param>
internal readonly record struct PostLinks(int Own, int Other)
{
    /// <summary>Counts each address once; what is no address is no link.</summary>
    public static PostLinks Of(Brand brand, IEnumerable<string?> links)
    {
        var hosts = links.OfType<string>().Select(link => link.TrimEnd('/')).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(link => link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            .Select(Hosts.Of).OfType<string>().ToList();
        var own = hosts.Count(host => brand.Domains.Any(domain => WebDomain.IsWithin(host, domain)));
        return new PostLinks(own, hosts.Count - own);
    }
}
