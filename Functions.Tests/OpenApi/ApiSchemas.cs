using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using SocialFunnel.Hosting;

namespace SocialFunnel.OpenApi;

/// <summary>Schemas of what the API answers, exported from the records themselves as the serializer writes them; each record once.</summary>
internal sealed class ApiSchemas
{
    private static readonly JsonSerializerOptions Options = Create();

    private readonly SortedDictionary<string, JsonNode> components = new(StringComparer.Ordinal);

    /// <summary>The schemas so far, by name.</summary>
    public IReadOnlyDictionary<string, JsonNode> Components => components;

    /// <summary>Refers to the schema of a type.</summary>
    public JsonNode Of(Type type) => Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(Platform))
        {
            node = new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9][a-z0-9._-]{0,39}$" };
        }

        if (node is not JsonObject schema)
        {
            return node;
        }

        var property = context.PropertyInfo?.AttributeProvider as PropertyInfo;
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object && type.Assembly == typeof(Platform).Assembly)
        {
            // A type that occurs again refers to where it stood at first.
            var isNullable = schema["type"] is JsonArray || schema["$ref"] is not null && context.PropertyInfo?.IsGetNullable == true;
            schema = Refer(type, schema, isNullable);
        }

        if (property is not null && XmlDocs.Of(property) is { } words)
        {
            schema.Insert(0, "description", words);
        }

        return schema;
    }

    private JsonObject Refer(Type type, JsonObject schema, bool isNullable)
    {
        if (schema["$ref"] is null)
        {
            var component = schema.DeepClone().AsObject();
            component["type"] = "object";
            component.Remove("description");
            if (XmlDocs.Of(type) is { } words)
            {
                component.Insert(0, "description", words);
            }

            components[type.Name] = component;
        }

        var reference = new JsonObject { ["$ref"] = $"#/components/schemas/{type.Name}" };
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }

    private static JsonSerializerOptions Create()
    {
        var options = Json.Create();
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        return options;
    }
}
