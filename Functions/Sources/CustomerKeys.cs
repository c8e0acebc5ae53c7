using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel.Sources;

/// <summary>
/// Turns whatever identifies a customer into a keyed hash (HMAC-SHA-256, RFC 2104, cut to 128 bits), so that repeat customers are
/// recognised and nobody can be. Another key makes all customers strangers: keep it as long as the readings.
/// </summary>
/// <param name="key">At least 16 bytes that nobody guesses.</param>
public sealed class CustomerKeys(byte[] key)
{
    /// <summary>Setting that holds the key; see <see cref="FromSetting"/>.</summary>
    public const string Setting = "SocialFunnel:CustomerKey";

    private readonly byte[] key = key.Length >= SecretKey.LeastBytes
        ? key
        : throw new ArgumentException($"The key for customers has {key.Length} bytes and needs {SecretKey.LeastBytes} or more.", nameof(key));

    /// <summary>Takes the key from the text of <see cref="Setting"/>.</summary>
    /// <exception cref="ArgumentException">It is too short.</exception>
    public static CustomerKeys FromSetting(string text) => new(SecretKey.FromSetting(Setting, text));

    /// <summary>Takes the key from a file that is made where there is none.</summary>
    public static CustomerKeys FromFile(string path) => new(SecretKey.FromFile(Setting, path));

    /// <summary>The key of a customer of a brand. Upper and lower case and spaces around do not matter; two brands never share a key.</summary>
    /// <param name="brand">The brand's id.</param>
    /// <param name="customer">An e-mail address, a customer number, or whatever the shop has.</param>
    public string KeyOf(string brand, string customer)
    {
        var text = $"{brand}\n{customer.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant()}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
