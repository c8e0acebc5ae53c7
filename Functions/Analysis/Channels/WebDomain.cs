using System.Collections.Frozen;

namespace SocialFunnel.Analysis.Channels;

/// <summary>
/// Which hosts belong to one site. An approximation of the public suffix list that needs no update: countries' second levels by their
/// form, and the hosts under which strangers share a name.
/// </summary>
internal static class WebDomain
{
    private static readonly FrozenSet<string> SecondLevels = FrozenSet.ToFrozenSet(["co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "go", "gv", "nom", "gob", "id", "ltd", "plc", "me", "asn"]);

    private static readonly FrozenSet<string> Shared = FrozenSet.ToFrozenSet([
        "myshopify.com", "github.io", "gitlab.io", "blogspot.com", "wordpress.com", "tumblr.com", "substack.com", "wixsite.com", "weebly.com", "webflow.io",
        "square.site", "squarespace.com", "netlify.app", "vercel.app", "pages.dev", "workers.dev", "herokuapp.com", "azurewebsites.net", "azurestaticapps.net",
        "web.app", "firebaseapp.com", "appspot.com", "cloudfront.net", "amazonaws.com", "onrender.com", "fly.dev", "jimdosite.com", "jimdofree.com", "bigcartel.com",
        "gumroad.com", "ghost.io", "beehiiv.com", "carrd.co", "etsy.com", "mybigcommerce.com", "shopware.store", "odoo.com", "canva.site", "framer.website", "notion.site"]);

    /// <summary>Whether two hosts are parts of one site: the same, one below the other, or below one registered name.</summary>
    public static bool SameSite(string left, string right) =>
        left.Length > 0 && right.Length > 0 && (left == right || Registered(left) is { } name && name == Registered(right));

    /// <summary>Whether a host is a domain or lies below it.</summary>
    public static bool IsWithin(string host, string domain) =>
        domain.Length > 0 && (host == domain || host.EndsWith(domain, StringComparison.Ordinal) && host[host.Length - domain.Length - 1] == '.');

    /// <summary>Length of the part of a host that nobody owns (<c>de</c>, <c>co.uk</c>); 0 when the host is nothing else.</summary>
    public static int SuffixLength(string host)
    {
        var last = host.LastIndexOf('.');
        if (last < 0)
        {
            return 0;
        }

        var country = host.Length - last - 1 == 2;
        var before = host.LastIndexOf('.', last - 1);
        var second = host[(before + 1)..last];
        var length = country && SecondLevels.Contains(second) ? host.Length - before - 1 : host.Length - last - 1;
        return length == host.Length ? 0 : length;
    }

    // Null for an address made of digits, which has no name to share.
    private static string? Registered(string host)
    {
        if (System.Net.IPAddress.TryParse(host, out _) || Shared.Contains(host))
        {
            return null;
        }

        var shared = Shared.FirstOrDefault(suffix => IsWithin(host, suffix));
        var suffix = shared?.Length ?? SuffixLength(host);
        if (suffix == 0)
        {
            return null;
        }

        var start = host.LastIndexOf('.', host.Length - suffix - 2);
        return host[(start + 1)..];
    }
}
