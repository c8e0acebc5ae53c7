using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel.Access;

/// <summary>
/// Links that open one form of one brand for a while, for whoever holds them: the end of their validity, signed together with purpose and brand
/// (HMAC-SHA-256, RFC 2104). Nothing is stored. Another key makes all links void.
/// </summary>
/// <param name="key">At least 16 bytes that nobody guesses.</param>
/// <param name="clock">Tells when a link has expired.</param>
public sealed class SignedLinks(byte[] key, TimeProvider clock)
{
    /// <summary>Setting that holds the key.</summary>
    public const string Setting = "SocialFunnel:LinkKey";

    /// <summary>How long a link opens its form.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private readonly byte[] key = key.Length >= SecretKey.LeastBytes
        ? key
        : throw new ArgumentException($"The key for links has {key.Length} bytes and needs {SecretKey.LeastBytes} or more.", nameof(key));

    /// <summary>Signs a link.</summary>
    /// <param name="purpose">The form it opens, such as <c>hours</c>.</param>
    /// <param name="brand">Id of the brand.</param>
    /// <param name="version">The brand's version of its links: raising it voids those that were given out.</param>
    public SignedLink Sign(string purpose, string brand, int version = 0)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        var end = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new SignedLink($"{end}.{Signature(purpose, brand, end, version)}", expires);
    }

    /// <summary>Whether a token opens a form now. It says no to everything else, and not why.</summary>
    public bool Allows(string purpose, string brand, string? token, int version = 0)
    {
        if (!BrandId.IsValid(brand) || token is not { Length: > 0 and <= 100 } || token.Split('.') is not [var end, var signature]
            || !long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return false;
        }

        // Texts are compared, since several can stand for the same bytes. The time is believed only once its signature is.
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Signature(purpose, brand, end, version)))
            && clock.GetUtcNow().ToUnixTimeSeconds() < seconds;
    }

    // No part can hold a line break, so no two links sign the same text.
    private string Signature(string purpose, string brand, string end, int version) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{purpose}\n{brand}\n{version}\n{end}"))));
}

/// <summary>A signed link's secret part.</summary>
/// <param name="Token">What the address carries as <c>link</c>.</param>
/// <param name="ExpiresAt">When it ceases to open anything.</param>
public sealed record SignedLink(string Token, DateTimeOffset ExpiresAt);
