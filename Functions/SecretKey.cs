using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel;

/// <summary>Keys of our own that nobody else may know: written in a setting, or made once and kept in a file.</summary>
public static class SecretKey
{
    /// <summary>A shorter key could be guessed.</summary>
    public const int LeastBytes = 16;

    /// <summary>Takes a key from the text of a setting: any secret of 16 characters or more.</summary>
    /// <exception cref="ArgumentException">It is shorter, or no secret; the message names the setting and not the secret.</exception>
    public static byte[] FromSetting(string setting, string text) => text.TrimStart().StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase)
        // App Service hands the reference on where it cannot read the vault, and anybody could write that down.
        ? throw new ArgumentException($"{setting} is a reference to the vault that was not resolved: give the program's identity access to the secret, and restart.", nameof(text))
        : Encoding.UTF8.GetBytes(text.Trim()) is { Length: >= LeastBytes } bytes
        ? bytes
        : throw new ArgumentException($"{setting} is too short: give a secret of {LeastBytes} characters or more, such as the output of 'openssl rand -hex 32'.", nameof(text));

    /// <summary>Takes a key from a file, and makes one of 32 random bytes where there is none. Two processes that start at once end up with the same key.</summary>
    public static byte[] FromFile(string setting, string path)
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

        return FromSetting(setting, File.ReadAllText(path));
    }
}
