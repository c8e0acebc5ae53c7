using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace SocialFunnel.Outbound;

/// <summary>
/// Decides where the program may connect to. An address is judged twice: as written, before the request, and as resolved, when the connection is
/// made, to the very address that was judged: a name that resolves to something else a moment later gains nothing.
/// </summary>
public sealed class OutboundGuard(IOptions<OutboundOptions> options)
{
    private readonly HashSet<string> privateHosts = Hosts(options.Value.PrivateHosts);
    private readonly HashSet<string> httpHosts = Hosts(options.Value.HttpHosts);
    private readonly HashSet<string> onlyHosts = Hosts(options.Value.OnlyHosts);

    /// <summary>Finds the addresses of a name.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Why an address may not be asked, and what would be right; null when it may, as far as its text tells.</summary>
    /// <param name="address">An absolute address.</param>
    /// <param name="chosenByBrand">Whether a brand's settings chose the host, and not the program.</param>
    public string? Fault(Uri address, bool chosenByBrand = false)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http") || address.IdnHost.Length == 0)
        {
            return "It is no web address: it must begin with https://.";
        }

        var host = Host(address.IdnHost);
        if (address.UserInfo.Length > 0)
        {
            return $"The address at {host} holds a user name or password: remove it.";
        }

        if (address.Scheme == "http" && !Lists(privateHosts, host, address.Port) && !Lists(httpHosts, host, address.Port))
        {
            return $"{host} is asked without TLS: write https://, or have the operator add it to {OutboundOptions.Section}:HttpHosts.";
        }

        if (chosenByBrand && onlyHosts.Count > 0 && !Lists(onlyHosts, host, address.Port) && !Lists(privateHosts, host, address.Port))
        {
            return $"{host} is not among the hosts that the operator allows ({OutboundOptions.Section}:OnlyHosts).";
        }

        return IPAddress.TryParse(host.Trim('[', ']'), out var literal) && !PublicAddress.Is(literal) && !Lists(privateHosts, host, address.Port) ? NotPublic(host) : null;
    }

    /// <summary>Connects to a host, if one of its addresses is public or the host is trusted.</summary>
    /// <exception cref="OutboundException">It is neither.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (Host(context.DnsEndPoint.Host), context.DnsEndPoint.Port);
        var found = await Resolve(host, cancellation);
        var allowed = Lists(privateHosts, host, port) ? found : [.. found.Where(PublicAddress.Is)];
        if (allowed.Length == 0)
        {
            throw found.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new OutboundException(NotPublic(host));
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string NotPublic(string host) =>
        $"{host} lies in no public network and is not asked: if it is a server of your own, have the operator add it to {OutboundOptions.Section}:PrivateHosts.";

    private static bool Lists(HashSet<string> hosts, string host, int port) => hosts.Contains(host) || hosts.Contains($"{host}:{port}");

    private static string Host(string text) => text.TrimEnd('.').ToLowerInvariant();

    private static HashSet<string> Hosts(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Host)];
}
