using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocialFunnel.Hosting.Local;

/// <summary>Who answers at a set of ports.</summary>
internal enum PortState
{
    /// <summary>Nobody, or not at all of them yet.</summary>
    Silent,

    /// <summary>The storage emulator, at all of them.</summary>
    Azurite,

    /// <summary>Another program, at one or more of them.</summary>
    Stranger,
}

/// <summary>The three ports of a storage emulator on this machine.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    internal static AzuritePorts Default { get; } = new(10000, 10001, 10002);

    /// <summary>Three ports that nobody listens on at this moment.</summary>
    internal static AzuritePorts Free()
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Stop();
        return new(ports[0], ports[1], ports[2]);
    }

    /// <summary>Asks each port who it is; the emulator names itself in the header Server.</summary>
    internal async Task<PortState> Probe(CancellationToken cancellation)
    {
        var states = await Task.WhenAll(new[] { Blob, Queue, Table }.Select(port => Probe(port, cancellation)));
        return states.Contains(PortState.Stranger) ? PortState.Stranger : states.Contains(PortState.Silent) ? PortState.Silent : PortState.Azurite;
    }

    private static async Task<PortState> Probe(int port, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return PortState.Silent;
        }

        try
        {
            await using var stream = client.GetStream();
            await stream.WriteAsync("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"u8.ToArray(), limit.Token);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            return (await reader.ReadToEndAsync(limit.Token)).Contains("Server: Azurite", StringComparison.OrdinalIgnoreCase) ? PortState.Azurite : PortState.Stranger;
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            return PortState.Stranger;
        }
    }
}
