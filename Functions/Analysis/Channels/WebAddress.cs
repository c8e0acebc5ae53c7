using System.Globalization;
using System.Net;

namespace SocialFunnel.Analysis.Channels;

/// <summary>
/// What a referrer or a landing address says, read the way a browser would and without ever throwing: a scheme may be missing,
/// an app may stand in place of a site (<c>android-app://com.linkedin.android</c>), the text may be anything at all.
/// </summary>
/// <param name="Host">Lower case, in ASCII (punycode), without user, port, trailing dot and leading <c>www.</c>; empty when there is none.</param>
/// <param name="Path">Starts with a slash; lower case. <c>/</c> when there is none.</param>
/// <param name="Parameters">The query and a query-like fragment, names in lower case, decoded; of several values the first that is not empty.</param>
internal sealed record WebAddress(string Host, string Path, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>No address.</summary>
    public static readonly WebAddress None = new("", "/", new Dictionary<string, string>());

    // Longer than any browser sends; the rest of a hostile value is not worth reading.
    private const int MaxLength = 8192;
    private const int MaxParameters = 200;
    private static readonly string[] Schemes = ["http://", "https://", "android-app://", "ios-app://", "//", "android-app//"];
    private static readonly IdnMapping Idn = new();

    /// <summary>Reads an address; <see cref="None"/> for a text that holds none.</summary>
    public static WebAddress Parse(string? text)
    {
        var rest = Clean(text);
        if (rest.StartsWith("http%3a", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https%3a", StringComparison.OrdinalIgnoreCase))
        {
            rest = Decode(rest);
        }

        var scheme = Schemes.FirstOrDefault(scheme => rest.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        if (scheme is null && rest.Contains("://", StringComparison.Ordinal) && rest.IndexOfAny(['/', '?', '#', '.']) == rest.IndexOf("://", StringComparison.Ordinal) + 1)
        {
            return None;
        }

        rest = rest[(scheme?.Length ?? 0)..];
        var (beforeFragment, fragment) = Cut(rest, '#');
        var (location, query) = Cut(beforeFragment, '?');
        // Browsers read a backslash in an address as a slash; so must whoever wants to know where a click came from.
        location = location.Replace('\\', '/');
        var slash = location.IndexOf('/', StringComparison.Ordinal);
        var host = CleanHost(slash < 0 ? location : location[..slash]);
        var path = slash < 0 ? "/" : Decode(location[slash..]).ToLowerInvariant();
        return new WebAddress(host, path, ReadParameters(query, fragment));
    }

    /// <summary>Undoes percent-encoding and plus signs; a text that is not properly encoded stays as it is.</summary>
    internal static string Decode(string text) => WebUtility.UrlDecode(text) ?? "";

    private static string Clean(string? text)
    {
        var trimmed = (text ?? "").Trim().Trim('"', '\'', '<', '>');
        var readable = string.Concat(trimmed.Where(c => !char.IsControl(c)));
        return readable.Length > MaxLength ? readable[..MaxLength] : readable;
    }

    private static string CleanHost(string authority)
    {
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        host = host.Contains('%', StringComparison.Ordinal) ? Decode(host) : host;
        if (host.StartsWith('['))
        {
            return IPAddress.TryParse(host.TrimStart('[').Split(']')[0], out var address) ? address.ToString() : "";
        }

        host = Ascii(Cut(host, ':').Before.Trim().ToLowerInvariant()).Trim('.');
        var valid = host.Length is > 0 and <= 253 && host.Split('.').All(IsLabel);
        return !valid ? "" : host.StartsWith("www.", StringComparison.Ordinal) && host.IndexOf('.', 4) > 0 ? host[4..] : host;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    private static string Ascii(string host)
    {
        if (host.All(char.IsAscii))
        {
            return host;
        }

        try
        {
            return Idn.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    private static Dictionary<string, string> ReadParameters(string query, string fragment)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var pairs = $"{query}&{fragment.TrimStart('?', '!', '/')}".Split('&', StringSplitOptions.RemoveEmptyEntries);
        foreach (var pair in pairs.Take(MaxParameters))
        {
            var (name, value) = Cut(pair, '=');
            var key = Decode(name).Trim().ToLowerInvariant();
            // Addresses copied out of HTML keep its ampersands: "&amp;utm_source".
            key = key.StartsWith("amp;", StringComparison.Ordinal) ? key[4..] : key;
            if (value.Length > 0)
            {
                found.TryAdd(key, Decode(value).Trim());
            }
        }

        return found;
    }

    private static (string Before, string After) Cut(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }
}
