using System.Text.Json;

namespace SocialFunnel.Infra;

/// <summary>
/// The settings the code reads, the settings Bicep sets, and the settings docs/settings.md names are the same list. A new setting is a property of its options class and
/// a row there: <c>| `SocialFunnel:Part:Name` | meaning | default | – |</c>, with <c>azd</c> in the last column if infra/modules/function-app.bicep sets it.
/// </summary>
public sealed class SettingsTests
{
    private const string OfThePlatform = "Read by the host and by libraries";

    [Fact]
    public void Every_setting_that_the_code_reads_has_its_row_and_every_row_is_read()
    {
        var (code, docs) = (SettingNames.OfCode(), SettingNames.OfDocs().Where(row => row.Heading != OfThePlatform).Select(row => row.Name).ToHashSet(StringComparer.OrdinalIgnoreCase));

        Assert.Empty(code.Except(docs, StringComparer.OrdinalIgnoreCase).Select(name => $"{name} is read and has no row in docs/settings.md."));
        Assert.Empty(docs.Except(code, StringComparer.OrdinalIgnoreCase).Select(name => $"{name} has a row in docs/settings.md and is read by nobody."));
    }

    [Fact]
    public void Every_row_says_what_it_means_and_stands_there_once() =>
        Assert.Equal(SettingNames.OfDocs().Count, SettingNames.OfDocs().Select(row => row.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [BicepFact]
    public void The_settings_that_azd_sets_are_those_whose_rows_say_so() =>
        Assert.Equal(
            FunctionAppTests.Settings.EnumerateObject().Select(setting => SettingNames.Normal(setting.Name)).Order(StringComparer.Ordinal),
            SettingNames.OfDocs().Where(row => row.Azure == "azd").Select(row => row.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_says_who_sets_it_in_azure() =>
        Assert.All(SettingNames.OfDocs(), row => Assert.Contains(row.Azure, new[] { "azd", "platform", "–" }));

    [Fact]
    public void The_example_for_the_core_tools_holds_settings_that_exist()
    {
        using var example = JsonDocument.Parse(RepositoryFiles.Read("Functions/local.settings.example.json"));
        var names = example.RootElement.GetProperty("Values").EnumerateObject().Select(value => SettingNames.Normal(value.Name)).ToList();

        Assert.Contains("FUNCTIONS_WORKER_RUNTIME", names);
        Assert.Subset(SettingNames.OfDocs().Select(row => row.Name).Append("FUNCTIONS_WORKER_RUNTIME").ToHashSet(), names.ToHashSet());
        Assert.Subset(names.ToHashSet(), ProgramFactAttribute.TriggerSettings);
    }

    [Fact]
    public void Every_value_of_host_json_is_explained()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("host.json"));
        var docs = RepositoryFiles.Read("docs/settings.md");

        Assert.All(Leaves("", host.RootElement).Where(path => path != "version"), path => Assert.Contains($"| `{path}` |", docs, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Leaves(string path, JsonElement element) => element.ValueKind != JsonValueKind.Object || path == "logging.logLevel"
        ? [path]
        : element.EnumerateObject().SelectMany(part => Leaves(path.Length == 0 ? part.Name : $"{path}.{part.Name}", part.Value));
}
