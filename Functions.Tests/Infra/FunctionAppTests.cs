using System.Text.Json;

namespace SocialFunnel.Infra;

public sealed class FunctionAppTests
{
    private static JsonElement App => CompiledTemplate.Resource("Microsoft.Web/sites").GetProperty("properties");

    internal static JsonElement Settings => CompiledTemplate.Resource("Microsoft.Web/sites/config").GetProperty("properties");

    [BicepFact]
    public void The_plan_is_Flex_Consumption_on_Linux()
    {
        var plan = CompiledTemplate.Resource("Microsoft.Web/serverfarms");
        Assert.Equal("FC1", plan.GetProperty("sku").GetProperty("name").GetString());
        Assert.Equal("FlexConsumption", plan.GetProperty("sku").GetProperty("tier").GetString());
        Assert.True(plan.GetProperty("properties").GetProperty("reserved").GetBoolean());
    }

    [BicepFact]
    public void The_runtime_is_the_isolated_worker_of_the_framework_the_program_is_built_for()
    {
        var runtime = App.GetProperty("functionAppConfig").GetProperty("runtime");
        Assert.Equal("dotnet-isolated", runtime.GetProperty("name").GetString());
        Assert.Contains(
            $"<TargetFramework>net{runtime.GetProperty("version").GetString()}</TargetFramework>",
            RepositoryFiles.Read("Directory.Build.props"), StringComparison.Ordinal);
    }

    [BicepFact]
    public void The_deployed_package_is_read_with_the_identity()
    {
        var storage = App.GetProperty("functionAppConfig").GetProperty("deployment").GetProperty("storage");
        Assert.Equal("blobContainer", storage.GetProperty("type").GetString());
        Assert.Equal("UserAssignedIdentity", storage.GetProperty("authentication").GetProperty("type").GetString());
    }

    [BicepFact]
    public void Only_https_of_TLS_1_2_or_later_is_answered_and_passwords_deploy_nothing()
    {
        Assert.True(App.GetProperty("httpsOnly").GetBoolean());
        Assert.Contains(App.GetProperty("siteConfig").GetProperty("minTlsVersion").GetString(), new[] { "1.2", "1.3" });
        var policies = CompiledTemplate.Resources("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToArray();
        Assert.Equal(2, policies.Length);
        Assert.All(policies, policy => Assert.False(policy.GetProperty("properties").GetProperty("allow").GetBoolean()));
    }

    [BicepFact]
    public void The_settings_are_those_the_program_reads() =>
        Assert.Equal(
            Contract.Settings.Order(StringComparer.Ordinal),
            Settings.EnumerateObject().Select(setting => setting.Name).Order(StringComparer.Ordinal));

    [BicepFact]
    public void The_connection_to_storage_uses_the_identity_and_the_addresses_of_the_account()
    {
        Assert.Equal("managedidentity", Setting("AzureWebJobsStorage__credential"));
        Assert.Equal("[parameters('identityClientId')]", Setting("AzureWebJobsStorage__clientId"));
        foreach (var service in new[] { "blob", "queue", "table" })
            Assert.EndsWith($".primaryEndpoints.{service}]", Setting($"AzureWebJobsStorage__{service}ServiceUri"), StringComparison.Ordinal);
    }

    [BicepFact]
    public void No_setting_holds_a_key_or_asks_for_one() =>
        Assert.DoesNotMatch("(?i)listkeys|accountkey|sharedaccesskey|password", Settings.GetRawText());

    [BicepFact]
    public void The_keys_of_our_own_are_made_once_and_stay_in_the_vault()
    {
        var keys = CompiledTemplate.Resources("Microsoft.KeyVault/vaults/secrets").ToList();
        Assert.Equal(3, keys.Count);
        Assert.All(keys, key => Assert.True(key.GetProperty("@options").TryGetProperty("onlyIfNotExists", out _)));
        Assert.All(["SocialFunnel__CustomerKey", "SocialFunnel__LinkKey", "SocialFunnel__OperatorKey"], setting => Assert.Contains("@Microsoft.KeyVault(SecretUri={0}secrets/{1})", Setting(setting), StringComparison.Ordinal));
        Assert.Equal("[parameters('identityResourceId')]", App.GetProperty("keyVaultReferenceIdentity").GetString());
    }

    [ProgramFact]
    public void Every_setting_that_a_trigger_names_is_set_since_the_host_switches_its_function_off_otherwise() =>
        Assert.Subset(Contract.Settings.ToHashSet(), ProgramFactAttribute.TriggerSettings);

    [BicepFact]
    public void The_host_starts_after_it_was_given_its_roles() =>
        Assert.Contains(
            CompiledTemplate.Main.GetProperty("resources").GetProperty("functionApp").GetProperty("dependsOn").EnumerateArray(),
            dependency => dependency.GetString() == "access");

    [Fact]
    public void The_default_schedule_has_the_six_fields_that_the_host_expects() =>
        Assert.Equal(6, DefaultSchedule().Split(' ').Length);

    private static string? Setting(string name) => Settings.GetProperty(name).GetString();

    private static string DefaultSchedule() =>
        RepositoryFiles.Read("infra/main.bicep").Split("param nightlySchedule string = '")[1].Split('\'')[0];
}
