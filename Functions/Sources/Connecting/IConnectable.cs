using System.Text.Json.Nodes;

namespace SocialFunnel.Sources.Connecting;

/// <summary>A source that <c>connect NAME</c> can take a person through.</summary>
public interface IConnectable
{
    /// <summary>Asks what it needs, tries it at the vendor, puts secrets into the secret store, and gives the settings for the brand's file.</summary>
    /// <exception cref="Http.VendorException">The vendor does not play along; nothing is to be written.</exception>
    Task<JsonObject> Connect(ConnectDialog dialog, CancellationToken cancellation);
}
