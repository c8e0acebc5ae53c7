using System.IO;

namespace SocialFunnel.Sources.Exports;

public sealed class XDailyFormTests
{
    private const string Header =
        "\"Date\",\"Tweets published\",\"impressions\",\"engagements\",\"engagement rate\",\"retweets\",\"replies\",\"likes\",\"user profile clicks\",\"url clicks\",\"follows\",\"promoted impressions\"";

    private const string Accounts = """{ "accounts": { "X": "@acme" } }""";

    [Fact]
    public async Task A_day_is_read_and_its_follows_are_no_followers()
    {
        var pull = await ExportsPull.Of(new TextFiles().Add("a.csv", $"{Header}\n\"2021-01-31\",\"9\",\"6703\",\"262\",\"0.039\",\"1\",\"7\",\"29\",\"44.0\",\"14\",\"3\",\"-\"\n"), options: Accounts);

        var day = pull.Only<EngagementReading>();
        Assert.Empty(pull.Readings.OfType<AudienceReading>());
        Assert.Equal(new Account(Platform.Parse("x"), "acme"), day.Account);
        Assert.Equal((new DateOnly(2021, 1, 31), 9m, 6703m, 1m), (day.Day, day.Posts!.Value, day.Impressions!.Value, day.Shares!.Value));
        Assert.Equal((7m, 29m, 44m, 14m), (day.Comments!.Value, day.Likes!.Value, day.ProfileVisits!.Value, day.Clicks!.Value));
        Assert.Empty(pull.Refusals.Notes);
    }

    [Fact]
    public async Task An_account_that_nobody_named_is_main_and_asked_for_once()
    {
        var text = $"{Header}\n\"2021-01-31\",\"9\",\"6703\",\"262\",\"0.039\",\"1\",\"7\",\"29\",\"44\",\"14\",\"3\",\"-\"\n";

        var pull = await ExportsPull.Of(new TextFiles().Add("a.csv", text).Add("b.csv", text));

        Assert.All(pull.Readings, reading => Assert.Equal("x/main", ((EngagementReading)reading).Account.ToString()));
        Assert.Contains("\"accounts\": { \"x\": \"…\" }", Assert.Single(pull.Refusals.Notes), StringComparison.Ordinal);
    }

    [SharedDataFact(XDaily2021.Folder)]
    public async Task Real_daily_files_of_x_add_up_to_their_control_totals()
    {
        var root = Directory.CreateTempSubdirectory("exports-");
        try
        {
            XDaily2021.Copy(Path.Combine(root.FullName, "acme"));

            var pull = await ExportsPull.Of(new FolderExportFiles(root.FullName), options: Accounts);

            Assert.Empty(pull.Refusals.Lines);
            Assert.Empty(pull.Refusals.Notes);
            var days = pull.Readings.Cast<EngagementReading>().ToList();
            Assert.Equal(31 + 28, days.Count);
            Assert.Equal(31 + 28, days.Select(day => day.Day).Distinct().Count());
            Assert.Equal((new DateOnly(2021, 1, 1), new DateOnly(2021, 2, 28)), (days.Min(day => day.Day), days.Max(day => day.Day)));
            Assert.All(days, day => Assert.Equal(new Account(Platform.Parse("x"), "acme"), day.Account));
            var sums = new Dictionary<string, decimal?>
            {
                ["posts"] = days.Sum(day => day.Posts),
                ["impressions"] = days.Sum(day => day.Impressions),
                ["shares"] = days.Sum(day => day.Shares),
                ["comments"] = days.Sum(day => day.Comments),
                ["likes"] = days.Sum(day => day.Likes),
                ["profile_visits"] = days.Sum(day => day.ProfileVisits),
                ["clicks"] = days.Sum(day => day.Clicks),
            };
            Assert.All(XDaily2021.Totals, total => Assert.Equal(total.Value, sums[total.Key]));
            Assert.Equal(XDaily2021.Totals.Count, sums.Count);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
