namespace SocialFunnel.Sources.Exports;

public sealed class DailyMetricsFormTests
{
    private const string Header = "date,platform,account,followers,gained,lost,impressions,reach,likes,comments,shares,saves,clicks,profile_visits,posts,replies_given,definition";

    [Fact]
    public async Task Every_column_arrives_where_it_belongs()
    {
        var pull = await ExportsPull.Of(Header, "2026-11-01,Digg,@acme,1,2,3,4,5,6,7,8,9,10,11,12,13,v2");

        var account = new Account(Platform.Parse("digg"), "acme");
        var stamp = (Day: new DateOnly(2026, 11, 1), Source: "exports", RetrievedAt: TextFiles.Usual);
        Assert.Empty(pull.Refusals.Lines);
        Assert.Equal(
            [
                new AudienceReading { Day = stamp.Day, Source = stamp.Source, RetrievedAt = stamp.RetrievedAt, Account = account, Followers = 1, Gained = 2, Lost = 3 },
                new EngagementReading
                {
                    Day = stamp.Day, Source = stamp.Source, RetrievedAt = stamp.RetrievedAt, Account = account, Impressions = 4, Reach = 5, Likes = 6, Comments = 7,
                    Shares = 8, Saves = 9, Clicks = 10, ProfileVisits = 11, Posts = 12, RepliesGiven = 13, Definition = "v2",
                },
            ],
            pull.Readings);
    }

    [Fact]
    public async Task An_empty_cell_is_unknown_and_never_zero()
    {
        var pull = await ExportsPull.Of("date,platform,followers,likes,shares", "2026-11-01,digg,,0,");

        var reading = pull.Only<EngagementReading>();
        Assert.Equal(0, reading.Likes);
        Assert.Null(reading.Shares);
        Assert.Empty(pull.Readings.OfType<AudienceReading>());
    }

    [Fact]
    public async Task Gains_may_be_negative_and_losses_may_not()
    {
        Assert.Equal(-4, (await ExportsPull.Of("date,platform,gained", "2026-11-01,digg,-4")).Only<AudienceReading>().Gained);
        (await ExportsPull.Of("date,platform,lost", "2026-11-01,digg,-4")).RefusesOnce("column lost", "'-4'", "0 or more");
    }

    [Fact]
    public async Task Two_definitions_of_a_day_are_two_readings()
    {
        var pull = await ExportsPull.Of("date,platform,impressions,definition", "2026-11-01,digg,5,views", "2026-11-01,digg,9,prints");

        Assert.Equal(["views", "prints"], pull.Readings.Cast<EngagementReading>().Select(reading => reading.Definition));
        Assert.Empty(pull.Refusals.Lines);
    }
}
