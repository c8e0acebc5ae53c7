using System.Text.Json;

namespace SocialFunnel.Reports;

/// <summary>An OpenAPI document as a page, for people who read rather than generate.</summary>
internal static class ApiPage
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The page.</summary>
    public static Page Of(JsonElement document)
    {
        var info = document.GetProperty("info");
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Path: path.Name, Method: operation.Name, Operation: operation.Value))).ToList();
        var groups = document.GetProperty("tags").EnumerateArray().Select(tag => Text(tag, "name"))
            .Select(name => (Name: name, Operations: operations.Where(one => one.Operation.GetProperty("tags")[0].GetString() == name).ToList())).ToList();
        return Page.Ok("SocialFunnel: the API", Markup.Of($"""
            <h1>{Text(info, "title")}: the API</h1>
            <p>{Text(info, "description")}</p>
            <p>Programs read the same as <a href="openapi.json">OpenAPI 3.1</a>. Faults are answered as problem details (RFC 9457).</p>
            <h2 id="keys">Keys</h2>
            <ul>{Markup.Join(document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => Markup.Of(
                $"<li><code>{Text(scheme.Value, "name")}</code> in the {Text(scheme.Value, "in")}: {Text(scheme.Value, "description")}</li>")))}</ul>
            <nav aria-label="Addresses"><ul class="plain">{Markup.Join(groups.Select(group => Markup.Of(
                $"<li>{group.Name}<ul>{Markup.Join(group.Operations.Select(one => Markup.Of($"<li><a href=\"#{Text(one.Operation, "operationId")}\">{one.Method.ToUpperInvariant()} {one.Path}</a></li>")))}</ul></li>")))}</ul></nav>
            {Markup.Join(groups.Select(group => Markup.Of($"<h2>{group.Name}</h2>{Markup.Join(group.Operations.Select(one => Section(one.Path, one.Method, one.Operation)))}")))}
            <h2>What is in the answers</h2>
            {Markup.Join(document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(Schema))}
            """));
    }

    private static Markup Section(string path, string method, JsonElement operation) => Markup.Of($"""
        <section id="{Text(operation, "operationId")}"><h3><code>{method.ToUpperInvariant()} {path}</code></h3>
        <p>{Text(operation, "summary")} {Text(operation, "description")}</p>
        {Parameters(operation)}
        {Body(operation)}
        <table class="text"><caption class="soft">Answers</caption><thead><tr><th scope="col">Status</th><th scope="col">Meaning</th><th scope="col">Form</th></tr></thead>
        <tbody>{Markup.Join(operation.GetProperty("responses").EnumerateObject().Select(response => Markup.Of(
            $"<tr><th scope=\"row\">{response.Name}</th><td>{Text(response.Value, "description")}</td><td>{Forms(response.Value)}</td></tr>")))}</tbody></table></section>
        """);

    private static Markup Parameters(JsonElement operation) => !operation.TryGetProperty("parameters", out var parameters) ? Markup.None : Markup.Of($"""
        <table class="text"><caption class="soft">Parameters</caption><thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Meaning</th></tr></thead>
        <tbody>{Markup.Join(parameters.EnumerateArray().Select(parameter => Markup.Of(
            $"<tr><th scope=\"row\"><code>{Text(parameter, "name")}</code></th><td>{Text(parameter, "in")}{(Flag(parameter, "required") ? ", required" : "")}</td><td>{Text(parameter, "description")}{Values(parameter)}</td></tr>")))}</tbody></table>
        """);

    private static Markup Values(JsonElement parameter) => parameter.GetProperty("schema").TryGetProperty("enum", out var values)
        ? Markup.Of($" One of {Markup.Join(values.EnumerateArray().Select(value => Markup.Of($"<code>{value}</code> ")))}")
        : Markup.None;

    private static Markup Body(JsonElement operation) => !operation.TryGetProperty("requestBody", out var body) ? Markup.None
        : Markup.Join(body.GetProperty("content").EnumerateObject().Select(content => Markup.Of(
            $"<p>Body: {content.Name}{(Flag(body, "required") ? "" : ", may be left out")}{Type(content.Value.GetProperty("schema"))}</p>{(content.Value.TryGetProperty("example", out var example) ? Markup.Of($"<pre tabindex=\"0\">{Example(example)}</pre>") : Markup.None)}")));

    private static Markup Forms(JsonElement response) => !response.TryGetProperty("content", out var content) ? Markup.None
        : Markup.Join(content.EnumerateObject().Select(form => Markup.Of($"{form.Name}{Type(form.Value.GetProperty("schema"))} ")));

    private static Markup Schema(JsonProperty schema) => Markup.Of($"""
        <section id="schema-{schema.Name}"><h3><code>{schema.Name}</code></h3><p>{Text(schema.Value, "description")}</p>
        {(schema.Value.TryGetProperty("properties", out var fields) ? Markup.Of($"<table class=\"text\"><caption class=\"soft\">Fields</caption><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Type</th><th scope=\"col\">Meaning</th></tr></thead><tbody>{Markup.Join(fields.EnumerateObject().Select(Field))}</tbody></table>") : Markup.None)}</section>
        """);

    private static Markup Field(JsonProperty field) => Markup.Of($"<tr><th scope=\"row\"><code>{field.Name}</code></th><td>{TypeName(field.Value)}</td><td>{Text(field.Value, "description")}</td></tr>");

    private static Markup Type(JsonElement schema) => TypeName(schema) is var name && name.ToString() is "" or "string" or "object" ? Markup.None : Markup.Of($", {name}");

    private static Markup TypeName(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return Markup.None;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return Markup.Of($"<a href=\"#schema-{name}\">{name}</a>");
        }

        if (schema.TryGetProperty("anyOf", out var any) || schema.TryGetProperty("oneOf", out any))
        {
            return Markup.Join(any.EnumerateArray().Select((one, index) => Markup.Of($"{(index == 0 ? "" : " or ")}{TypeName(one)}")));
        }

        if (schema.TryGetProperty("items", out var items))
        {
            return Markup.Of($"list of {TypeName(items)}");
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            return Markup.Of($"{string.Join(", ", values.EnumerateArray().Select(value => value.ToString()))}");
        }

        return !schema.TryGetProperty("type", out var type) ? Markup.None
            : type.ValueKind == JsonValueKind.Array ? Markup.Of($"{string.Join(" or ", type.EnumerateArray().Select(one => one.GetString()))}")
            : Markup.Of($"{type.GetString()}");
    }

    private static string Example(JsonElement example) => example.ValueKind == JsonValueKind.String ? example.GetString()! : JsonSerializer.Serialize(example, Indented);

    private static string Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
