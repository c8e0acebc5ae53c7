using System.Text;

namespace SocialFunnel.Sources.Exports;

public sealed class MetaFormsTests
{
    private const string Visits = "sep=,\n\"Facebook visits\"\n\"Date\",\"Facebook Page likes\"\n\"2026-03-07T01:00:00\",\"8\"\n\"2026-03-08T00:00:00\",\"9\"\n";
    private const string Follows = "\n\"Instagram follows\"\n\"Date\",\"Primary\"\n\"2026-03-07T00:00:00\",\"4\"\n\"2026-03-09T00:00:00\",\"1\"\n\n";

    [Fact]
    public async Task Several_tables_of_one_file_are_told_apart_by_their_titles_and_not_by_what_their_columns_say()
    {
        var file = (await Imported.Of("a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Visits + Follows)])).Clean();

        Assert.Equal([("facebook", 7, 8m), ("facebook", 8, 9m)], file.All<EngagementReading>().Select(day => (day.Account.Platform.Name, day.Day.Day, day.ProfileVisits!.Value)));
        Assert.Equal([("instagram", 7, 4m), ("instagram", 9, 1m)], file.All<AudienceReading>().Select(day => (day.Account.Platform.Name, day.Day.Day, day.Gained!.Value)));
        Assert.All(file.All<AudienceReading>(), day => Assert.Null(day.Followers));
        Assert.Equal((17m, 5m), (file.Report.Sums["Facebook visits/Facebook Page likes"], file.Report.Sums["Instagram follows/Primary"]));
    }

    [Theory]
    [InlineData("{ \"files\": { \"*/Follows*\": { \"platform\": \"instagram\" } } }", "2026/Follows (1).csv", "instagram")]
    [InlineData("{}", "facebook/Follows.csv", "facebook")]
    [InlineData("{ \"files\": { \"*\": { \"platform\": \"linkedin\" } } }", "Follows.csv", null)]
    [InlineData("{}", "Follows.csv", null)]
    public async Task A_title_that_names_no_platform_makes_us_ask_and_the_folder_or_the_settings_answer(string options, string name, string? platform)
    {
        var text = "sep=,\n\"Follows\"\n\"Date\",\"Primary\"\n\"2026-03-07T01:00:00\",\"8\"\n";

        var file = await Imported.Of(name, Encoding.UTF8.GetBytes(text), options);

        Assert.Equal(platform, file.All<AudienceReading>().Select(day => day.Account.Platform.Name).SingleOrDefault());
        Assert.Equal((1L, 8m), (file.Report.Rows, file.Report.Sums["Primary"]));
        Assert.Equal(platform is null ? 1 : 0, file.Report.Asks.Count);
        Assert.All(file.Report.Asks, ask => Assert.Contains("facebook or instagram", ask, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Reach;;\nDate;Primary\n2026-03-07T01:00:00;8\n2026-03-08T01:00:00;1234\n")]
    [InlineData("sep=\t\r\n\"Reach\"\t\t\r\n\"Date\"\t\"Primary\"\t\r\n\"2026-03-07T01:00:00\"\t\"8\"\t\r\n\"2026-03-08T01:00:00\"\t\"1234\"\t\r\n")]
    public async Task What_a_spreadsheet_saved_again_is_read(string text)
    {
        var file = (await Imported.Of(text, ("platform", "facebook"))).Clean();

        Assert.Equal([8m, 1234m], file.All<EngagementReading>().Select(day => day.Reach!.Value));
    }

    [Fact]
    public async Task Without_the_lines_above_the_header_what_is_counted_is_asked_for()
    {
        const string text = "\"Date\",\"Primary\"\n\"2026-03-07T01:00:00\",\"8\"\n";

        var open = await Imported.Of(text, ("platform", "facebook"));
        var answered = (await Imported.Of(text, ("platform", "facebook"), ("metric", "visits"))).Clean();

        Assert.Empty(open.Readings);
        Assert.Contains("--metric", Assert.Single(open.Report.Asks), StringComparison.Ordinal);
        Assert.Equal(8, Assert.Single(answered.All<EngagementReading>()).ProfileVisits);
    }

    [Fact]
    public async Task Posts_are_read_with_their_lifetime_counters_and_without_their_text()
    {
        const string facebook = "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Post type,Data comment,Date,Impressions,Reach,Reactions,Comments,Shares,Total clicks,Link clicks\n"
            + "122100000000000001,6155,Acme Coffee,\"Secret, \"\"text\"\"\nin two lines\",,0,02/16/2026 05:14,,https://www.facebook.com/1,Photos,,Lifetime,900,700,20,3,2,50,11\n";
        const string instagram = "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
            + "18000000000000001,1784,acme.coffee,Acme,\"Secret text\",0,02/16/2026 05:14,https://www.instagram.com/p/1/,IG image,,Lifetime,400,300,30,1,2,4,5\n"
            + "18000000000000001,1784,acme.coffee,Acme,\"Secret text\",0,02/16/2026 05:14,https://www.instagram.com/p/1/,IG image,,02/17/2026,10,9,1,0,0,0,0\n";

        var page = (await Imported.Of(facebook)).Clean();
        var account = (await Imported.Of("a.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(instagram)])).Clean();

        var post = Assert.Single(page.All<PostReading>());
        Assert.Equal(("facebook/Acme Coffee", "122100000000000001", "photos"), (post.Account.ToString(), post.PostId, post.Kind));
        Assert.Equal((900m, 700m, 20m, 3m, 2m, 11m), (post.Impressions!.Value, post.Reach!.Value, post.Likes!.Value, post.Comments!.Value, post.Shares!.Value, post.Clicks!.Value));
        Assert.Equal(new DateTimeOffset(2026, 2, 16, 4, 14, 0, TimeSpan.Zero), post.PublishedAt);
        Assert.Equal(("instagram/acme.coffee", 400m, 30m), Assert.Single(account.All<PostReading>().Select(found => (found.Account.ToString(), found.Impressions!.Value, found.Likes!.Value))));
        Assert.Contains(account.Report.Notes, note => note.Contains("single days of a post", StringComparison.Ordinal));
        Assert.DoesNotContain("Secret", System.Text.Json.JsonSerializer.Serialize(page.Report) + System.Text.Json.JsonSerializer.Serialize(account.Report), StringComparison.Ordinal);
    }
}
