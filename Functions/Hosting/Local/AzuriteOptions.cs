using System.Security.Cryptography;

namespace SocialFunnel.Hosting.Local;

/// <summary>How to start a storage emulator of one's own.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Where the emulator is, or will be, installed.</summary>
    public required string InstallFolder { get; init; }

    /// <summary>Where its data are kept; null means in memory only.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Ports 10000 to 10002 and the well-known account, instead of free ports and own accounts.</summary>
    public bool UseDefaultPorts { get; init; }

    /// <summary>Accounts and their keys, for private ports. Accounts share nothing, so one emulator serves many independent tests.</summary>
    public IReadOnlyDictionary<string, string> Accounts { get; init; } = NewAccounts("socialfunnel");

    /// <summary>Accounts with keys made up.</summary>
    /// <param name="names">3 to 24 lowercase letters and digits each.</param>
    public static IReadOnlyDictionary<string, string> NewAccounts(params IEnumerable<string> names) =>
        names.ToDictionary(name => name, _ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
}
