using System.Text.Json;
using System.Text.Json.Serialization;
using SocialFunnel.Hosting;
using SocialFunnel.Reports;

namespace SocialFunnel.Access;

/// <summary>Reads a small object from a request: strictly, and never deeper or longer than it can be.</summary>
internal static class SmallJson
{
    private const int MostBytes = 4096;
    private const int LongestLabel = 100;

    private static readonly JsonSerializerOptions Options = Create();

    /// <summary>The object; null, and what is wrong, when there is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="example">What would be right.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="whenEmpty">What an empty body means; null when it must not be empty.</param>
    public static async Task<T?> Read<T>(HttpRequest request, string example, ICollection<Fault> faults, CancellationToken cancellation, T? whenEmpty = null)
        where T : class
    {
        if (await RequestBody.Text(request, MostBytes, cancellation) is not { } text)
        {
            faults.Add(new Fault("", $"The body is longer than {MostBytes} bytes. Write {example}."));
            return null;
        }

        if (whenEmpty is not null && string.IsNullOrWhiteSpace(text))
        {
            return whenEmpty;
        }

        try
        {
            if (JsonSerializer.Deserialize<T>(text, Options) is { } value)
            {
                return value;
            }

            faults.Add(new Fault("", $"Write an object: {example}."));
        }
        catch (JsonException unreadable)
        {
            faults.Add(new Fault(unreadable.Path?.TrimStart('$', '.') ?? "", $"This cannot be read. Write {example}."));
        }
        catch (InvalidOperationException)
        {
            faults.Add(new Fault("", "A text holds half of a character, such as \\uD83D without its other half: correct it."));
        }

        return null;
    }

    /// <summary>Notes what is wrong with a label.</summary>
    public static void CheckLabel(string? label, ICollection<Fault> faults)
    {
        if (label?.Trim() is not { Length: >= 1 and <= LongestLabel } || label.Any(char.IsControl))
        {
            faults.Add(new Fault("label", $"Say what it is for, in 1 to {LongestLabel} characters on one line."));
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = Json.Create();
        options.MaxDepth = 4;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        return options;
    }
}
