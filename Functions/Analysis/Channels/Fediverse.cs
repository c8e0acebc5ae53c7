using System.Text.RegularExpressions;

namespace SocialFunnel.Analysis.Channels;

/// <summary>
/// The fediverse has some ten thousand servers, and no list holds them all. Most name their software in their host
/// (<c>mastodon.gamedev.place</c>, <c>lemmy.example</c>), and Mastodon's addresses of posts look like nobody else's.
/// </summary>
internal static partial class Fediverse
{
    private static readonly Dictionary<string, string> Software = new(StringComparer.Ordinal)
    {
        ["mastodon"] = "mastodon",
        ["mstdn"] = "mastodon",
        ["masto"] = "mastodon",
        ["toot"] = "mastodon",
        ["fedi"] = "mastodon",
        ["pleroma"] = "mastodon",
        ["akkoma"] = "mastodon",
        ["gotosocial"] = "mastodon",
        ["pixelfed"] = "pixelfed",
        ["lemmy"] = "lemmy",
        ["misskey"] = "misskey",
        ["peertube"] = "peertube",
        ["friendica"] = "friendica",
    };

    /// <summary>Which software a host runs by its name; null for no such host.</summary>
    public static ChannelEntry? Find(WebAddress address)
    {
        // Only the first two labels: "mastodon.example.org" is a server, "www.shop.mastodon.example.org" could be anything.
        var labels = address.Host.Split('.');
        var name = labels.SkipLast(1).Take(2).SelectMany(label => label.Split('-')).FirstOrDefault(Software.ContainsKey);
        return name is not null ? new ChannelEntry(Software[name], Mediums.Social)
            : address.Host.Length > 0 && PostPath().IsMatch(address.Path) ? new ChannelEntry("mastodon", Mediums.Social)
            : null;
    }

    // "/@name/109876543210987654" and "/@name@server.example/…": the number is a time-ordered id of 17 or 18 digits.
    [GeneratedRegex(@"^/@[\w.-]+(@[\w.-]+)?/\d{15,20}/?$", RegexOptions.CultureInvariant)]
    private static partial Regex PostPath();
}
