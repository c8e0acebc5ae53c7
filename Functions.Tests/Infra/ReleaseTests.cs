namespace SocialFunnel.Infra;

public sealed class ReleaseTests
{
    [Fact]
    public void The_workflow_builds_a_release_for_each_system_that_the_docs_name()
    {
        var workflow = RepositoryFiles.Read(".github/workflows/release.yml");

        Assert.Contains(".ci/release linux-x64 linux-arm64 win-x64 osx-x64 osx-arm64", workflow, StringComparison.Ordinal);
        Assert.All(
            new[] { "linux-x64", "-linux-arm64", "win-x64", "-osx-x64", "-osx-arm64" },
            system => Assert.Contains(system, RepositoryFiles.Read("docs/self-hosting.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_release_takes_along_exists() =>
        Assert.All(
            new[] { "infra/service/socialfunnel.service", "infra/service/environment.example", "infra/service/install-service.ps1" },
            file => Assert.Contains(file.Split('/')[1], RepositoryFiles.Read(".ci/release"), StringComparison.Ordinal));
}
