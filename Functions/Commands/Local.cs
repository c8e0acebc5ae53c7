using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Commands;

/// <summary>Places on this machine that commands share.</summary>
internal static class Local
{
    /// <summary>Where keys, the emulator, and its data are kept; git ignores it.</summary>
    public const string DataFolder = ".socialfunnel";

    /// <summary>An option that sets settings of the program.</summary>
    public static Option<string[]> SettingsOption()
    {
        var set = new Option<string[]>("--set") { Description = "A setting as Name=Value, such as AzureWebJobsStorage=…. May be given several times." };
        set.Validators.Add(result =>
        {
            if ((result.GetValueOrDefault<string[]>() ?? []).Any(setting => setting.IndexOf('=', StringComparison.Ordinal) < 1))
            {
                result.AddError("--set takes Name=Value.");
            }
        });
        return set;
    }

    /// <summary>The settings that such an option gave.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Settings(string[]? given) =>
        (given ?? []).Select(setting => setting.Split('=', 2)).Select(pair => new KeyValuePair<string, string?>(pair[0], pair[1]));

    /// <summary>Opens a file in the program that the desktop has for it; false where there is none.</summary>
    public static bool Open(string file)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(file) { UseShellExecute = true });
            return process is not null || OperatingSystem.IsWindows();
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The usual address, or one with a free port where another program listens there.</summary>
    public static async Task<string> FreeAddress(CancellationToken cancellation)
    {
        var usual = new Uri(LocalHost.DefaultUrl);
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(IPAddress.Parse(usual.Host), usual.Port, cancellation);
            return "http://127.0.0.1:0";
        }
        catch (SocketException)
        {
            return LocalHost.DefaultUrl;
        }
    }
}
