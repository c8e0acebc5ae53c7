using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>
/// A row as one line of JSON and back, types kept: texts and truth values as they are, all others as <c>{"Int64":"12"}</c>. When the row was written, and its version, are left out.
/// </summary>
public static class RowText
{
    private static readonly string[] OfTheService = ["odata.etag", "Timestamp"];

    /// <summary>The line of a row, without its end.</summary>
    public static string Write(TableEntity row) =>
        new JsonObject(row.Where(column => !OfTheService.Contains(column.Key)).Select(column => new KeyValuePair<string, JsonNode?>(column.Key, Value(column.Value)))).ToJsonString();

    /// <summary>The row of a line.</summary>
    /// <exception cref="FormatException">The line is none.</exception>
    public static TableEntity Read(string line)
    {
        try
        {
            var row = new TableEntity();
            foreach (var (name, value) in JsonNode.Parse(line)!.AsObject())
            {
                row[name] = Value(value!);
            }

            return row is { PartitionKey: not null, RowKey: not null } ? row : throw new FormatException("A row lacks its key.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NullReferenceException or OverflowException)
        {
            throw new FormatException("A row is not written as a backup writes it.", fault);
        }
    }

    private static JsonNode Value(object value) => value switch
    {
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int number => Typed("Int32", number.ToString(CultureInfo.InvariantCulture)),
        long number => Typed("Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => Typed("Double", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset time => Typed("DateTime", time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        Guid id => Typed("Guid", id.ToString()),
        byte[] bytes => Typed("Binary", Convert.ToBase64String(bytes)),
        _ => throw new NotSupportedException($"A column is a {value.GetType().Name}, which a table does not hold."),
    };

    private static object Value(JsonNode node)
    {
        if (node is JsonValue plain)
        {
            return plain.GetValueKind() == JsonValueKind.String ? plain.GetValue<string>() : plain.GetValue<bool>();
        }

        var (type, value) = node.AsObject().Single();
        var text = value!.GetValue<string>();
        return type switch
        {
            "Int32" => int.Parse(text, CultureInfo.InvariantCulture),
            "Int64" => long.Parse(text, CultureInfo.InvariantCulture),
            "Double" => double.Parse(text, CultureInfo.InvariantCulture),
            "DateTime" => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture),
            "Guid" => Guid.Parse(text),
            "Binary" => Convert.FromBase64String(text),
            _ => throw new FormatException($"A column has the type {type}, which this program does not know."),
        };
    }

    private static JsonObject Typed(string type, string value) => new() { [type] = value };
}
