using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace SocialFunnel.Hosting.Local;

/// <summary>Sees to it that the storage of the settings is there: starts the emulator if the settings mean one and none answers.</summary>
public static class LocalStorage
{
    /// <returns>The emulator that was started, to be disposed of at the end; null if there was nothing to start.</returns>
    /// <exception cref="StartFaultException">Says what is missing and what to do.</exception>
    public static async Task<Azurite?> EnsureAsync(IConfiguration configuration, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        if (!Azurite.DevelopmentStorage.Equals(configuration[StorageServices.Setting]?.Trim().TrimEnd(';'), StringComparison.OrdinalIgnoreCase))
            return null;

        var folder = LocalSettings.Read(configuration).DataFolder;
        var owners = Path.Combine(folder, "azurite.pid");
        await AwaitOrphan(owners, progress, cancellation);
        switch (await AzuritePorts.Default.Probe(cancellation))
        {
            case PortState.Azurite:
                return null;
            case PortState.Stranger:
                throw new StartFaultException(
                    "A program that is no storage emulator uses one of the ports 10000, 10001 and 10002. Remedy: stop it, or set AzureWebJobsStorage to the connection string of a storage account.");
        }

        var azurite = await Azurite.StartAsync(
            new() { InstallFolder = Path.Combine(folder, "azurite"), DataFolder = Path.Combine(folder, "azurite-data"), UseDefaultPorts = true }, progress, cancellation);
        await File.WriteAllTextAsync(owners, $"{Environment.ProcessId} {azurite.ProcessId}", cancellation);
        return azurite;
    }

    /// <summary>The emulator of a process that was killed still answers for a moment while it saves; it must not be taken for a running one.</summary>
    private static async Task AwaitOrphan(string owners, IProgress<string>? progress, CancellationToken cancellation)
    {
        if (!File.Exists(owners) || (await File.ReadAllTextAsync(owners, cancellation)).Split(' ') is not [var owner, var child] || IsAlive(owner))
            return;
        for (var tries = 0; tries < 100 && IsAlive(child); tries++)
        {
            progress?.Report("Waiting for the storage emulator of a process that was killed");
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }

        File.Delete(owners);
    }

    private static bool IsAlive(string id)
    {
        if (!int.TryParse(id, CultureInfo.InvariantCulture, out var number))
            return false;
        try
        {
            using var process = Process.GetProcessById(number);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
