using System.IO;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using SocialFunnel.Access;
using SocialFunnel.Infra;

namespace SocialFunnel.OpenApi;

/// <summary>docs/openapi.json, which both hosts serve, tells of the functions what they are.</summary>
public sealed partial class OpenApiTests
{
    private const string Committed = "docs/openapi.json";

    [Fact]
    public async Task The_committed_document_is_that_of_the_functions()
    {
        var made = Path.Combine(AppContext.BaseDirectory, "openapi.json");
        await File.WriteAllTextAsync(made, await Written());

        Assert.True(
            File.ReadAllText(RepositoryFiles.PathOf(Committed)).ReplaceLineEndings("\n") == File.ReadAllText(made),
            $"{Committed} is not the document of the functions as they are. If they were changed on purpose, copy {made} to {Committed}.");
    }

    [Fact]
    public void It_is_valid()
    {
        var read = OpenApiDocument.Parse(ApiDocument.Create().ToJsonString(), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public void Every_address_stands_in_it_and_no_other()
    {
        var paths = ApiDocument.Create()["paths"]!.AsObject();

        Assert.Equal(
            HttpRoute.All.Select(route => $"{route.Method} {route.Template}").Order(StringComparer.Ordinal),
            paths.SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}")).Order(StringComparer.Ordinal));
        Assert.Equal(HttpRoute.All.Select(route => route.Function).ToHashSet(), ApiOperations.All.Keys.ToHashSet());
    }

    [Fact]
    public void Every_parameter_of_a_query_that_the_program_reads_stands_in_it()
    {
        string[] folders = ["Access", "Notices", "Privacy", "Reports", "Triggers"];
        string[] elsewhere = ["link", "code"];
        var read = folders.SelectMany(folder => Directory.EnumerateFiles(RepositoryFiles.PathOf($"Functions/{folder}"), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => ReadFromQuery().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .Except(elsewhere).Order(StringComparer.Ordinal).ToList();

        Assert.Contains("window", read);
        Assert.Empty(read.Except(ApiOperations.All.Values.SelectMany(operation => operation.Query).Select(query => query.Name)));
    }

    [Fact]
    public void Every_schema_and_every_field_is_explained()
    {
        var schemas = ApiDocument.Create()["components"]!["schemas"]!.AsObject();

        Assert.Empty(schemas.Where(schema => schema.Value!["description"] is null).Select(schema => schema.Key));
        Assert.Empty(schemas.Where(schema => schema.Key != "Problem")
            .SelectMany(schema => schema.Value!["properties"]?.AsObject().Where(field => field.Value is JsonObject told && told["description"] is null && field.Key != "$schema").Select(field => $"{schema.Key}.{field.Key}") ?? []));
    }

    [Fact]
    public void Every_address_occurs_in_requests_http() =>
        Assert.Empty(HttpRoute.All.Where(route => !HttpExample.All.Any(example => example.Asks(route))).Select(route => route.ToString()));

    [Fact]
    public void Every_request_of_requests_http_has_an_address()
    {
        string[] ofTheHost = ["/admin/functions/ScheduleNight"];

        Assert.Empty(HttpExample.All.Where(example => !ofTheHost.Contains(example.Path) && !HttpRoute.All.Any(example.Asks)).Select(example => $"{example.Method} {example.Path}"));
    }

    // As the library writes it, so that what is committed is what it reads.
    private static async Task<string> Written()
    {
        var document = OpenApiDocument.Parse(ApiDocument.Create().ToJsonString(), "json").Document!;
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)).ReplaceLineEndings("\n") + "\n";
    }

    [GeneratedRegex(@"(?:[Qq]uery(?:\[|\.ContainsKey\(|\.TryGetValue\()|Day\((?=""\w+"", query))""(?<name>\w+)""")]
    private static partial Regex ReadFromQuery();
}
