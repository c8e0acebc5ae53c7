using System.IO;
using System.Text.RegularExpressions;

namespace SocialFunnel.Infra;

public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows =>
        [.. Directory.GetFiles(RepositoryFiles.PathOf(".github/workflows"), "*.yml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_pinned_by_its_commit_and_names_its_version(string workflow)
    {
        var uses = Lines(workflow).Where(line => UsesKey().IsMatch(line)).ToArray();
        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)+$", line));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_workflow_begins_with_no_permission_at_all(string workflow) =>
        Assert.Contains("permissions: {}", Lines(workflow));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void No_workflow_runs_the_code_of_strangers_with_secrets(string workflow) =>
        Assert.DoesNotContain(Lines(workflow), line => line.Contains("pull_request_target", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void No_script_of_a_workflow_is_put_together_from_input(string workflow) =>
        Assert.All(
            Lines(workflow).Where(line => line.Contains("${{", StringComparison.Ordinal)),
            line => Assert.Matches(@"^\s*(?!run\b)[\w-]+: ", line));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_checkout_leaves_no_credential_behind(string workflow)
    {
        var text = RepositoryFiles.Read($".github/workflows/{workflow}");
        Assert.Equal(text.Split("actions/checkout@").Length, text.Split("persist-credentials: false").Length);
    }

    [Fact]
    public void The_version_of_azd_that_releases_is_one_that_azure_yaml_accepts()
    {
        var least = Version.Parse(Regex.Match(RepositoryFiles.Read("azure.yaml"), @"azd: '>= ([\d.]+)'").Groups[1].Value);
        var used = Version.Parse(Regex.Match(RepositoryFiles.Read(".github/workflows/release.yml"), @"(?m)^\s+version: '?([\d.]+)").Groups[1].Value);
        Assert.True(used >= least, $"release.yml installs azd {used}, azure.yaml asks for {least}.");
        Assert.Contains($"azd {least}", RepositoryFiles.Read("docs/deploy.md"), StringComparison.Ordinal);
    }

    private static string[] Lines(string workflow) => File.ReadAllLines(RepositoryFiles.PathOf($".github/workflows/{workflow}"));

    [GeneratedRegex(@"^\s*(- )?uses:")]
    private static partial Regex UsesKey();
}
