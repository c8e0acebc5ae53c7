using System.IO;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SocialFunnel.Secrets;

/// <summary>Secrets in files, a file each, encrypted with ASP.NET Core's data protection. Files and keys are readable by the program's own user only.</summary>
/// <param name="protection">Encrypts; its keys lie beside the secrets, unless the host says otherwise.</param>
/// <param name="folder">Where the files are.</param>
public sealed class FileSecrets(IDataProtectionProvider protection, string folder) : ISecretStore
{
    private const string Ending = ".secret";

    /// <inheritdoc/>
    public async Task<string?> Find(SecretName name, CancellationToken cancellation)
    {
        try
        {
            return Protector(name).Unprotect(await File.ReadAllTextAsync(PathOf(name), cancellation));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (CryptographicException)
        {
            throw new InvalidDataException($"The secret '{name}' was written with other keys than those in this data folder. Connect the source again, or bring the keys back.");
        }
    }

    /// <inheritdoc/>
    public async Task Save(SecretName name, string secret, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var draft = $"{PathOf(name)}.{Guid.NewGuid():N}";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using (var writer = new StreamWriter(draft, options))
            {
                await writer.WriteAsync(Protector(name).Protect(secret).AsMemory(), cancellation);
            }

            File.Move(draft, PathOf(name), overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <inheritdoc/>
    public Task RemoveAll(string brand, CancellationToken cancellation)
    {
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"{SecretName.Prefix(brand)}*{Ending}") : [])
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    // Bound to its name: a file that is renamed, or copied over another, cannot be read.
    private IDataProtector Protector(SecretName name) => protection.CreateProtector("SocialFunnel.Secrets", name.ToString());

    private string PathOf(SecretName name) => Path.Combine(folder, name + Ending);
}
