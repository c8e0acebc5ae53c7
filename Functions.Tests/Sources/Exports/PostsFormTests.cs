namespace SocialFunnel.Sources.Exports;

public sealed class PostsFormTests
{
    [Fact]
    public async Task Every_column_arrives_where_it_belongs()
    {
        var post = (await ExportsPull.Of(
            "post_id,platform,account,published_at,kind,own_links,other_links,impressions,reach,likes,comments,shares,clicks,replies_given",
            "p1,x,acme,2026-11-01T09:00,Video,1,2,3,4,5,6,7,8,9")).Only<PostReading>();

        Assert.Equal(
            new PostReading
            {
                Day = new DateOnly(2026, 11, 1),
                Source = "exports",
                RetrievedAt = TextFiles.Usual,
                Account = new Account(Platform.Parse("x"), "acme"),
                PostId = "p1",
                PublishedAt = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero),
                Kind = "video",
                OwnLinks = 1,
                OtherLinks = 2,
                Impressions = 3,
                Reach = 4,
                Likes = 5,
                Comments = 6,
                Shares = 7,
                Clicks = 8,
                RepliesGiven = 9,
            },
            post);
    }

    [Fact]
    public async Task Where_only_the_day_is_known_no_time_is_made_up()
    {
        var post = (await ExportsPull.Of("post_id,platform,published_at", "p1,x,2026-11-01")).Only<PostReading>();

        Assert.Null(post.PublishedAt);
        Assert.Equal(new DateOnly(2026, 11, 1), post.Day);
    }

    [Theory]
    [InlineData("https://acme.example/a https://www.ACME.example/b acme.example", 3, 0)]
    [InlineData("https://acme.example.evil.example/ https://notacme.example/", 0, 2)]
    [InlineData("", null, null)]
    public async Task Links_are_counted_by_the_brands_domains(string links, int? own, int? other)
    {
        var post = (await ExportsPull.Of("post_id,platform,published_at,links", $"p1,x,2026-11-01,{links}")).Only<PostReading>();

        Assert.Equal((own, other), (post.OwnLinks, post.OtherLinks));
    }

    [Fact]
    public async Task A_link_that_is_none_is_refused() =>
        (await ExportsPull.Of("post_id,platform,published_at,links", "p1,x,2026-11-01,https://")).RefusesOnce("column links", "separate addresses");

    [Fact]
    public async Task The_text_of_a_post_is_ignored_and_that_is_said()
    {
        var pull = await ExportsPull.Of("post_id,platform,published_at,text", "p1,x,2026-11-01,\"Coffee!\nMore coffee\"");

        pull.Only<PostReading>();
        Assert.Contains("'text'", Assert.Single(pull.Refusals.Notes), StringComparison.Ordinal);
    }
}
