using System.Text.Json;

namespace SocialFunnel.Infra;

public sealed class StorageTests
{
    private static JsonElement Properties => CompiledTemplate.Resource("Microsoft.Storage/storageAccounts").GetProperty("properties");

    [BicepFact]
    public void Shared_keys_are_off_and_identities_are_the_default()
    {
        Assert.False(Properties.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.True(Properties.GetProperty("defaultToOAuthAuthentication").GetBoolean());
    }

    [BicepFact]
    public void Only_encrypted_connections_of_TLS_1_2_or_later_are_accepted()
    {
        Assert.Contains(Properties.GetProperty("minimumTlsVersion").GetString(), new[] { "TLS1_2", "TLS1_3" });
        Assert.True(Properties.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
    }

    [BicepFact]
    public void No_blob_can_be_made_public()
    {
        Assert.False(Properties.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.All(
            CompiledTemplate.Resources("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container.GetProperty("properties").GetProperty("publicAccess").GetString()));
    }

    [BicepFact]
    public void The_container_that_is_created_for_exports_is_the_one_the_program_is_told_to_read()
    {
        var name = "parameters('exportsContainer')";
        Assert.Contains(
            CompiledTemplate.Resources("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => container.GetProperty("name").GetString()!.Contains(name, StringComparison.Ordinal));
        Assert.Equal($"[{name}]", FunctionAppTests.Settings.GetProperty("SocialFunnel__Exports__Container").GetString());
        foreach (var module in new[] { "storage", "functionApp", "operatorAccess" })
            Assert.Equal($"[{name}]", ParameterOf(module, "exportsContainer"));
    }

    private static string? ParameterOf(string module, string parameter) =>
        CompiledTemplate.Main.GetProperty("resources").GetProperty(module).GetProperty("properties")
            .GetProperty("parameters").GetProperty(parameter).GetProperty("value").GetString();
}
