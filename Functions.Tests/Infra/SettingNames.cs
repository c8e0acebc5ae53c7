using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SocialFunnel.Infra;

/// <summary>
/// Names of the settings, found where they are written. The code reads a setting in one of five ways, and each is found: a property of a class with a constant
/// <c>Section</c>, or of the options of a connector; a text that begins with <c>SocialFunnel:</c>; a constant in capitals; an index of a configuration or of the section of storage.
/// </summary>
internal static partial class SettingNames
{
    private const string Storage = "AzureWebJobsStorage";

    // Not the settings of the program but those of host.json.
    private const string HostJson = "AzureFunctionsJobHost";

    /// <summary>What the code of either host reads.</summary>
    public static SortedSet<string> OfCode()
    {
        var sections = Assembly.Load("SocialFunnel").GetTypes()
            .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)))
            .Where(pair => pair.Section is { IsLiteral: true })
            .Select(pair => (pair.Type, Name: (string)pair.Section!.GetRawConstantValue()!))
            .Where(pair => pair.Name != HostJson)
            .ToList();
        sections.AddRange(Connector().Matches(RepositoryFiles.Read("Functions/Sources/SourceRegistration.cs")).Select(match =>
            (Assembly.Load("SocialFunnel").GetTypes().Single(type => type.Name == match.Groups[1].Value), $"SocialFunnel:{match.Groups[2].Value}")));
        var texts = Directory.EnumerateFiles(RepositoryFiles.PathOf("Functions"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        IEnumerable<string> names =
        [
            .. sections.SelectMany(section => Properties(section.Type, section.Name)),
            .. texts.SelectMany(text => OwnText().Matches(text).Select(match => match.Groups[1].Value)).Where(name => sections.All(section => section.Name != name)),
            .. texts.SelectMany(text => Capitals().Matches(text).Concat(Indexed().Matches(text)).Select(match => match.Groups[1].Value)),
            .. texts.SelectMany(text => StorageKey().Matches(text).Select(match => $"{Storage}:{match.Groups[1].Value}")),
            .. new[] { "blob", "queue", "table" }.Select(service => $"{Storage}:{service}ServiceUri"),
            .. ProgramFactAttribute.TriggerSettings,
            Storage,
        ];
        return new SortedSet<string>(names, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The rows of docs/settings.md: each name, the heading it stands under, and who sets it in Azure. The tables of host.json are none of them.</summary>
    public static IReadOnlyList<(string Name, string Heading, string Azure)> OfDocs()
    {
        var rows = new List<(string, string, string)>();
        var heading = "";
        foreach (var line in RepositoryFiles.Read("docs/settings.md").Split('\n'))
        {
            heading = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..].Trim() : heading;
            if (heading != "host.json" && Row().Match(line) is { Success: true } row)
                rows.Add((row.Groups[1].Value, heading, row.Groups[2].Value));
        }

        return rows;
    }

    /// <summary>A name as the configuration knows it.</summary>
    public static string Normal(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    private static IEnumerable<string> Properties(Type type, string section) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod?.IsPublic == true)
        .SelectMany(property => property.PropertyType.Assembly == type.Assembly && property.PropertyType is { IsClass: true }
            ? Properties(property.PropertyType, $"{section}:{property.Name}")
            : [$"{section}:{property.Name}"]);

    [GeneratedRegex(@"Add<\w+, (\w+)>\(""(\w+)""\)")]
    private static partial Regex Connector();

    [GeneratedRegex(@"""(SocialFunnel:[A-Za-z]+(?::[A-Za-z]+)*)""")]
    private static partial Regex OwnText();

    [GeneratedRegex(@"const string \w+ = ""([A-Z]+(?:_[A-Z]+)+)""")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"onfiguration\[""(\w+)""\]")]
    private static partial Regex Indexed();

    [GeneratedRegex(@"storage\[""(\w+)""\]")]
    private static partial Regex StorageKey();

    [GeneratedRegex(@"^\| `([\w:]+)` \|.*\| ([^|]+) \|\s*$")]
    private static partial Regex Row();
}
