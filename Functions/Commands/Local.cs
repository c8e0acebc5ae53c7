using System.Net;
using System.Net.Sockets;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Commands;

/// <summary>Places on this machine that commands share.</summary>
internal static class Local
{
    /// <summary>Where keys, the emulator, and its data are kept; git ignores it.</summary>
    public const string DataFolder = ".socialfunnel";

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
