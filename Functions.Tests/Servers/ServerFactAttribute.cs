using System.IO;
using System.Text.Json;
using SocialFunnel.Infra;

namespace SocialFunnel.Servers;

/// <summary>A test against a real server that <c>bash Functions.Tests/Servers/run</c> started; skipped, saying so, where it is not up.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="name">Name of the server.</param>
    public ServerFactAttribute(string name)
    {
        if (AddressOf(name) is null)
        {
            Skip = $"needs a server that is not up: bash Functions.Tests/Servers/run {name}";
        }
    }

    /// <summary>Where a server is; null where it is not up.</summary>
    internal static Uri? AddressOf(string name)
    {
        var list = RepositoryFiles.PathOf(".socialfunnel/servers/up.json");
        return File.Exists(list) && JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(list))!.TryGetValue(name, out var address) ? new Uri(address) : null;
    }
}
