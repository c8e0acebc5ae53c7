using System.Diagnostics;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Runs;

/// <summary>The real program in a process of its own, with settings in its environment.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private readonly Process process;

    private ChildProgram(Process process) => this.process = process;

    /// <summary>The program as it was built for these tests.</summary>
    public static string Path { get; } = typeof(LocalHost).Assembly.Location;

    /// <summary>Starts it on a free port.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="folder">The folder it works in.</param>
    /// <param name="log">Is given what it logs.</param>
    public static ChildProgram Start(IReadOnlyDictionary<string, string?> settings, string folder, LogWatch log)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path, "serve", "--port", "0" },
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        // It lives for a second or two: what a long life would pay for is left out.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => log.Add(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => log.Add(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProgram(process);
    }

    /// <summary>SIGKILL: it has no chance to put anything in order.</summary>
    public void Kill() => process.Kill();

    /// <summary>Waits until it is gone.</summary>
    public Task Gone() => process.WaitForExitAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
