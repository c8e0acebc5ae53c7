using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel.Access;

/// <summary>
/// A key of a brand as its holder has it: <c>sfk_BRAND_ID_SECRET</c>. It names its brand and its row, so that one look-up finds it and a key of another
/// brand is known without any; the fixed beginning lets scanners find keys that were published by mistake.
/// </summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Id">The key's id.</param>
/// <param name="Text">The whole key.</param>
internal sealed record KeyText(string Brand, string Id, string Text)
{
    private const string Start = "sfk";
    private const int IdLength = 12;
    private const int SecretBytes = 32;

    // Without letters that look alike, and without vowels, so that no words come about.
    private const string IdLetters = "23456789bcdfghjkmnpqrstvwxz";

    /// <summary>The last four characters.</summary>
    public string LastFour => Text[^4..];

    /// <summary>
    /// What is stored. A password needs a slow hash with salt, because people choose it and many choose the same; 256 random bits can neither be tried
    /// out nor looked up, so SHA-256 is enough, and fast for every request.
    /// </summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Makes a key.</summary>
    public static KeyText Make(string brand, string? id = null)
    {
        var name = id ?? NewId();
        return new KeyText(brand, name, $"{Start}_{brand}_{name}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");
    }

    /// <summary>An id for a row that no other row has.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(IdLetters, IdLength);

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(string text) => text.Length == IdLength && text.All(letter => IdLetters.Contains(letter, StringComparison.Ordinal));

    /// <summary>Reads a key; null when the text has another form.</summary>
    public static KeyText? Read(string text) =>
        text.Length <= 200 && text.Split('_', 4) is [Start, var brand, var id, { Length: 43 }] && BrandId.IsValid(brand) && IsId(id) ? new KeyText(brand, id, text) : null;
}
