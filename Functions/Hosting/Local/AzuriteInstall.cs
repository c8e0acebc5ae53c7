using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Text.Json;

namespace SocialFunnel.Hosting.Local;

/// <summary>Installs the pinned version of the storage emulator, with every dependency pinned by the lock file that comes with the program.</summary>
internal static class AzuriteInstall
{
    internal const string NodeIsMissing =
        "The storage emulator needs Node.js 20 or later, and the command node is not found. Remedy: install Node.js, or set AzureWebJobsStorage to the connection string of a storage account.";

    private const string NpmIsMissing =
        "Installing the storage emulator needs npm, which comes with Node.js, and the command is not found. Remedy: install npm, or set AzureWebJobsStorage to the connection string of a storage account.";

    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "azurite");

    /// <summary>Preloaded into the emulator: it ends when its standard input does.</summary>
    internal static string StopWithParent { get; } = Path.Combine(Source, "stop-with-parent.cjs");

    private static string LockFile { get; } = Path.Combine(Source, "package-lock.json");

    internal static string Script(string folder) => Path.GetFullPath(Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js"));

    /// <summary>Returns at once if this version is installed. Several processes may call it at the same time.</summary>
    internal static async Task Ensure(string folder, IProgress<string>? progress, CancellationToken cancellation)
    {
        folder = Path.GetFullPath(folder);
        if (IsInstalled(folder))
            return;

        Directory.CreateDirectory(folder);
        await using var alone = await Lock(folder, progress, cancellation);
        if (IsInstalled(folder))
            return;
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(Source, file), Path.Combine(folder, file), overwrite: true);
        await Npm(folder, progress, cancellation);
        await File.WriteAllTextAsync(Mark(folder), Fingerprint(), cancellation);
    }

    // Written last, so a broken installation is not taken for a whole one, and tells which versions are installed.
    private static string Mark(string folder) => Path.Combine(folder, ".installed");

    private static bool IsInstalled(string folder) => File.Exists(Mark(folder)) && File.ReadAllText(Mark(folder)) == Fingerprint() && File.Exists(Script(folder));

    private static string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(LockFile)));

    private static async Task<FileStream> Lock(string folder, IProgress<string>? progress, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                progress?.Report("Waiting for another process that installs the storage emulator");
                await Task.Delay(TimeSpan.FromMilliseconds(250), cancellation);
            }
        }
    }

    private static async Task Npm(string folder, IProgress<string>? progress, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error" },
        };
        try
        {
            using var npm = Process.Start(start)!;
            var output = Task.WhenAll(npm.StandardOutput.ReadToEndAsync(CancellationToken.None), npm.StandardError.ReadToEndAsync(CancellationToken.None));
            await Watch(npm, folder, progress, cancellation);
            if (npm.ExitCode != 0)
            {
                var reason = (await output)[1].Split('\n').FirstOrDefault(line => line.Contains("npm error", StringComparison.Ordinal))?.Trim() ?? $"code {npm.ExitCode}";
                throw new StartFaultException($"npm could not install the storage emulator ({reason}). Remedy: check the network and npm's registry setting, then run again.");
            }
        }
        catch (Win32Exception fault)
        {
            throw new StartFaultException(NpmIsMissing, fault);
        }
    }

    /// <summary>Reports how many packages have arrived, since npm says nothing when nobody watches its terminal.</summary>
    private static async Task Watch(Process npm, string folder, IProgress<string>? progress, CancellationToken cancellation)
    {
        var packages = Packages();
        var exit = npm.WaitForExitAsync(cancellation);
        try
        {
            do
            {
                var arrived = packages.Count(package => File.Exists(Path.Combine(folder, package, "package.json")));
                progress?.Report($"Installing the storage emulator: {arrived} of {packages.Count} packages");
            }
            while (await Task.WhenAny(exit, Task.Delay(TimeSpan.FromMilliseconds(500), CancellationToken.None)) != exit);
            await exit;
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static List<string> Packages()
    {
        using var content = JsonDocument.Parse(File.ReadAllBytes(LockFile));
        return [.. content.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Length > 0 && !package.Value.TryGetProperty("optional", out _))
            .Select(package => package.Name)];
    }
}
