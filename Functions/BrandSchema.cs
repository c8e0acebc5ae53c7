using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace SocialFunnel;

/// <summary>The JSON schema of <see cref="BrandSettings"/>, from which editors complete and explain; made from the record itself so that it cannot lag behind.</summary>
public static class BrandSchema
{
    /// <summary>Name of the file beside the brands' own.</summary>
    public const string FileName = "brand.schema.json";

    private static readonly string[] Required = ["name", "currency", "timeZone", "hourlyRate", "grossMargin", "sources"];

    /// <summary>The schema, draft 2020-12, as text.</summary>
    public static string Create()
    {
        var schema = (JsonObject)BrandSettingsReader.Json.GetJsonSchemaAsNode(typeof(BrandSettings), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Describe,
        });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A brand of SocialFunnel");
        schema["required"] = new JsonArray([.. Required.Select(name => JsonValue.Create(name))]);
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is JsonObject schema)
        {
            if (schema["type"] is JsonArray types && types.FirstOrDefault(type => type?.GetValue<string>() != "null") is { } type)
            {
                schema["type"] = type.DeepClone();
            }

            var description = context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), false).OfType<DescriptionAttribute>().FirstOrDefault();
            if (description is not null)
            {
                schema.Insert(0, "description", description.Description);
            }
        }

        return node;
    }
}
