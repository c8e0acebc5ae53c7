namespace SocialFunnel.Outbound;

/// <summary>Settings of outgoing requests, section <c>SocialFunnel:Outbound</c>. Lists are separated by commas; an entry is a host, or a host with a port.</summary>
public sealed class OutboundOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "SocialFunnel:Outbound";

    /// <summary>Hosts that may lie in private networks and be asked without TLS: servers of one's own. Default none.</summary>
    public string PrivateHosts { get; set; } = "";

    /// <summary>Public hosts that may be asked without TLS, such as an old blog. Default none.</summary>
    public string HttpHosts { get; set; } = "";

    /// <summary>When given, what a brand's settings name (feeds, Mastodon servers, shops) may be on these hosts only. Default: any public host.</summary>
    public string OnlyHosts { get; set; } = "";
}
