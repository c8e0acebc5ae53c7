using System.Diagnostics;
using System.IO;
using System.Text.Json;

namespace SocialFunnel.Infra;

/// <summary>What <c>azd</c> would send to Azure: infra/main.bicep compiled once, its modules inside it.</summary>
internal static class CompiledTemplate
{
    private static readonly Lazy<JsonElement> Compiled = new(Compile);

    /// <summary>The template of the subscription.</summary>
    public static JsonElement Main => Compiled.Value;

    /// <summary>The template of one module of main.bicep, by its symbolic name.</summary>
    public static JsonElement Module(string name) => TemplateOf(Main.GetProperty("resources").GetProperty(name));

    /// <summary>The main template and every module, nested ones included.</summary>
    public static IEnumerable<JsonElement> Templates() => Nested(Main);

    /// <summary>Every resource of a type that any template creates; one that is only referred to is not among them.</summary>
    public static IEnumerable<JsonElement> Resources(string type) =>
        Templates().SelectMany(ResourcesOf).Where(resource => TypeOf(resource) == type && !resource.TryGetProperty("existing", out _));

    /// <summary>The only resource of a type.</summary>
    public static JsonElement Resource(string type) => Assert.Single(Resources(type));

    public static IEnumerable<JsonElement> ResourcesOf(JsonElement template)
    {
        // An array in the older form of templates, an object of symbolic names in the newer one.
        var resources = template.GetProperty("resources");
        return resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray()
            : resources.EnumerateObject().Select(property => property.Value);
    }

    private static IEnumerable<JsonElement> Nested(JsonElement template) =>
        ResourcesOf(template)
            .Where(resource => TypeOf(resource) == "Microsoft.Resources/deployments")
            .SelectMany(module => Nested(TemplateOf(module)))
            .Prepend(template);

    private static string? TypeOf(JsonElement resource) => resource.GetProperty("type").GetString();

    private static JsonElement TemplateOf(JsonElement module) => module.GetProperty("properties").GetProperty("template");

    private static JsonElement Compile()
    {
        var output = Path.Combine(Path.GetTempPath(), $"socialfunnel-{Guid.NewGuid():N}.json");
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo(
                BicepFactAttribute.CompilerPath, ["build", RepositoryFiles.PathOf("infra/main.bicep"), "--outfile", output])
            { RedirectStandardError = true })!;
            var complaints = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            Assert.True(compiler.ExitCode == 0 && complaints.Length == 0, $"Bicep says: {complaints}");
            using var document = JsonDocument.Parse(File.ReadAllText(output));
            return document.RootElement.Clone();
        }
        finally
        {
            File.Delete(output);
        }
    }
}
