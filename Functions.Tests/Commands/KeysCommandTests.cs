using System.IO;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Commands;

[Collection("azurite")]
public sealed class KeysCommandTests(AzuriteFixture azurite) : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("socialfunnel-test-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task A_key_is_made_listed_replaced_and_revoked_at_a_terminal()
    {
        var account = azurite.NewAccount().ConnectionString;
        await using var world = await LiveWorld.Start(azurite, null, ("AzureWebJobsStorage", account));
        await world.Put("acme", BrandFolder.Settings());

        // The command has the clock of this machine.
        world.Time.Now = TimeProvider.System.GetUtcNow().AddSeconds(1);

        var made = Keys(account, "create", "acme", "--label", "Power BI", "--write", "--days", "30");
        var key = Assert.Single(made.Output);
        Assert.Equal(0, made.ExitCode);
        Assert.Contains("shown once", made.Error, StringComparison.Ordinal);
        Assert.True(await Opens(world, key));

        var line = Assert.Single(Keys(account, "list", "acme").Output);
        Assert.All([$"…{key[^4..]}", "write", "Power BI", "until "], part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.DoesNotContain(key, line, StringComparison.Ordinal);

        var id = line.Split(' ')[0];
        var other = Assert.Single(Keys(account, "rotate", "acme", id, "--overlap-hours", "0").Output);
        Assert.Equal((false, true), (await Opens(world, key), await Opens(world, other)));

        Assert.Equal(0, Keys(account, "revoke", "acme", id).ExitCode);
        Assert.False(await Opens(world, other));
        Assert.Empty(Keys(account, "list", "acme").Output);
    }

    [Fact]
    public void What_cannot_be_says_why()
    {
        var account = azurite.NewAccount().ConnectionString;

        Assert.Contains("no brand 'nobody'", Keys(account, "create", "nobody", "--label", "a").Error, StringComparison.Ordinal);
        Assert.Contains("days", Keys(account, "create", "nobody", "--label", "a", "--days", "0").Error, StringComparison.Ordinal);
        Assert.Contains("no such key", Keys(account, "revoke", "acme", "23456789bcdf").Error, StringComparison.Ordinal);
        Assert.Contains("no such key", Keys(account, "rotate", "acme", "..").Error, StringComparison.Ordinal);
        Assert.Equal(1, Keys(account, "revoke", "acme", "23456789bcdf").ExitCode);
    }

    private CommandRun Keys(string account, params string[] arguments) =>
        CommandRun.OfArguments(KeysCommand.Create(), [.. arguments, "--set", $"AzureWebJobsStorage={account}", "--set", $"SocialFunnel:Local:DataFolder={data.FullName}"]);

    private static async Task<bool> Opens(LiveWorld world, string key)
    {
        using var client = world.Client(key);
        return (await client.GetAsync("/api/brands/acme")).IsSuccessStatusCode;
    }
}
