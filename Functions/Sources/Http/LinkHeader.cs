using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Http;

/// <summary>The header <c>Link</c> (RFC 8288), by which some vendors lead to the next page.</summary>
internal static partial class LinkHeader
{
    /// <summary>The address of the next page; null after the last.</summary>
    public static string? Next(VendorAnswer answer) => answer.Header("Link") is { } header && Form().Match(header) is { Success: true } match ? match.Groups["address"].Value : null;

    [GeneratedRegex(@"<(?<address>[^<>]{1,4000})>[^<]{0,200}?;\s*rel\s*=\s*""?next\b", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
