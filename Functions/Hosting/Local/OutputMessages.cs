using System.Collections;
using System.Text;
using System.Text.Json;

namespace SocialFunnel.Hosting.Local;

/// <summary>Turns what a function returned into the texts of queue messages.</summary>
internal static class OutputMessages
{
    /// <exception cref="InvalidOperationException">The value cannot be sent as it is; says why.</exception>
    internal static IReadOnlyList<string> Of(QueueOutput output, object? value, int longest, JsonSerializerOptions json)
    {
        IReadOnlyList<string> messages = value switch
        {
            null => [],
            string text => [Plain(text, output)],
            IEnumerable many when PayloadRules.ElementOf(output.Type) is not null => Split(output, many, json),
            _ => [JsonSerializer.Serialize(value, value.GetType(), json)],
        };

        foreach (var message in messages)
            if (Encoding.UTF8.GetByteCount(message) is var size && size > longest)
                throw new InvalidOperationException($"A message for the queue {output.Queue} has {size} bytes; a queue takes at most {longest}. Send the place of the data instead of the data.");
        return messages;
    }

    // The array is serialized whole, by its declared type, because elements keep their type discriminator only that way.
    private static string[] Split(QueueOutput output, IEnumerable many, JsonSerializerOptions json)
    {
        if (many.Cast<object?>().Any(element => element is null or ""))
            throw new InvalidOperationException($"An element for the queue {output.Queue} is null or empty; it would become an empty message.");
        using var whole = JsonSerializer.SerializeToDocument(many, output.Type, json);
        return [.. whole.RootElement.EnumerateArray().Select(element => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText())];
    }

    private static string Plain(string text, QueueOutput output)
    {
        if (text.Length == 0)
            throw new InvalidOperationException($"The text for the queue {output.Queue} is empty; return null to send nothing.");
        if (text.AsSpan().TrimStart().StartsWith("["))
            throw new InvalidOperationException($"The text for the queue {output.Queue} is a JSON array, which the Functions host splits; return an array of strings.");
        return text;
    }
}
