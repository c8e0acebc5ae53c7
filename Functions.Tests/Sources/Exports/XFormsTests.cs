namespace SocialFunnel.Sources.Exports;

public sealed class XFormsTests
{
    private const string Overview = "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views";

    [Fact]
    public async Task The_overviews_last_day_was_still_going_on_and_is_read_but_not_stored()
    {
        var file = (await Imported.Of($"{Overview}\n\"Sun, Nov 22, 2026\",9,9,9,9,9,9,9,9,9,9,9,0,0\n\"Sat, Nov 21, 2026\",200,5,9,1,7,3,1,2,4,6,2,0,0")).Clean();

        Assert.Equal((2L, 209m), (file.Report.Rows, file.Report.Sums["Impressions"]));
        var audience = Assert.Single(file.All<AudienceReading>());
        Assert.Equal((new DateOnly(2026, 11, 21), 3m, 1m), (audience.Day, audience.Gained!.Value, audience.Lost!.Value));
        Assert.Null(audience.Followers);
        var day = Assert.Single(file.All<EngagementReading>());
        Assert.Equal((200m, 5m, 2m, 4m, 1m, 6m, 2m), (day.Impressions!.Value, day.Likes!.Value, day.Comments!.Value, day.Shares!.Value, day.Saves!.Value, day.ProfileVisits!.Value, day.Posts!.Value));
        Assert.Contains(file.Report.Notes, note => note.Contains("2026-11-22 is its last day", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_day_is_the_last_whatever_the_order_of_the_file()
    {
        var file = await Imported.Of($"{Overview}\n\"Fri, Nov 20, 2026\",1,1,1,1,1,1,1,1,1,1,1,0,0\n\"Sun, Nov 22, 2026\",3,1,1,1,1,1,1,1,1,1,1,0,0\n\"Sat, Nov 21, 2026\",2,1,1,1,1,1,1,1,1,1,1,0,0\n");

        Assert.Equal([(20, 1m), (21, 2m)], file.All<EngagementReading>().Select(day => (day.Day.Day, day.Impressions!.Value)).Order());
    }

    [Fact]
    public async Task The_overview_of_somebody_who_speaks_portuguese_is_read()
    {
        var file = (await Imported.Of(
            "Date,Impressões,Curtidas,Engajamentos,Itens salvos,Compartilhamentos,Novos seguidores,Deixar de seguir,Respostas,Reposts,Visitas ao perfil,Criar post\n"
            + "\"Sun, Nov 22, 2026\",9,9,9,9,9,9,9,9,9,9,9\n\"Sat, Nov 21, 2026\",200,5,9,1,7,3,1,2,4,6,2\n")).Clean();

        Assert.Equal((200m, 6m), (Assert.Single(file.All<EngagementReading>()).Impressions!.Value, file.All<EngagementReading>()[0].ProfileVisits!.Value));
        Assert.Equal(209, file.Report.Sums["Impressões"]);
    }

    [Theory]
    [InlineData("Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,Replies,Reposts,Profile visits,Detail expands,Url clicks,Hashtag clicks,Permalink clicks")]
    [InlineData("Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks")]
    public async Task Posts_are_read_under_old_and_new_names_without_their_text(string header)
    {
        var file = (await Imported.Of($"{header}\n1994000000000000001,\"Fri, Nov 20, 2026\",\"He said \"\"hi\"\"\nto anna@example.org\",https://x.com/acme/status/1994000000000000001,500,7,20,1,9,2,3,4,5,6,8,0,1\n")).Clean();

        var post = Assert.Single(file.All<PostReading>());
        Assert.Equal(("1994000000000000001", "x/acme", 20), (post.PostId, post.Account.ToString(), post.Day.Day));
        Assert.Equal((500m, 7m, 3m, 4m, 8m), (post.Impressions!.Value, post.Likes!.Value, post.Comments!.Value, post.Shares!.Value, post.Clicks!.Value));
        Assert.Null(post.PublishedAt);
        Assert.DoesNotContain("anna", System.Text.Json.JsonSerializer.Serialize(file.Report), StringComparison.Ordinal);
        Assert.DoesNotContain("Post id", file.Report.Sums.Keys);
    }

    [Fact]
    public async Task The_id_of_a_post_that_a_spreadsheet_rounded_is_refused() => Assert.Contains(
        "rounded by a spreadsheet",
        Assert.Single((await Imported.Of("Post id,Date,Post text,Link,Impressions,Likes\n1.994E+18,\"Fri, Nov 20, 2026\",a,https://x.com/acme/status/1,500,7\n")).Report.Refused).Reason,
        StringComparison.Ordinal);

    [Fact]
    public async Task Posts_of_2021_have_their_minute_and_numbers_with_a_point()
    {
        var file = (await Imported.Of("Tweet id,Tweet permalink,Tweet text,time,impressions,engagements,engagement rate,retweets,replies,likes,user profile clicks,url clicks,promoted impressions\n"
            + "\"1368\",\"https://twitter.com/acme/status/1368\",\"two\nlines\",\"2021-03-08 16:25 +0000\",\"3600.0\",\"36.0\",\"0.01\",\"1.0\",\"2.0\",\"3.0\",\"4.0\",\"5.0\",\"-\"\n")).Clean();

        var post = Assert.Single(file.All<PostReading>());
        Assert.Equal((new DateTimeOffset(2021, 3, 8, 16, 25, 0, TimeSpan.Zero), 3600m, 3m, "acme"), (post.PublishedAt!.Value, post.Impressions!.Value, post.Likes!.Value, post.Account.Name));
    }
}
