using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>
/// Turns a flat result record into a row and back: a column for each property, typed so that Power BI and Excel read it. Amounts become
/// doubles, days ISO texts, a window the two columns <c>First</c> and <c>Last</c>; what is null has no column; lists stand as JSON.
/// </summary>
internal static class ResultRows
{
    private static readonly JsonSerializerOptions Json = Hosting.Json.Create();

    /// <summary>Writes a record.</summary>
    public static TableEntity From<TResult>(string partition, string key, TResult result)
        where TResult : class
    {
        var row = new TableEntity(partition, key);
        foreach (var property in Properties<TResult>())
        {
            switch (property.GetValue(result))
            {
                case null:
                    break;
                case Window window:
                    row["First"] = Day(window.First);
                    row["Last"] = Day(window.Last);
                    break;
                case Platform platform:
                    row[property.Name] = platform.Name;
                    break;
                case DateOnly day:
                    row[property.Name] = Day(day);
                    break;
                case decimal amount:
                    row[property.Name] = (double)amount;
                    break;
                case Enum word:
                    row[property.Name] = JsonSerializer.SerializeToElement(word, word.GetType(), Json).GetString();
                    break;
                case string or bool or int or long or double or DateTimeOffset:
                    row[property.Name] = property.GetValue(result);
                    break;
                case var other:
                    LongText.Put(row, property.Name, JsonSerializer.Serialize(other, property.PropertyType, Json));
                    break;
            }
        }

        return row;
    }

    /// <summary>Reads what <see cref="From"/> wrote.</summary>
    public static TResult To<TResult>(TableEntity row)
        where TResult : class
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in Properties<TResult>())
        {
            values[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = property.PropertyType == typeof(Window)
                ? new { first = row.GetString("First"), last = row.GetString("Last") }
                : IsPlain(property.PropertyType) ? row[property.Name] : Nested(row, property);
        }

        return JsonSerializer.SerializeToElement(values, Json).Deserialize<TResult>(Json)!;
    }

    private static object? Nested(TableEntity row, PropertyInfo property) =>
        LongText.Get(row, property.Name) is { } text ? JsonSerializer.Deserialize(text, property.PropertyType, Json) : null;

    private static bool IsPlain(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(double)
            || type == typeof(decimal) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(Platform);
    }

    private static IEnumerable<PropertyInfo> Properties<TResult>() =>
        typeof(TResult).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
