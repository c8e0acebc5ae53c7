using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialFunnel;

/// <summary>
/// A place where a brand meets people: <c>linkedin</c>, <c>x</c>, <c>blog</c>. A value and not an enum, since nobody can list
/// them all: a platform we never heard of is a legal one.
/// </summary>
/// <remarks>Lower case, 1 to 40 characters of <c>a-z 0-9 . - _</c>, starting with a letter or digit.</remarks>
[JsonConverter(typeof(PlatformJsonConverter))]
public readonly record struct Platform : IComparable<Platform>
{
    /// <summary>What a valid name looks like, in words for an error message.</summary>
    public const string Rule = "1 to 40 characters of a-z, 0-9, dot, dash and underscore, starting with a letter or digit";

    private readonly string? name;

    private Platform(string name) => this.name = name;

    /// <summary>The normalised name; empty only for <c>default</c>, which no parser returns.</summary>
    public string Name => name ?? "";

    /// <summary>Reads a name in any case; <c>Twitter</c> is <c>x</c>.</summary>
    /// <exception cref="FormatException">The text breaks <see cref="Rule"/>.</exception>
    public static Platform Parse(string text) =>
        TryParse(text, out var platform) ? platform : throw new FormatException($"'{text}' is no name of a platform: {Rule}.");

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Platform platform)
    {
        var candidate = (text ?? "").Trim().ToLowerInvariant() switch
        {
            "twitter" or "x.com" or "twitter.com" => "x",
            var other => other,
        };
        var valid = candidate.Length is >= 1 and <= 40
            && char.IsAsciiLetterOrDigit(candidate[0])
            && candidate.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');
        platform = valid ? new Platform(candidate) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(Platform other) => string.CompareOrdinal(Name, other.Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Writes a platform as its name, as a value and as the key of an object.</summary>
internal sealed class PlatformJsonConverter : JsonConverter<Platform>
{
    public override Platform Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, Platform value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);

    public override Platform ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Platform value, JsonSerializerOptions options) => writer.WritePropertyName(value.Name);

    private static Platform Parse(string? text) =>
        Platform.TryParse(text, out var platform) ? platform : throw new JsonException($"'{text}' is no name of a platform: {Platform.Rule}.");
}
