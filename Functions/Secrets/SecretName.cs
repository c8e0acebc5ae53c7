using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel.Secrets;

/// <summary>
/// Name of a secret. It is made of the brand and its source and never written in settings: a brand can name no secret but its own.
/// </summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Source">Name of the configured source.</param>
/// <param name="What">What it is, such as <c>token</c>.</param>
public sealed record SecretName(string Brand, string Source, string What)
{
    private const int LongestShown = 80;

    /// <summary>The name in a store: 1 to 127 letters, digits and dashes, as Key Vault wants it. The hash keeps apart what reads the same.</summary>
    public override string ToString()
    {
        var shown = new string([.. $"{Brand}-{Source}-{What}".ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Brand}\n{Source}\n{What}")))[..16];
        return $"{Prefix(Brand)}{shown[..Math.Min(shown.Length, LongestShown)]}-{hash}";
    }

    /// <summary>What the names of all secrets of a brand begin with.</summary>
    public static string Prefix(string brand) => $"sf-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(brand)))[..16]}-";
}
