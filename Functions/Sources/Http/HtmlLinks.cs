using System.Net;
using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Http;

/// <summary>Finds the links in a piece of HTML. It only has to find what people can click, and never to display anything.</summary>
internal static partial class HtmlLinks
{
    /// <summary>Addresses of anchors, in order; relative ones are resolved. Mentions and hashtags of the fediverse are left out.</summary>
    /// <param name="html">Any text; what is no HTML holds no links.</param>
    /// <param name="from">Where the text stands.</param>
    public static IEnumerable<string> Of(string? html, Uri from) => Anchor().Matches(html ?? "")
        .Select(anchor => Attributes(anchor.Value))
        .Where(attributes => !attributes.GetValueOrDefault("class", "").Split(' ').Any(name => name is "mention" or "hashtag"))
        .Select(attributes => attributes.GetValueOrDefault("href"))
        .Where(href => href is { Length: > 0 } && href[0] != '#')
        .Select(href => Uri.TryCreate(from, href, out var address) && address.Scheme is "https" or "http" ? address.AbsoluteUri : null)
        .OfType<string>();

    /// <summary>The address of the feed that a web page names (<c>link rel="alternate"</c>); null where it names none.</summary>
    public static Uri? FeedOf(string html, Uri from) => Link().Matches(html)
        .Select(link => Attributes(link.Value))
        .Where(link => link.GetValueOrDefault("rel", "").Contains("alternate", StringComparison.OrdinalIgnoreCase)
            && link.GetValueOrDefault("type", "") is "application/rss+xml" or "application/atom+xml")
        .Select(link => Uri.TryCreate(from, link.GetValueOrDefault("href"), out var address) ? address : null)
        .FirstOrDefault(address => address is not null);

    private static Dictionary<string, string> Attributes(string tag)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match attribute in Attribute().Matches(tag))
        {
            attributes.TryAdd(attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value.Trim()));
        }

        return attributes;
    }

    // Bounded, so that no text takes long: a tag without an end is no tag.
    [GeneratedRegex(@"<a\s[^<>]{1,4000}>", RegexOptions.IgnoreCase)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"<link\s[^<>]{1,4000}>", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<name>[a-z-]{1,30})\s{0,5}=\s{0,5}(?:""(?<value>[^""]*)""|'(?<value>[^']*)'|(?<value>[^\s""'>]+))", RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();
}
