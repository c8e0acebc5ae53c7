using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SocialFunnel;

/// <summary>Explains why the serializer stopped, in the words of the person who wrote the settings.</summary>
internal static partial class SettingsFault
{
    /// <summary>Names the value at a JSON path and takes it out of the tree; <c>Removed</c> is false where there was none to take out.</summary>
    public static (Fault Fault, bool Removed) Explain(JsonObject root, string? path)
    {
        var steps = Step().Matches(path ?? "").Select(match => match.Groups["name"].Success ? match.Groups["name"].Value : match.Groups["index"].Value).ToArray();
        JsonNode? parent = root;
        foreach (var step in steps.SkipLast(1))
        {
            parent = parent switch
            {
                JsonObject map => map[step],
                JsonArray list when int.TryParse(step, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        var field = string.Join('.', steps);
        switch (parent)
        {
            case JsonObject map when steps.Length > 0 && map.TryGetPropertyValue(steps[^1], out var value):
                map.Remove(steps[^1]);
                return (new Fault(field, Words(value, steps)), true);
            case JsonArray list when steps.Length > 0 && int.TryParse(steps[^1], out var index) && index < list.Count:
                var item = list[index];
                list.RemoveAt(index);
                return (new Fault(field, Words(item, steps)), true);
            default:
                return (new Fault(field, "This value cannot be read."), false);
        }
    }

    private static string Words(JsonNode? value, string[] steps)
    {
        var known = Known(steps);
        return known.Contains(steps[^1], StringComparer.OrdinalIgnoreCase) || known.Length == 0
            ? $"{Shown(value)} is of a wrong type: {Expected(steps)} is expected."
            : $"There is no such setting. Known are: {string.Join(", ", known)}.";
    }

    // The record that holds the last step of a path; null for an item of a list or map of plain values.
    private static Type? Owner(string[] steps) => steps switch
    {
        [_] => typeof(BrandSettings),
        ["platforms", _, _] => typeof(PlatformSettings),
        ["costs", _, _] => typeof(CostSettings),
        ["events", _, _] => typeof(EventSettings),
        ["exchangeRates", _, _] => typeof(RateSettings),
        ["notify", _] => typeof(NotifySettings),
        ["notify", "webhooks", _, _] => typeof(WebhookSettings),
        _ => null,
    };

    private static string[] Known(string[] steps) => Owner(steps) is { } owner
        ? [.. owner.GetProperties().Where(property => property.Name != nameof(BrandSettings.Schema)).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))]
        : [];

    private static string Expected(string[] steps)
    {
        var property = Owner(steps)?.GetProperties().FirstOrDefault(property => string.Equals(property.Name, steps[^1], StringComparison.OrdinalIgnoreCase));
        var type = property is null ? null : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type == typeof(decimal) ? "a number"
            : type == typeof(int) ? "a whole number"
            : type == typeof(DateOnly) ? "a date such as 2026-11-23"
            : type == typeof(string) ? "text"
            : type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? "a list"
            : steps is ["domains" or "discountCodes", ..] or ["notify", "email", _] ? "text"
            : "an object";
    }

    private static string Shown(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length <= 80 ? text : text[..80] + "…";
    }

    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\['(?<name>[^']*)'\]|\[(?<index>\d+)\]")]
    private static partial Regex Step();
}
