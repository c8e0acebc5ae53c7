using System.Text.Json;
using Azure.Storage.Queues.Models;

namespace SocialFunnel.Hosting.Local;

/// <summary>What a queue function receives.</summary>
internal static class QueueInput
{
    /// <exception cref="JsonException">The message is not the JSON of the type.</exception>
    internal static object Bind(Type type, QueueMessage message, JsonSerializerOptions json)
    {
        if (type == typeof(QueueMessage))
            return message;
        if (type == typeof(string))
            return message.Body.ToString();
        return JsonSerializer.Deserialize(message.Body, type, json) ?? throw new JsonException($"The message is null, not a {type.Name}.");
    }

    /// <summary>The binding data that the worker's queue extension gives.</summary>
    internal static Dictionary<string, object?> Data(QueueMessage message) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["QueueTrigger"] = message.Body.ToString(),
        ["Id"] = message.MessageId,
        ["DequeueCount"] = message.DequeueCount.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["InsertionTime"] = message.InsertedOn,
        ["ExpirationTime"] = message.ExpiresOn,
        ["NextVisibleTime"] = message.NextVisibleOn,
        ["PopReceipt"] = message.PopReceipt,
    };
}
