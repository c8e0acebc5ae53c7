using System.Net.Http;

namespace SocialFunnel.Outbound;

/// <summary>What a request may say about itself to the handlers it passes.</summary>
internal static class OutboundRequest
{
    /// <summary>A brand's settings chose the host.</summary>
    public static readonly HttpRequestOptionsKey<bool> ChosenByBrand = new("SocialFunnel.ChosenByBrand");

    /// <summary>It must not be sent twice: it changes something, such as a token that rotates.</summary>
    public static readonly HttpRequestOptionsKey<bool> Once = new("SocialFunnel.Once");

    /// <summary>The address itself is a secret, as a webhook's is: it must stand in no trace.</summary>
    public static readonly HttpRequestOptionsKey<bool> SecretAddress = new("SocialFunnel.SecretAddress");
}
