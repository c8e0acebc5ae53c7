using System.IO;
using SocialFunnel.Hosting;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Runs;

namespace SocialFunnel.Commands;

[Collection("azurite")]
public sealed class BackupCommandTests(AzuriteFixture azurite) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("socialfunnel-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_brand_moves_from_one_account_to_another_in_a_file()
    {
        var (from, to) = (azurite.NewAccount().ConnectionString, azurite.NewAccount().ConnectionString);
        await using (var old = await LiveWorld.Start(azurite, null, ("AzureWebJobsStorage", from)))
        {
            old.Files.WriteSmallMonth("acme");
            await old.Put("acme", BrandFolder.Settings());
            await old.Night("acme", new DateOnly(2026, 11, 23));
        }

        var file = Path.Combine(folder.FullName, "acme.zip");
        Assert.Contains("acme.zip: brand acme, ", Run(BackupCommand.Create(), from, "acme", file).Error, StringComparison.Ordinal);
        Assert.Contains("Brand acme: ", Run(BackupCommand.CreateRestore(), to, file).Error, StringComparison.Ordinal);

        await using var fresh = await LiveWorld.Start(azurite, null, ("AzureWebJobsStorage", to));
        Assert.Equal(430.5m, (await fresh.Get("/api/brands/acme/roi?window=28d")).GetProperty("totals").GetProperty("revenue").GetDecimal());
        Assert.Contains("exists. Remedy: --replace", Fault(BackupCommand.CreateRestore(), to, file), StringComparison.Ordinal);
        Assert.Contains("exists. Remedy: another name, or --overwrite", Fault(BackupCommand.Create(), from, "acme", file), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_backed_up_leaves_no_file()
    {
        var account = azurite.NewAccount().ConnectionString;
        var file = Path.Combine(folder.FullName, "nobody.zip");

        Assert.Contains("There is no brand 'nobody'", Fault(BackupCommand.Create(), account, "nobody", file), StringComparison.Ordinal);
        Assert.Contains("is no id of a brand", Fault(BackupCommand.Create(), account, "No Body", file), StringComparison.Ordinal);
        Assert.Contains("nobody.zip", Fault(BackupCommand.CreateRestore(), account, file), StringComparison.Ordinal);
        Assert.DoesNotContain(folder.EnumerateFiles(), found => found.Name.StartsWith("nobody", StringComparison.Ordinal));
    }

    private string Fault(System.CommandLine.Command command, string account, params string[] arguments) =>
        Assert.Throws<StartFaultException>(() => Run(command, account, arguments)).Message;

    private CommandRun Run(System.CommandLine.Command command, string account, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] all = [.. arguments, "--set", $"AzureWebJobsStorage={account}", "--set", $"SocialFunnel:Local:DataFolder={folder.FullName}"];
        // Faults reach whoever started the program, who tells them in one line.
        var code = command.Parse(all).Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return new CommandRun(code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), error.ToString().Trim());
    }
}
