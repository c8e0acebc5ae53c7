using System.Text;
using System.Text.Json;
using SocialFunnel.Analysis;

namespace SocialFunnel.Commands;

public sealed class CorrelateCommandTests
{
    private static readonly GrowthSeries Lead = Accounts.Dense(1, 500, elasticity: .4);

    [Fact]
    public void Json_has_one_object_with_the_documented_fields_per_brand_and_platform()
    {
        var run = Run("brand,platform,date,new_followers,conversions\n" + Rows(Lead, "Müller,linkedin,") + Rows(Accounts.Dense(5, 120), "Müller,x,") + Rows(Lead, "Zoë,x,"), "--json");

        Assert.Equal(0, run.ExitCode);
        var results = run.Output.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([("Müller", "linkedin"), ("Müller", "x"), ("Zoë", "x")], results.Select(r => (r.GetProperty("brand").GetString(), r.GetProperty("platform").GetString())));
        Assert.Equal("followers lead sales", results[0].GetProperty("verdict").GetString());
        Assert.Equal(5, results[0].GetProperty("lag").GetInt32());
        Assert.Equal(2, results[0].GetProperty("interval").GetArrayLength());
        string[] fields = ["brand", "platform", "verdict", "lag", "strength", "interval", "p", "q", "n", "minimumDetectable", "diagnostics"];
        Assert.All(results, result => Assert.All(fields, field => Assert.True(result.TryGetProperty(field, out _), field)));
        Assert.Equal("no link found", results[1].GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, results[1].GetProperty("strength").ValueKind);
    }

    [Fact]
    public void A_table_is_for_people_and_fits_in_a_pipe()
    {
        var run = Run("date,new_followers,conversions\n" + Rows(Lead), []);

        Assert.Contains(run.Output, line => line.Contains("followers lead sales", StringComparison.Ordinal) && line.Contains("5 d", StringComparison.Ordinal));
        Assert.Contains("never what causes what", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Totals_give_the_growth_of_days_whose_day_before_is_known()
    {
        var total = 5000.0;
        var text = new StringBuilder("date,followers,conversions\n");
        for (var t = 0; t < 500; t++)
        {
            total += Lead.NewFollowers[t]!.Value;
            text.Append(FormattableString.Invariant($"{Accounts.FirstDay.AddDays(t):yyyy-MM-dd},{(t == 100 ? "" : total)},{Lead.Conversions[t]}\n"));
        }

        var result = Single(Run(text.ToString(), "--json"));

        Assert.Equal(497, result.GetProperty("n").GetInt32());
        Assert.Equal(5, result.GetProperty("lag").GetInt32());
    }

    [Fact]
    public void A_day_without_a_row_is_as_unknown_as_an_empty_cell_and_the_order_of_rows_does_not_matter()
    {
        var rows = Rows(Lead).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var absent = Run("date,new_followers,conversions\n" + string.Join('\n', rows.Where((_, t) => t != 50).Reverse()), "--json");
        var empty = Run("date,new_followers,conversions\n" + string.Join('\n', rows.Select((row, t) => t == 50 ? row[..11] + "," : row)), "--json");

        Assert.Equal(499, Single(absent).GetProperty("n").GetInt32());
        Assert.Equal(Single(empty).GetRawText(), Single(absent).GetRawText());
    }

    [Fact]
    public void An_event_that_is_a_break_starts_a_stretch_of_its_own()
    {
        var rows = Rows(Lead).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((row, t) => $"{row},{(t == 200 ? "break: metric redefined" : "")}");

        var result = Single(Run("date,new_followers,conversions,event\n" + string.Join('\n', rows), "--json"));

        Assert.Equal(300, result.GetProperty("n").GetInt32());
        Assert.Equal("2025-07-25", result.GetProperty("diagnostics").GetProperty("firstDay").GetString());
    }

    [Theory]
    [InlineData("2025-01-32,4,2", "FILE, line 502, column date: '2025-01-32'; write a day as 2026-01-31.")]
    [InlineData("2026-12-01,four,2", "FILE, line 502, column new_followers: 'four'; write a plain number such as 1234.5, or leave the cell empty where it is unknown.")]
    [InlineData("2026-12-01,4,", null)]
    [InlineData("2025-01-06,4,2", "FILE, line 502, column date: '2025-01-06'; this day is there twice for its brand and platform; keep one row, or add a column platform or brand.")]
    public void A_row_that_cannot_be_read_is_named_with_its_remedy_and_the_rest_is_analysed(string row, string? message)
    {
        var run = Run("date,new_followers,conversions\n" + Rows(Lead) + row + "\n", "--json");

        Assert.Equal(message is null ? 0 : 1, run.ExitCode);
        Assert.Equal(500, Single(run).GetProperty("n").GetInt32());
        Assert.StartsWith(message ?? "", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "FILE: empty; give a CSV with the columns date, new_followers, conversions.")]
    [InlineData("date,sales\n", "FILE, line 1: neither 'new_followers' (per day) nor 'followers' (total) among date, sales; add one.")]
    [InlineData("date,followers\n", "FILE, line 1: no column 'conversions' among date, followers; add it or rename one.")]
    public void A_file_that_cannot_be_used_ends_with_usage(string text, string message)
    {
        var run = Run(text, "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(message, run.Error);
    }

    [Fact]
    public void A_brand_in_two_places_is_refused_rather_than_analysed_in_halves()
    {
        var run = Run("brand,date,new_followers,conversions\na,2025-01-01,1,1\nb,2025-01-01,1,1\na,2025-01-02,1,1\n", "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("line 4, column brand: 'a' for a second time", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_ends_with_usage() =>
        Assert.Equal(2, CommandRun.OfArguments(CorrelateCommand.Create(), "no-such-file.csv").ExitCode);

    [Fact]
    public void Semicolons_and_quotes_are_understood() =>
        Assert.Equal(500, Single(Run("\uFEFF\"date\";\"new_followers\";\"conversions\"\n" + Rows(Lead).Replace(',', ';'), "--json")).GetProperty("n").GetInt32());

    private static CommandRun Run(string text, params string[] arguments) => CommandRun.Of(CorrelateCommand.Create(), text, arguments);

    private static JsonElement Single(CommandRun run) => JsonDocument.Parse(Assert.Single(run.Output)).RootElement;

    private static string Rows(GrowthSeries series, string before = "") => string.Concat(series.NewFollowers.Select((value, t) =>
        FormattableString.Invariant($"{before}{series.FirstDay.AddDays(t):yyyy-MM-dd},{value},{series.Conversions[t]}\n")));
}
