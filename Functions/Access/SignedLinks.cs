using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel.Access;

/// <summary>
/// Signs links that open one page of one brand for a while, for whoever holds them: id and end of a link, signed together with page and brand
/// (HMAC-SHA-256, RFC 2104). The signature is looked at first, so that a made-up link costs no look-up; whether a link was called back, its row tells.
/// </summary>
/// <param name="key">At least 16 bytes that nobody guesses. Another key makes all links void.</param>
/// <param name="clock">Tells when a link has expired.</param>
public sealed class SignedLinks(byte[] key, TimeProvider clock)
{
    /// <summary>Setting that holds the key.</summary>
    public const string Setting = "SocialFunnel:LinkKey";

    private readonly byte[] key = key.Length >= SecretKey.LeastBytes
        ? key
        : throw new ArgumentException($"The key for links has {key.Length} bytes and needs {SecretKey.LeastBytes} or more.", nameof(key));

    /// <summary>Signs a link.</summary>
    /// <param name="page">The page it opens, one of <see cref="SharedPage.All"/>.</param>
    /// <param name="brand">Id of the brand.</param>
    /// <param name="id">Id of the link's row.</param>
    /// <param name="lifetime">How long it opens the page.</param>
    public SignedLink Sign(string page, string brand, string id, TimeSpan lifetime)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        var end = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new SignedLink($"{end}.{id}.{Signature(page, brand, end, id)}", expires);
    }

    /// <summary>The id of the link that a token belongs to; null unless it opens this page of this brand now. It says not why.</summary>
    public string? Read(string page, string brand, string? token)
    {
        if (!BrandId.IsValid(brand) || token is not { Length: > 0 and <= 100 } || token.Split('.') is not [var end, var id, var signature]
            || !KeyText.IsId(id) || !long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        // Texts are compared, since several can stand for the same bytes. The time is believed only once its signature is.
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Signature(page, brand, end, id)))
            && clock.GetUtcNow().ToUnixTimeSeconds() < seconds ? id : null;
    }

    // No part can hold a line break, so no two links sign the same text.
    private string Signature(string page, string brand, string end, string id) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{page}\n{brand}\n{id}\n{end}")));
}

/// <summary>A signed link's secret part.</summary>
/// <param name="Token">What the address carries as <c>link</c>.</param>
/// <param name="ExpiresAt">When it ceases to open anything.</param>
public sealed record SignedLink(string Token, DateTimeOffset ExpiresAt);
