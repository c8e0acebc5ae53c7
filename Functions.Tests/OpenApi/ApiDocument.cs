using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocialFunnel.Access;
using SocialFunnel.Infra;

namespace SocialFunnel.OpenApi;

/// <summary>Makes the OpenAPI document of the functions as they are.</summary>
internal sealed partial class ApiDocument
{
    private const string Problem = "application/problem+json";

    private static readonly Dictionary<string, string> PathParameters = new(StringComparer.Ordinal)
    {
        ["brand"] = "Id of the brand: " + BrandId.Rule + ".",
        ["run"] = "Id of the run: the day of a night, such as 2026-11-23, or what starting one gave.",
        ["import"] = "Id of the import, as taking the file gave it.",
        ["key"] = "Id of the key.",
        ["share"] = "Id of the link.",
        ["webhook"] = "Name of the webhook's secret, as the brand's setting notify has it.",
    };

    private static readonly Dictionary<string, string> PathExamples = new(StringComparer.Ordinal) { ["brand"] = "acme", ["run"] = "2026-11-23", ["webhook"] = "chat", ["import"] = "20261123T060000000-0a1b2c3d", ["key"] = "k7d2m9x4", ["share"] = "s3f8q1z6" };

    private readonly ApiSchemas schemas = new();

    /// <summary>The document as JSON.</summary>
    public static JsonObject Create() => new ApiDocument().Document();

