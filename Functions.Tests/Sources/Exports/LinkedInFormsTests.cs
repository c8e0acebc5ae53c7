namespace SocialFunnel.Sources.Exports;

public sealed class LinkedInFormsTests
{
    [Fact]
    public async Task The_total_of_new_followers_of_a_page_is_no_audience()
    {
        var file = (await Imported.Of("a.xls", TestWorkbook.Xls(("New followers", [["Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers"], ["11/09/2026", 1, 2, 4, 7], ["11/10/2026", 0, 0, 0, 0]])))).Clean();

        Assert.Equal([(9, 7m), (10, 0m)], file.All<AudienceReading>().Select(day => (day.Day.Day, day.Gained!.Value)));
        Assert.All(file.All<AudienceReading>(), day => Assert.Null(day.Followers));
    }

    [Fact]
    public async Task A_sheet_by_trait_tells_no_day_and_is_not_stored()
    {
        var file = (await Imported.Of("a.xlsx", TestWorkbook.Xlsx(("Company size", [["Company size", "Total followers"], ["2-10", 40], ["10001+", 3]])))).Clean();

        Assert.Equal(("LinkedIn page, audience by trait", 43m), (file.Report.Form, file.Report.Sums["Total followers"]));
        Assert.Empty(file.Readings);
    }

    [Fact]
    public async Task Metrics_of_a_pages_content_stand_below_a_sentence_and_their_totals_are_read()
    {
        string[] names = ["Impressions", "Clicks", "Reactions", "Comments", "Reposts", "Engagement rate"];
        object?[] header = ["Date", .. names.Take(1).SelectMany(Kinds), "Unique impressions (organic)", .. names.Skip(1).SelectMany(Kinds)];
        object?[] row = ["11/20/2026", 90, 10, 100, 80, 7, 1, 8, 5, 0, 5, 3, 0, 3, 2, 0, 2, 0.19, 0.1, 0.18];
        Assert.Equal(20, header.Length);

        var file = (await Imported.Of("a.xls", TestWorkbook.Xls(("Metrics", [["Metrics reflect all activity of the page, in the time zone of the reader. They may be restated."], header, row])))).Clean();

        var day = Assert.Single(file.All<EngagementReading>());
        Assert.Equal((100m, 8m, 5m, 3m, 2m), (day.Impressions!.Value, day.Clicks!.Value, day.Likes!.Value, day.Comments!.Value, day.Shares!.Value));
    }

    [Fact]
    public async Task Posts_of_a_page_are_read_without_who_posted_them_and_what_they_say()
    {
        var file = (await Imported.Of("a.xls", TestWorkbook.Xls(("All posts",
        [
            ["Posts of the page in the chosen time."],
            ["Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Audience", "Impressions", "Views", "Clicks", "Click through rate (CTR)", "Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type"],
            ["We are hiring", "https://www.linkedin.com/feed/update/urn:li:activity:7012345678901234567", "Organic", null, "Erika Mustermann", "11/20/2026", "All followers", 300, null, 12, 0.04, 9, 2, 1, null, 0.08, "Image"],
        ])))).Clean();

        var post = Assert.Single(file.All<PostReading>());
        Assert.Equal(("urn:li:activity:7012345678901234567", 20, "image"), (post.PostId, post.Day.Day, post.Kind));
        Assert.Equal((300m, 12m, 9m, 2m, 1m), (post.Impressions!.Value, post.Clicks!.Value, post.Likes!.Value, post.Comments!.Value, post.Shares!.Value));
        var told = System.Text.Json.JsonSerializer.Serialize(file.Report) + post;
        Assert.All(new[] { "Erika", "hiring" }, personal => Assert.DoesNotContain(personal, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_views_of_a_page_are_visits_of_its_profile()
    {
        string[] parts = ["Overview", "Life", "Jobs", "Total"];
        object?[] header = ["Date", .. parts.SelectMany(part => new[] { "page views", "unique visitors" }.SelectMany(what => new[] { "desktop", "mobile", "total" }.Select(kind => (object?)$"{part} {what} ({kind})")))];
        Assert.Equal(25, header.Length);

        var file = (await Imported.Of("a.xls", TestWorkbook.Xls(("Visitor metrics", [header, ["11/20/2026", .. Enumerable.Range(1, 24).Select(number => (object?)number)]])))).Clean();

        Assert.Equal(21, Assert.Single(file.All<EngagementReading>()).ProfileVisits);
    }

    [Theory]
    [InlineData("Date", "Impressions", "Engagements", "New followers", "M/d/yyyy")]
    [InlineData("Data", "Impressões", "Engajamentos", "Novos seguidores", "dd/MM/yyyy")]
    public async Task A_persons_download_is_read_old_and_new_in_any_order(string date, string impressions, string engagements, string followers, string format)
    {
        string Day(int day) => new DateOnly(2026, 11, day).ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        var file = (await Imported.Of("a.xlsx", TestWorkbook.Xlsx(
            ("DISCOVERY", [["Overall Performance", $"{Day(1)} - {Day(14)}"], ["Impressions", "1,500"], ["Members reached", "700"]]),
            ("ENGAGEMENT", [[date, impressions, engagements], [Day(13), "1,234", "-28"], [Day(9), "50", "2"], [Day(14), "266", "5"]]),
            ("TOP POSTS",
            [
                ["Maximum of 50 posts available to include in this list"], [],
                ["Post URL", "Post publish date", "Engagements", null, "Post URL", "Post publish date", "Impressions"],
                ["https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001", Day(9), 5, null, "https://www.linkedin.com/posts/a_b-activity-7000000000000000002-xYz1", Day(13), 900],
                ["https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000003", Day(9), 5, null, null, null, null],
            ]),
            ("FOLLOWERS", [[$"Total followers on {Day(14)}:", 782], [], [date, followers], [Day(13), 4], [Day(14), 5]]),
            ("DEMOGRAPHICS", [["Top Demographics", "Value", "Percentage"], ["Job titles", "Founder", 0.12], ["Job titles", "Baker", "< 1%"]])))).Clean();

        Assert.Equal(5, file.Report.Tables.Count(table => table.Form is not null));
        Assert.Equal([(13, 1234m), (9, 50m), (14, 266m)], file.All<EngagementReading>().Select(day => (day.Day.Day, day.Impressions!.Value)));
        Assert.Equal(-21, file.Table("ENGAGEMENT").Sums[engagements]);
        Assert.Equal(("urn:li:activity:7000000000000000002", 900m), Assert.Single(file.All<PostReading>().Select(post => (post.PostId, post.Impressions!.Value))));
        Assert.Equal(9, file.All<AudienceReading>().Sum(day => day.Gained));
        Assert.Equal((new DateOnly(2026, 11, 14), 782m), Assert.Single(file.All<AudienceReading>().Where(day => day.Followers is not null).Select(day => (day.Day, day.Followers!.Value))));
        Assert.Equal(0.12m, file.Table("DEMOGRAPHICS").Sums["Percentage"]);
    }

    private static IEnumerable<object?> Kinds(string name) => new[] { "organic", "sponsored", "total" }.Select(kind => (object?)$"{name} ({kind})");
}
