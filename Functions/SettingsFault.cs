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

    private static string[] Known(string[] steps) => steps switch
    {
        [_] => Names(typeof(BrandSettings)),
        ["platforms", _, _] => Names(typeof(PlatformSettings)),
        _ => [],
    };

    private static string[] Names(Type type) =>
        [.. type.GetProperties().Where(property => property.Name is not ("Schema" or "EqualityContract")).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    private static string Expected(string[] steps)
    {
        var type = steps switch
        {
            [var name] => typeof(BrandSettings).GetProperties().FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))?.PropertyType,
            ["platforms", _, var name] => typeof(PlatformSettings).GetProperties().FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))?.PropertyType,
            ["platforms", _] => typeof(PlatformSettings),
            _ => typeof(string),
        };
        type = type is null ? typeof(string) : Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? "text"
            : type == typeof(decimal) ? "a number"
            : type == typeof(int) ? "a whole number"
            : type == typeof(DateOnly) ? "a date such as 2026-11-23"
            : type == typeof(IReadOnlyList<string>) ? "a list of texts"
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
