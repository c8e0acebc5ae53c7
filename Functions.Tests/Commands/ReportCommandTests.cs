using System.IO;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Commands;

[Collection("azurite")]
public sealed class ReportCommandTests(AzuriteFixture azurite) : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("socialfunnel-test-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task A_report_is_printed_and_written_in_every_form()
    {
        var account = await Night();

        var table = Report(account, "--brand", "acme", "--window", "28d");
        Assert.Equal(0, table.ExitCode);
        Assert.Contains(table.Output, line => line.Contains("linkedin", StringComparison.Ordinal) && line.Contains(" 220 ", StringComparison.Ordinal));
        Assert.DoesNotContain(table.Output, line => line.Contains('\u001b', StringComparison.Ordinal));

        Assert.Contains("\"platforms\"", string.Concat(Report(account, "--brand", "acme", "--format", "json").Output), StringComparison.Ordinal);
        foreach (var (name, first) in new[] { ("r.html", "<!do"), ("r.json", "{"), ("r.csv", ""), ("r.xlsx", "PK") })
        {
            var file = Path.Combine(data.FullName, name);
            var run = Report(account, "--brand", "acme", "--output", file);

            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Empty(run.Output);
            Assert.StartsWith(first, (await File.ReadAllTextAsync(file)).TrimStart('\uFEFF'), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_cannot_be_shown_says_what_to_do()
    {
        var account = await Night();

        var absent = Report(account, "--brand", "nobody");
        Assert.Equal((1, "There is no brand 'nobody': 'brands' lists what there is."), (absent.ExitCode, absent.Error));
        Assert.Equal(1, Report(account, "--brand", "nobody", "--format", "html").ExitCode);
        Assert.Contains("nobody", Report(account, "--brand", "nobody", "--format", "html").Error, StringComparison.Ordinal);
        var unwritable = Report(account, "--brand", "acme", "--output", Path.Combine(data.FullName, "no", "such", "folder", "r.html"));
        Assert.Equal(1, unwritable.ExitCode);
        Assert.Contains("name another file with --output", unwritable.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--brand is required", "report")]
    [InlineData("--window is 28d, 90d, 365d, or all.", "report", "--brand", "acme", "--window", "91d")]
    [InlineData("--format is table, html, json, csv, xlsx.", "report", "--brand", "acme", "--format", "pdf")]
    [InlineData("name a file with --output", "report", "--brand", "acme", "--format", "xlsx")]
    [InlineData("--set takes Name=Value.", "brands", "--set", "nothing")]
    public void Wrong_usage_says_what_is_right(string words, params string[] arguments)
    {
        var parsed = CommandLine.Create().Parse(arguments);

        Assert.NotEmpty(parsed.Errors);
        Assert.Contains(parsed.Errors, error => error.Message.Contains(words, StringComparison.Ordinal) || words == "--brand is required" && error.Message.Contains("--brand", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Brands_are_listed()
    {
        var account = await Night();

        var lines = Brands(account);
        Assert.Equal(0, lines.ExitCode);
        Assert.Equal("acme  Acme  Europe/Berlin  2026-11-23", Assert.Single(lines.Output));
        Assert.Equal("""{"id":"acme","name":"Acme","timeZone":"Europe/Berlin","lastRun":"2026-11-23"}""", Assert.Single(Brands(account, "--json").Output));
        var none = Brands(azurite.NewAccount().ConnectionString);
        Assert.Equal(0, none.ExitCode);
        Assert.Contains("'init' writes one", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_explains_itself()
    {
        foreach (var command in CommandLine.Create().Subcommands)
        {
            var help = CommandRun.OfArguments(CommandLine.Create(), command.Name, "--help");

            Assert.Equal(0, help.ExitCode);
            Assert.Contains(help.Output, line => line.StartsWith("Usage:", StringComparison.Ordinal));
            Assert.False(string.IsNullOrWhiteSpace(command.Description), command.Name);
            Assert.All(command.Options.Concat(command.Subcommands.SelectMany(sub => sub.Options)), option => Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{command.Name} {option.Name}"));
        }
    }

    private CommandRun Report(string account, params string[] arguments) => CommandRun.OfArguments(ReportCommand.Create(), [.. arguments, .. Settings(account)]);

    private CommandRun Brands(string account, params string[] arguments) => CommandRun.OfArguments(BrandsCommand.Create(), [.. arguments, .. Settings(account)]);

    private string[] Settings(string account) =>
        ["--set", $"AzureWebJobsStorage={account}", "--set", $"SocialFunnel:Local:DataFolder={data.FullName}", "--set", $"SocialFunnel:Brands:Folder={Path.Combine(data.FullName, "brands")}"];

    private async Task<string> Night()
    {
        var account = azurite.NewAccount().ConnectionString;
        await using var world = await LiveWorld.Start(azurite, null, ("AzureWebJobsStorage", account));
        await world.Put("acme", BrandFolder.Settings());
        world.Files.WriteSmallMonth("acme");
        await world.Night("acme", new DateOnly(2026, 11, 23));
        return account;
    }
}
