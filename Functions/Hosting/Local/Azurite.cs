using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace SocialFunnel.Hosting.Local;

/// <summary>
/// A storage emulator that this process started and stops again. If this process is killed, the emulator notices that its standard input
/// closed, saves and ends by itself.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The connection string of an emulator on the default ports.</summary>
    public const string DevelopmentStorage = "UseDevelopmentStorage=true";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly AzuriteOptions _options;
    private readonly AzuritePorts _ports;

    private Azurite(Process process, AzuriteOptions options, AzuritePorts ports) => (_process, _options, _ports) = (process, options, ports);

    /// <summary>The connection string of the first account.</summary>
    public string ConnectionString => _options.UseDefaultPorts ? DevelopmentStorage : ConnectionStringOf(_options.Accounts.Keys.First());

    internal int ProcessId => _process.Id;

    /// <summary>The connection string of one of the accounts in the options, on private ports.</summary>
    public string ConnectionStringOf(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={_options.Accounts[account]};"
        + $"BlobEndpoint=http://127.0.0.1:{_ports.Blob}/{account};QueueEndpoint=http://127.0.0.1:{_ports.Queue}/{account};TableEndpoint=http://127.0.0.1:{_ports.Table}/{account};";

    /// <summary>Installs the emulator if it is not, starts it and waits until it answers.</summary>
    /// <exception cref="StartFaultException">Node.js or npm is missing, or the emulator does not start.</exception>
    public static async Task<Azurite> StartAsync(AzuriteOptions options, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        await AzuriteInstall.Ensure(options.InstallFolder, progress, cancellation);
        progress?.Report("Starting the storage emulator");
        var ports = options.UseDefaultPorts ? AzuritePorts.Default : AzuritePorts.Free();
        var azurite = new Azurite(Launch(options, ports), options, ports);
        try
        {
            await azurite.Answer(cancellation);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await _process.WaitForExitAsync(patience.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (!_process.HasExited)
                _process.Kill();
        }

        _process.Dispose();
    }

    private async Task Answer(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestStart);
        while (await _ports.Probe(limit.Token) != PortState.Azurite)
        {
            if (_process.HasExited)
                throw new StartFaultException($"The storage emulator ended at once with code {_process.ExitCode}. Remedy: delete {_options.InstallFolder}, so that it is installed anew.");
            cancellation.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested)
                throw new StartFaultException($"The storage emulator did not answer within {LongestStart.TotalSeconds} s. Remedy: try again on a machine with less load.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }

    private static Process Launch(AzuriteOptions options, AzuritePorts ports)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--no-deprecation", "--require", AzuriteInstall.StopWithParent, AzuriteInstall.Script(options.InstallFolder),
                "--silent", "--skipApiVersionCheck", "--disableTelemetry",
                "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
                "--blobPort", $"{ports.Blob}", "--queuePort", $"{ports.Queue}", "--tablePort", $"{ports.Table}",
            },
        };
        if (options.DataFolder is { } folder)
        {
            Directory.CreateDirectory(folder);
            start.ArgumentList.Add("--location");
            start.ArgumentList.Add(Path.GetFullPath(folder));
        }
        else
        {
            start.ArgumentList.Add("--inMemoryPersistence");
        }

        if (!options.UseDefaultPorts)
            start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', options.Accounts.Select(account => $"{account.Key}:{account.Value}"));
        try
        {
            var process = Process.Start(start)!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception fault)
        {
            throw new StartFaultException(AzuriteInstall.NodeIsMissing, fault);
        }
    }
}
