using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel.Access;

/// <summary>
/// The keys that open every brand. The program knows them itself, because the host checks its own keys only where a function's level says so, and a
/// key of the host cannot keep brands apart. Where none is set, nobody is the operator.
/// </summary>
public sealed class OperatorKey(IEnumerable<string> keys)
{
    /// <summary>Setting that holds the key.</summary>
    public const string Setting = "SocialFunnel:OperatorKey";

    // Hashes, because the comparison in fixed time needs equal lengths.
    private readonly IReadOnlyList<byte[]> hashes = [.. keys.Select(Hash)];

    /// <summary>The key of the setting, if there is one, and those that a host made itself.</summary>
    /// <exception cref="ArgumentException">The key of the setting is too short; the message does not hold it.</exception>
    public static OperatorKey From(IConfiguration configuration, params IEnumerable<string> made) =>
        new(configuration[Setting] is { Length: > 0 } key ? made.Append(Encoding.UTF8.GetString(SecretKey.FromSetting(Setting, key))) : made);

    /// <summary>Whether somebody holds one of them.</summary>
    public bool Is(string given)
    {
        var (hash, found) = (Hash(given), false);
        foreach (var key in hashes)
        {
            // All are compared, so that the time taken says nothing.
            found |= CryptographicOperations.FixedTimeEquals(key, hash);
        }

        return found;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
