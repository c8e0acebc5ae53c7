using System.Text.Json;

namespace SocialFunnel.Commands;

public sealed class ImportCommandTests
{
    private const string Follows = "sep=,\n\"Follows\"\n\"Date\",\"Primary\"\n\"2025-03-07T01:00:00\",\"8\"\n\"2025-03-08T01:00:00\",\"x\"\n";

    [Fact]
    public void Json_is_one_object_with_the_documented_fields()
    {
        var run = CommandRun.Of(ImportCommand.Create(), Follows, "--dry-run", "--json");

        Assert.Equal(1, run.ExitCode);
        var report = JsonDocument.Parse(Assert.Single(run.Output)).RootElement;
        Assert.Equal(("Meta Business Suite, a metric by day", 1, 1), (report.GetProperty("form").GetString(), report.GetProperty("rows").GetInt32(), report.GetProperty("refusedCount").GetInt32()));
        Assert.Equal(("2025-03-07", "2025-03-07", 8m), (report.GetProperty("from").GetString(), report.GetProperty("to").GetString(), report.GetProperty("sums").GetProperty("Primary").GetDecimal()));
        var refused = Assert.Single(report.GetProperty("refused").EnumerateArray());
        Assert.Equal((5, "Primary", "'x' is no number."), (refused.GetProperty("line").GetInt32(), refused.GetProperty("column").GetString(), refused.GetProperty("reason").GetString()));
        Assert.Contains("--platform", Assert.Single(report.GetProperty("asks").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal("Follows", Assert.Single(report.GetProperty("tables").EnumerateArray()).GetProperty("table").GetString());
    }

    [Fact]
    public void A_table_is_for_people_and_an_answer_settles_what_was_asked()
    {
        var run = CommandRun.Of(ImportCommand.Create(), Follows.Replace("x", "9", StringComparison.Ordinal), "--dry-run", "--platform", "facebook", "--account", "acme");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(run.Output, line => line.Contains("2 rows taken, 0 refused, 2025-03-07 to 2025-03-08", StringComparison.Ordinal));
        Assert.Contains("  Primary: 17", run.Output);
        Assert.DoesNotContain(run.Output, line => line.StartsWith("note:", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_done_is_said_in_one_line()
    {
        Assert.Contains("There is no file 'nowhere.csv'", CommandRun.OfArguments(ImportCommand.Create(), "nowhere.csv", "--dry-run").Error, StringComparison.Ordinal);
        Assert.Contains("'soon' is not the year", CommandRun.Of(ImportCommand.Create(), Follows, "--dry-run", "--year", "soon").Error, StringComparison.Ordinal);
        Assert.Contains("--brand ID", CommandRun.Of(ImportCommand.Create(), Follows).Error, StringComparison.Ordinal);
        Assert.Contains("nearest is 'orders'", string.Join('\n', CommandRun.Of(ImportCommand.Create(), "order_id,date\n1,2\n", "--dry-run").Output), StringComparison.Ordinal);
    }
}
