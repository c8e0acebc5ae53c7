namespace SocialFunnel.Commands;

public sealed class ClassifyCommandTests
{
    [Fact]
    public void Json_is_one_object_per_line_with_plain_names()
    {
        var run = Run("url,referrer\nhttps://acme.example/?utm_source=li&utm_medium=cpc,\n,https://t.co/x\n", "--json");

        Assert.Equal(
            [
                """{"url":"https://acme.example/?utm_source=li&utm_medium=cpc","referrer":"","platform":"linkedin","medium":"social","paid":"paid","rule":"utm-source"}""",
                """{"url":"","referrer":"https://t.co/x","platform":"x","medium":"social","paid":"unknown","rule":"referrer"}""",
            ],
            run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("2 rows, 0 of them direct or unknown.", run.Error);
    }

    [Fact]
    public void A_table_has_a_heading_and_no_control_characters()
    {
        var run = Run("url,referrer\nhttps://acme.example/\u001b[31m,https://t.co/x\n");

        Assert.StartsWith("platform          medium", run.Output[0], StringComparison.Ordinal);
        Assert.StartsWith("x                 social     unknown  referrer", run.Output[1], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output[1]);
    }

    [Theory]
    [InlineData("\uFEFFurl;referrer\n;https://t.co/x")]
    [InlineData("Referrer\tURL\nhttps://t.co/x\t")]
    [InlineData("referrer\nhttps://t.co/x")]
    [InlineData("\n\"url\",\"referrer\"\r\n\"\",\"https://t.co/x\"\r\n")]
    public void Files_from_spreadsheets_are_read_as_they_come(string text) =>
        Assert.Contains("\"platform\":\"x\"", Assert.Single(Run(text, "--json").Output), StringComparison.Ordinal);

    [Fact]
    public void More_columns_and_options_are_used_when_they_are_there()
    {
        var run = Run("url,referrer,discount_code,self_reported\n,https://pay.acme.example/,SPRING,\n,,,a friend told me\n", "--json", "--own-domain", "acme.example", "--code", "spring=linkedin");

        Assert.Contains("\"platform\":\"linkedin\",\"medium\":\"social\",\"paid\":\"unknown\",\"rule\":\"discount-code\"", run.Output[0], StringComparison.Ordinal);
        Assert.Contains("\"platform\":\"word-of-mouth\"", run.Output[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_too_many_cells_is_named_and_the_others_are_classified()
    {
        var run = Run("url,referrer\nhttps://acme.example/?a=1,2,https://t.co/x\n,https://t.co/x\n", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Output);
        Assert.Contains("FILE, line 2: 3 cells, but the header names 2.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2", "FILE, line 1: the header 'a,b' lacks url,referrer. The first line must name the columns url,referrer.")]
    [InlineData("", "FILE, line 1: the header '' lacks url,referrer.")]
    public void A_file_without_the_columns_is_refused(string text, string message)
    {
        var run = Run(text);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_missing_file_and_a_wrong_code_are_errors_and_no_argument_is_wrong_usage()
    {
        Assert.Equal(1, CommandRun.OfArguments(ClassifyCommand.Create(), "nowhere.csv").ExitCode);
        Assert.Contains("must be CODE=platform", Run("url,referrer\n", "--code", "SPRING").Error, StringComparison.Ordinal);
        Assert.NotEqual(0, CommandRun.OfArguments(ClassifyCommand.Create()).ExitCode);
    }

    private static CommandRun Run(string text, params string[] arguments) => CommandRun.Of(ClassifyCommand.Create(), text, arguments);
}
