using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialFunnel.Sources.Http;

/// <summary>
/// How vendors' JSON is read: leniently, since it changes without notice. Unknown fields are skipped, missing ones are null, numbers may be texts and
/// texts numbers.
/// </summary>
internal static class VendorJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        MaxDepth = 64,
        Converters = { new LenientText(), new LenientNumber() },
    };

    private sealed class LenientText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    // An empty text is no number, and no error either.
    private sealed class LenientNumber : JsonConverter<decimal?>
    {
        public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number => reader.TryGetDecimal(out var number) ? number : throw new JsonException(),
            JsonTokenType.String => Parse(reader.GetString()!),
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) => throw new NotSupportedException();

        private static decimal? Parse(string text) =>
            text.Length == 0 ? null
            : decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : throw new JsonException();
    }
}
