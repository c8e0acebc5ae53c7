using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialFunnel.Infra;

public sealed partial class ParameterTests
{
    private static JsonElement File => JsonDocument.Parse(RepositoryFiles.Read("infra/main.parameters.json")).RootElement.GetProperty("parameters");

    [BicepFact]
    public void Every_parameter_says_what_it_means() =>
        Assert.All(
            CompiledTemplate.Templates().SelectMany(Parameters),
            parameter => Assert.NotEmpty(parameter.Value.GetProperty("metadata").GetProperty("description").GetString()!));

    [BicepFact]
    public void Every_parameter_can_be_set_through_the_environment_of_azd() =>
        Assert.Equal(
            Parameters(CompiledTemplate.Main).Select(parameter => parameter.Name).Except(["thisMonth"]).Order(StringComparer.Ordinal),
            File.EnumerateObject().Select(parameter => parameter.Name).Order(StringComparer.Ordinal));

    [BicepFact]
    public void Only_three_values_must_be_given() =>
        Assert.Equal(
            ["alertEmail", "environmentName", "location"],
            Parameters(CompiledTemplate.Main).Where(parameter => !parameter.Value.TryGetProperty("defaultValue", out _))
                .Select(parameter => parameter.Name).Order(StringComparer.Ordinal));

    [BicepFact]
    public void Region_memory_instances_redundancy_and_retention_have_allowed_values() =>
        Assert.All(
            new[] { "location", "instanceMemoryMB", "maximumInstanceCount", "storageRedundancy", "logRetentionDays" },
            name => Assert.NotEmpty(Parameters(CompiledTemplate.Main).Single(parameter => parameter.Name == name)
                .Value.GetProperty("allowedValues").EnumerateArray()));

    [Fact]
    public void The_documentation_names_every_variable_and_every_setting()
    {
        var docs = RepositoryFiles.Read("docs/deploy.md");
        var variables = Variable().Matches(File.GetRawText()).Select(match => match.Groups[1].Value);
        Assert.All([.. variables, .. Contract.Settings], name => Assert.Contains($"`{name}`", docs, StringComparison.Ordinal));
    }

    [Fact]
    public void The_documentation_names_no_variable_that_does_not_exist()
    {
        var known = Variable().Matches(File.GetRawText()).Select(match => match.Groups[1].Value)
            .Concat(OutputNames()).ToHashSet();
        Assert.All(OwnVariable().Matches(RepositoryFiles.Read("docs/deploy.md")), match => Assert.Contains(match.Value, known));
    }

    [Fact]
    public void The_documentation_names_no_setting_that_is_not_set() =>
        Assert.All(
            NestedSetting().Matches(RepositoryFiles.Read("docs/deploy.md")), match => Assert.Contains(match.Value, Contract.Settings));

    private static IEnumerable<string> OutputNames() =>
        RepositoryFiles.Read("infra/main.bicep").Split('\n')
            .Where(line => line.StartsWith("output ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);

    private static IEnumerable<JsonProperty> Parameters(JsonElement template) =>
        template.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateObject() : [];

    [GeneratedRegex(@"\$\{(\w+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\b\w+?__\w+\b")]
    private static partial Regex NestedSetting();

    [GeneratedRegex(@"\bSOCIALFUNNEL_[A-Z_]+\b")]
    private static partial Regex OwnVariable();
}
