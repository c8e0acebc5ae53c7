using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialFunnel.Hosting;

/// <summary>The one form of JSON for queue messages and HTTP.</summary>
public static class Json
{
    /// <summary>Options of this form.</summary>
    public static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        return options;
    }

    /// <summary>Camel case, enums as strings, numbers only as numbers, a property named twice is an error. Nulls are written: unknown is not absent.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        if (!options.Converters.OfType<JsonStringEnumConverter>().Any())
            options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
