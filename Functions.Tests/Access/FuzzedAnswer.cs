using System.Net.Http;
using System.Text;

namespace SocialFunnel.Access;

/// <summary>What must never be in an answer, whatever was asked.</summary>
/// <param name="secrets">Secrets of the program and of others.</param>
public sealed class FuzzedAnswer(IReadOnlyCollection<string> secrets)
{
    private const int MostBytes = 16 * 1024 * 1024;

    // Words of the inside: storage, stack traces, places on this machine.
    private static readonly string[] Inside = ["AccountKey", "   at SocialFunnel", "   at System.", "   at Azure.", "Exception: ", "RequestId:", "azurite", "/tmp/", "127.0.0.1:1"];

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    public async Task<string?> Fault(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 500)
        {
            return $"answers {(int)answer.StatusCode}";
        }

        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (bytes.Length > MostBytes)
        {
            return $"answers {bytes.Length} bytes";
        }

        var text = $"{answer.Headers}\n{answer.Content.Headers}\n{Encoding.UTF8.GetString(bytes)}";
        return secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)) ? "tells a secret"
            : Inside.FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal)) is { } word ? $"tells of its inside: {word}"
            : text.Contains("X-Injected", StringComparison.OrdinalIgnoreCase) && answer.Headers.Contains("X-Injected") ? "takes a header from its address"
            : null;
    }
}
