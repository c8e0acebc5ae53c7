using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialFunnel.Sources.Http;

/// <summary>A connector's own settings of one brand, as a record.</summary>
public interface ISourceOptions
{
    /// <summary>What is wrong with the values, each line naming field, value and remedy.</summary>
    IEnumerable<string> Faults();
}

/// <summary>Reads a connector's settings from a brand's.</summary>
public static class SourceOptions
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict };

    /// <summary>All faults: no object, names there are none of, values of a wrong type, else what the record itself finds.</summary>
    public static IEnumerable<string> FaultsOf<TOptions>(this SourceSettings settings)
        where TOptions : class, ISourceOptions
    {
        if (settings.Options.ValueKind is not JsonValueKind.Object)
        {
            return [$"'{settings.Options}' is no object: write {{ {string.Join(", ", Names<TOptions>().Select(name => $"\"{name}\": …"))} }}."];
        }

        var faults = settings.Options.EnumerateObject().Where(option => option.Name != "type").Select(Fault<TOptions>).OfType<string>().ToList();
        return faults.Count > 0 ? faults : settings.Read<TOptions>().Faults();
    }

    /// <summary>The settings; call it only where <see cref="FaultsOf"/> found none.</summary>
    public static TOptions Read<TOptions>(this SourceSettings settings)
        where TOptions : class, ISourceOptions => settings.Options.Deserialize<TOptions>(JsonSerializerOptions.Web)!;

    private static string? Fault<TOptions>(JsonProperty option)
    {
        var property = Names<TOptions>().Contains(option.Name, StringComparer.Ordinal)
            ? typeof(TOptions).GetProperty(option.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!
            : null;
        if (property is null)
        {
            return $"{option.Name} is unknown. Known are: {string.Join(", ", Names<TOptions>())}.";
        }

        try
        {
            option.Value.Deserialize(property.PropertyType, Strict);
            return null;
        }
        catch (JsonException)
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var expected = type == typeof(string) ? "a text" : type == typeof(bool) ? "true or false" : type == typeof(int) || type == typeof(decimal) ? "a number" : "a list";
            return $"{option.Name} is {option.Value.GetRawText()}, and {expected} is expected.";
        }
    }

    private static IEnumerable<string> Names<TOptions>() =>
        typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
}
