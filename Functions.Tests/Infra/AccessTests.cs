using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialFunnel.Infra;

public sealed partial class AccessTests
{
    // Ids of built-in roles: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private const string BlobOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string TableReader = "76199698-9eea-4c19-bc75-cec21354c6b6";
    private const string SecretsOfficer = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
    private const string MetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";

    [BicepFact]
    public void The_program_has_five_roles_and_no_other() =>
        Assert.Equal(
            Sorted(BlobOwner, QueueContributor, TableContributor, SecretsOfficer, MetricsPublisher),
            RolesIn(CompiledTemplate.Module("access")));

    [BicepFact]
    public void The_operator_may_put_files_read_tables_and_keep_secrets_and_no_more() =>
        Assert.Equal(Sorted(BlobContributor, TableReader, SecretsOfficer), RolesIn(CompiledTemplate.Module("operatorAccess")));

    [BicepFact]
    public void No_role_is_given_outside_these_two_modules() =>
        Assert.Equal(
            CompiledTemplate.Resources(RoleAssignment).Count(),
            new[] { "access", "operatorAccess" }.Sum(module =>
                CompiledTemplate.ResourcesOf(CompiledTemplate.Module(module)).Count()));

    [BicepFact]
    public void Every_role_is_given_on_one_resource_and_not_on_the_group() =>
        Assert.All(
            CompiledTemplate.Resources(RoleAssignment),
            role => Assert.Matches(
                @"^\[resourceId\('Microsoft\.(Storage/storageAccounts|KeyVault/vaults|Insights/components)",
                role.GetProperty("scope").GetString()));

    [BicepFact]
    public void The_vault_knows_roles_only_and_nobody_can_purge_it()
    {
        var vault = CompiledTemplate.Resource("Microsoft.KeyVault/vaults").GetProperty("properties");
        Assert.True(vault.GetProperty("enableRbacAuthorization").GetBoolean());
        Assert.True(vault.GetProperty("enablePurgeProtection").GetBoolean());
        Assert.False(vault.TryGetProperty("accessPolicies", out _));
    }

    [BicepFact]
    public void Telemetry_is_taken_from_identities_only()
    {
        var component = CompiledTemplate.Resource("Microsoft.Insights/components").GetProperty("properties");
        Assert.True(component.GetProperty("DisableLocalAuth").GetBoolean());
        var workspace = CompiledTemplate.Resource("Microsoft.OperationalInsights/workspaces").GetProperty("properties");
        Assert.True(workspace.GetProperty("features").GetProperty("disableLocalAuth").GetBoolean());
    }

    private const string RoleAssignment = "Microsoft.Authorization/roleAssignments";

    private static string[] RolesIn(JsonElement module) =>
        Sorted([.. RoleId().Matches(module.GetProperty("variables").GetRawText()).Select(match => match.Value)]);

    private static string[] Sorted(params string[] ids) => [.. ids.Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex RoleId();
}
