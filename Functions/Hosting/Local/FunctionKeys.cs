using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>The two keys of the local host: made at the first start, kept where only their owner reads them.</summary>
/// <param name="Function">Opens functions of every level but Admin.</param>
/// <param name="Master">Opens everything.</param>
internal sealed record FunctionKeys(string Function, string Master)
{
    internal const string Header = "x-functions-key";
    internal const string FileName = "keys.json";

    /// <exception cref="StartFaultException">The file cannot be read or written.</exception>
    internal static FunctionKeys LoadOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            if (File.Exists(path))
                return JsonSerializer.Deserialize<FunctionKeys>(File.ReadAllText(path)) is { Function.Length: >= 32, Master.Length: >= 32 } kept
                    ? kept
                    : throw new JsonException("It holds no keys.");

            var keys = new FunctionKeys(New(), New());
            Directory.CreateDirectory(folder);
            Write(path, JsonSerializer.Serialize(keys));
            return keys;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new StartFaultException($"The keys in {path} cannot be read or written: {fault.Message} Remedy: delete the file, new keys are then made; or correct its permissions.", fault);
        }
    }

    internal bool Allows(AuthorizationLevel level, HttpRequest request)
    {
        if (level == AuthorizationLevel.Anonymous)
            return true;
        var given = request.Headers.TryGetValue(Header, out var header) ? header.ToString() : request.Query["code"].ToString();
        // Both are compared, so that the time taken says nothing.
        var isMaster = Same(given, Master);
        var isFunction = Same(given, Function);
        return isMaster | (isFunction & (level != AuthorizationLevel.Admin));
    }

    // Hashes, because the comparison in fixed time needs equal lengths.
    private static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static void Write(string path, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(content);
    }
}
