using System.Text.Json;

namespace SocialFunnel.Commands;

public sealed class AttributeCommandTests
{
    private const string Three = "path,conversions,value,nulls\ndirect,2,20,1\nsearch > email,3,33,2\nsearch > social > email,5,100.01,4\n";

    [Fact]
    public void Json_has_every_model_and_every_channel_and_conserves_all()
    {
        var rows = Run(Three, "--json").Output.Select(line => JsonDocument.Parse(line).RootElement).ToList();

        string[] models = ["first", "last", "last-non-direct", "linear", "position", "time-decay", "markov", "shapley"];
        Assert.Equal(models, rows.Select(row => row.GetProperty("model").GetString()).Distinct());
        Assert.All(rows.GroupBy(row => row.GetProperty("model").GetString()), model =>
        {
            Assert.Equal(["direct", "email", "search", "social"], model.Select(row => row.GetProperty("channel").GetString()));
            Assert.Equal(10m, model.Sum(row => row.GetProperty("conversions").GetDecimal()));
            Assert.Equal(153.01m, model.Sum(row => row.GetProperty("value").GetDecimal()));
        });
    }

    [Fact]
    public void Numbers_are_plain() =>
        Assert.Equal("""{"model":"position","channel":"social","conversions":1,"value":20.002}""", Run(Three, "--json").Output.Single(line => line.Contains("position\",\"channel\":\"social", StringComparison.Ordinal)));

    [Fact]
    public void A_step_counts_as_a_day_unless_it_is_told_otherwise()
    {
        const string text = "path,conversions,value,nulls\na > b,3,0,0\n";

        Assert.Contains("""{"model":"time-decay","channel":"a","conversions":1,"value":0}""", Run(text, "--json", "--step-days", "7").Output);
        Assert.Contains("""{"model":"time-decay","channel":"a","conversions":1,"value":0}""", Run(text, "--json", "--half-life-days", "1").Output);
    }

    [Fact]
    public void The_word_direct_is_known_in_the_forms_that_analytics_tools_write() =>
        Assert.Contains("""{"model":"last-non-direct","channel":"x","conversions":1,"value":5}""", Run("path,conversions,value,nulls\nx > (Direct),1,5,0\n", "--json").Output);

    [Fact]
    public void A_table_has_a_heading() => Assert.StartsWith("model            channel", Run(Three).Output[0], StringComparison.Ordinal);

    [Fact]
    public void A_file_with_no_rows_gives_none_and_is_no_error()
    {
        var run = Run("path,conversions,value,nulls\n");

        Assert.Equal((0, 0), (run.ExitCode, run.Output.Length));
    }

    [Theory]
    [InlineData("a > b,x,1,0", "FILE, line 2, column conversions: 'x' is no number")]
    [InlineData("a > b,-1,1,0", "FILE, line 2, column conversions: '-1' is negative.")]
    [InlineData("a > b,\"1,5\",1,0", "FILE, line 2, column conversions: '1,5' is no number up to 1000000000000. Write it with a point")]
    [InlineData("a >  > b,1,1,0", "FILE, line 2, column path: 'a >  > b' has an empty step.")]
    [InlineData(",1,1,0", "FILE, line 2, column path: '' has an empty step.")]
    [InlineData("a,0,7,3", "FILE, line 2, column value: '7' is the value of no conversion")]
    [InlineData("a,1,7", "FILE, line 2: 3 cells, but the header names 4.")]
    [InlineData("\"a > b,1,7,0", "FILE, line 2: ")]
    public void A_wrong_row_is_refused_with_its_place_and_a_remedy(string row, string message)
    {
        var run = Run($"path,conversions,value,nulls\n{row}\n");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_missing_column_is_named() =>
        Assert.Equal("FILE, line 1: the header 'path,conversions,value' lacks nulls. The first line must name the columns path,conversions,value,nulls.", Run("path,conversions,value\na,1,1").Error);

    [Theory]
    [InlineData("--order", "0"), InlineData("--step-days", "0"), InlineData("--half-life-days", "-1")]
    public void An_option_out_of_range_is_wrong_usage(string option, string value) => Assert.Contains(option, Run(Three, option, value).Error, StringComparison.Ordinal);

    private static CommandRun Run(string text, params string[] arguments) => CommandRun.Of(AttributeCommand.Create(), text, arguments);
}
