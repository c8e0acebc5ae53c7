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
            using var alone = Lock($"{path}.lock");
            if (!File.Exists(path))
            {
                Make(path);
            }
        }

        return FromSetting(setting, File.ReadAllText(path));
    }

    // Moved into its place whole, so that nobody reads half of it.
    private static void Make(string path)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(draft, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move(draft, path, overwrite: false);
    }

    // On Unix a move looks first and renames then: of two at once the later would replace the key that the earlier has read.
    private static FileStream Lock(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception held) when (held is IOException and not DirectoryNotFoundException || OperatingSystem.IsWindows() && held is UnauthorizedAccessException)
            {
                Thread.Sleep(10);
            }
        }
    }
}
