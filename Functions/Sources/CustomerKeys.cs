using System.IO;
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

    private const int LeastBytes = 16;

    private readonly byte[] key = key.Length >= LeastBytes
        ? key
        : throw new ArgumentException($"The key for customers has {key.Length} bytes and needs {LeastBytes} or more.", nameof(key));

    /// <summary>Takes the key from the text of <see cref="Setting"/>: any secret of 16 characters or more.</summary>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public static CustomerKeys FromSetting(string text) => Encoding.UTF8.GetBytes(text.Trim()) is { Length: >= LeastBytes } bytes
        ? new CustomerKeys(bytes)
        : throw new ArgumentException($"{Setting} is too short: give a secret of {LeastBytes} characters or more, such as the output of 'openssl rand -hex 32'.", nameof(text));

    /// <summary>Takes the key from a file, and makes one of 32 random bytes where there is none. Two processes that start at once end up with the same key.</summary>
    public static CustomerKeys FromFile(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var draft = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllText(draft, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
            }
        }

        return FromSetting(File.ReadAllText(path));
    }

    /// <summary>The key of a customer of a brand. Upper and lower case and spaces around do not matter; two brands never share a key.</summary>
    /// <param name="brand">The brand's id.</param>
    /// <param name="customer">An e-mail address, a customer number, or whatever the shop has.</param>
    public string KeyOf(string brand, string customer)
    {
        var text = $"{brand}\n{customer.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant()}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