    private JsonObject Document()
    {
        var paths = new JsonObject();
        foreach (var template in HttpRoute.All.GroupBy(route => route.Template, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            paths[template.Key] = new JsonObject(template.OrderBy(route => route.Method.Method, StringComparer.Ordinal)
                .Select(route => KeyValuePair.Create(route.Method.Method.ToLowerInvariant(), (JsonNode?)Operation(route))));
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "SocialFunnel",
                ["version"] = "1",
                ["description"] = "Which social platform brings customers, what that costs in hours and money, and where the next hour should go.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. ApiOperations.All.Values.Select(operation => operation.Group).Distinct().Select(group => new JsonObject { ["name"] = group })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = Schemas(),
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = Callers.Header, ["description"] = "The operator's key, or one of the brand." },
                    ["code"] = new JsonObject { ["type"] = "apiKey", ["in"] = "query", ["name"] = Callers.Query, ["description"] = "The same where there can be no header. Addresses end up in histories and logs: prefer the header." },
                    ["link"] = new JsonObject { ["type"] = "apiKey", ["in"] = "query", ["name"] = "link", ["description"] = "The secret part of a signed link, which opens one page of one brand for a while." },
                },
            },
        };
    }

    private JsonObject Operation(HttpRoute route)
    {
        var told = ApiOperations.All.GetValueOrDefault(route.Function) ?? throw new InvalidOperationException($"{route} is not described in {nameof(ApiOperations)}: say what it reads and answers.");
        var examples = HttpExample.All.Where(example => example.Asks(route)).ToList();
        var source = RepositoryFiles.Read($"Functions/Triggers/{route.Function}.cs");
        var operation = new JsonObject
        {
            ["operationId"] = route.Function,
            ["tags"] = new JsonArray(told.Group),
            ["summary"] = XmlDocs.Of(typeof(Hosting.Local.LocalHost).Assembly.GetType($"SocialFunnel.Triggers.{route.Function}")!),
        };
        if (Permission().Match(source) is { Success: true } permission)
        {
            operation["description"] = $"Needs a key that may {permission.Groups[1].Value.ToLowerInvariant()}.";
        }

        var parameters = new JsonArray([.. Parameter().Matches(route.Template).Select(match => PathParameter(match.Groups[1].Value)), .. told.Query.Where(query => query.Name != "link").Select(query => QueryParameter(query, examples))]);
        if (parameters.Count > 0)
        {
            operation["parameters"] = parameters;
        }

        if (told.Body is { } body)
        {
            operation["requestBody"] = Body(body, examples);
        }

        operation["responses"] = Responses(route, told);
        operation["security"] = Security(route, told, source);
        return operation;
    }

    private static JsonObject PathParameter(string name) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["description"] = PathParameters.GetValueOrDefault(name) ?? throw new InvalidOperationException($"The parameter {{{name}}} is not described in {nameof(ApiDocument)}."),
        ["schema"] = new JsonObject { ["type"] = "string" },
        ["example"] = PathExamples.GetValueOrDefault(name),
    };

    private static JsonObject QueryParameter(ApiParameter query, IReadOnlyList<HttpExample> examples)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (query.Values is { } values)
        {
            schema["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        }

        if (query.Format is { } format)
        {
            schema["format"] = format;
        }

        var parameter = new JsonObject { ["name"] = query.Name, ["in"] = "query", ["required"] = query.IsRequired, ["description"] = query.Description, ["schema"] = schema };
        if (examples.Select(example => example.Query.GetValueOrDefault(query.Name)).FirstOrDefault(value => value is not null) is { } shown)
        {
            parameter["example"] = shown;
        }

        return parameter;
    }

    private JsonObject Body(ApiBody body, IReadOnlyList<HttpExample> examples)
    {
        var schema = body.Type is { } type ? schemas.Of(type) : body.Schema?.DeepClone() ?? new JsonObject { ["type"] = "string" };
        var content = new JsonObject(body.MediaTypes.Select(media => KeyValuePair.Create(media, (JsonNode?)new JsonObject { ["schema"] = schema.DeepClone() })));
        if (examples.FirstOrDefault(example => example.Body.Length > 0) is { } shown)
        {
            content[body.MediaTypes[0]]!["example"] = body.MediaTypes[0] == "application/json" ? JsonNode.Parse(shown.Body) : shown.Body;
        }

        return new JsonObject { ["required"] = !body.IsOptional, ["content"] = content };
    }

    private JsonObject Responses(HttpRoute route, ApiOperation told)
    {
        var responses = new JsonObject();
        foreach (var answer in told.Answers)
        {
            var response = new JsonObject { ["description"] = answer.Description };
            var content = new JsonObject();
            if (answer.Type is { } type)
            {
                content["application/json"] = new JsonObject { ["schema"] = type == typeof(JsonObject) ? new JsonObject { ["type"] = "object" } : schemas.Of(type) };
            }

            foreach (var media in answer.MediaTypes)
            {
                content[media] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
            }

            if (content.Count > 0)
            {
                response["content"] = content;
            }

            responses[$"{answer.Status}"] = response;
        }

        foreach (var (status, words) in Faults(route, told))
        {
            responses[$"{status}"] = new JsonObject
            {
                ["description"] = words,
                ["content"] = ByLink(told)
                    ? new JsonObject { ["text/html"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } }
                    : new JsonObject { [Problem] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } },
            };
        }

        return responses;
    }

    private static IEnumerable<(int Status, string Words)> Faults(HttpRoute route, ApiOperation told)
    {
        var ofBrand = route.Template.Contains("{brand}", StringComparison.Ordinal);
        var byLink = ByLink(told);
        if (told.Query.Any(query => query.Name is not ("link" or "saved")) || told.Body is not null)
        {
            yield return (400, "Something that was asked or sent cannot be: all faults at once, by field.");
        }

        if ((ofBrand || route.Function == nameof(Triggers.GetBrands)) && !byLink)
        {
            yield return (401, "There is no key, or none that is known.");
        }

        if (ofBrand)
        {
            yield return (403, byLink ? "The link opens nothing (any longer)." : "The key is for another brand, or may do less.");
        }

        if (ofBrand && !byLink)
        {
            yield return (404, "There is no such thing; the detail says what to do.");
            yield return (409, "The brand's stored settings are not valid, or a limit is reached.");
        }

        if (told.Body is not null && !byLink && route.Method != HttpMethod.Delete)
        {
            yield return (413, "The body is too large.");
        }
    }

    private static bool ByLink(ApiOperation told) => told.Query.Any(query => query is { Name: "link", IsRequired: true });

    private static JsonArray Security(HttpRoute route, ApiOperation told, string source)
    {
        static JsonObject By(string scheme) => new() { [scheme] = new JsonArray() };
        return source.Contains("AnswerLink(", StringComparison.Ordinal) ? [By("link")]
            : source.Contains("cancellation, SharedPage.", StringComparison.Ordinal) ? [By("key"), By("code"), By("link")]
            : route.Template.Contains("{brand}", StringComparison.Ordinal) || route.Function == nameof(Triggers.GetBrands) ? [By("key"), By("code")]
            : [];
    }

    private JsonObject Schemas()
    {
        var all = new JsonObject(schemas.Components.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value.DeepClone())));
        all["Problem"] = new JsonObject
        {
            ["description"] = "What is wrong, with which value, and what would be right (RFC 9457).",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string" },
                ["title"] = new JsonObject { ["type"] = "string" },
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["detail"] = new JsonObject { ["type"] = "string", ["description"] = "In a sentence." },
                ["errors"] = new JsonObject { ["type"] = "object", ["description"] = "All faults, by field.", ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } } },
            },
            ["required"] = new JsonArray("title", "status"),
            ["example"] = new JsonObject
            {
                ["type"] = "https://tools.ietf.org/html/rfc9110#section-15.5.1",
                ["title"] = "The link cannot be made.",
                ["status"] = (int)HttpStatusCode.BadRequest,
                ["errors"] = new JsonObject { ["url"] = new JsonArray("'shop.example' is no address of http or https, such as https://shop.example/sale.") },
            },
        };
        return all;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"Permission\.(\w+)")]
    private static partial Regex Permission();
}
