using System.Text.Json;

namespace SocialFunnel.Infra;

/// <summary>azd writes the outputs of a deployment into files, and Azure keeps them in the history of deployments.</summary>
public sealed class OutputTests
{
    [BicepFact]
    public void The_outputs_are_names_and_addresses_and_no_other_value() =>
        Assert.Equal(
            [
                "AZURE_BUDGET_START", "AZURE_FUNCTION_APP_NAME", "AZURE_LOCATION", "AZURE_RESOURCE_GROUP", "AZURE_TENANT_ID",
                "SOCIALFUNNEL_EXPORTS_URL", "SOCIALFUNNEL_URL", "SOCIALFUNNEL_VAULT_NAME",
            ],
            CompiledTemplate.Main.GetProperty("outputs").EnumerateObject().Select(output => output.Name).Order(StringComparer.Ordinal));

    [BicepFact]
    public void No_output_of_any_module_holds_a_secret() =>
        Assert.All(
            CompiledTemplate.Templates().SelectMany(Outputs),
            output => Assert.DoesNotMatch(
                @"(?i)list[a-z]*\(|key\b|keys\b|secret|password|token|connectionString|instrumentationKey|sas\b",
                output.Name + output.Value.GetProperty("value").GetRawText()));

    private static IEnumerable<JsonProperty> Outputs(JsonElement template) =>
        template.TryGetProperty("outputs", out var outputs) ? outputs.EnumerateObject() : [];
}
