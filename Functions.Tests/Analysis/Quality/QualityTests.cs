using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class QualityTests
{
    [Fact]
    public void Eight_of_ten_posts_link_only_to_the_own_site()
    {
        var posts = Enumerable.Range(0, 10).Select(i => Posts.Post(i, own: i < 8 ? 1 : 0, other: i == 9 ? 1 : 0)).ToList();
        posts.Add(Posts.Post(10, own: 1, kind: "reply"));
        posts.Add(Posts.Post(11, own: null));
        var metric = Metric("promotional share", posts)!;
        Assert.Equal("8 of 10 posts link only to your own site.", metric.Hint);
        Assert.Equal((0.8, 10), (metric.Value, metric.N));
        Assert.InRange(metric.Lower!.Value, 0.5, 0.8);
    }

    [Fact]
    public void A_link_elsewhere_beside_the_own_one_is_no_promotion() =>
        Assert.Equal(0, Metric("promotional share", [Posts.Post(1, own: 1, other: 1)])!.Value);

    [Fact]
    public void Comments_per_post_and_per_thousand_reached()
    {
        var posts = Enumerable.Range(0, 6).Select(i => Posts.Post(i) with { Comments = i, Reach = 500 }).ToList();
        posts.Add(Posts.Post(6, kind: "reply") with { Comments = 99, Reach = 1 });
        Assert.Equal((2.5, 6), (Metric("comments per post", posts)!.Value, Metric("comments per post", posts)!.N));
        Assert.Equal(5, Metric("comments per 1,000 reached", posts)!.Value);

        // Six equally spaced values: standard error 0.7638, t(5, 0.95) = 2.015.
        Assert.Equal(2.5 - (2.0150 * 0.7638), Metric("comments per post", posts)!.Lower!.Value, 3);
    }

    [Fact]
    public void Four_posts_have_a_rate_and_no_interval()
    {
        var metric = Metric("comments per post", [.. Enumerable.Range(0, 4).Select(i => Posts.Post(i) with { Comments = i })])!;
        Assert.Equal(1.5, metric.Value);
        Assert.Null(metric.Lower);
    }

    [Fact]
    public void Days_stand_in_for_posts_and_two_definitions_are_never_summed()
    {
        EngagementReading[] days = [Posts.Day(1, 4, 400, definition: "v1"), Posts.Day(2, 2, 6, 3, "v2"), Posts.Day(3, 2, 2, 1, "v2")];
        Assert.Equal((2.0, 4), (Metric("comments per post", [], days)!.Value, Metric("comments per post", [], days)!.N));
        Assert.Equal("You gave 4 replies to 8 comments.", Metric("reply rate", [], days)!.Hint);
    }

    [Fact]
    public void More_replies_than_comments_is_a_rate_without_an_interval()
    {
        var metric = Metric("reply rate", [Posts.Post(1) with { Comments = 2, RepliesGiven = 3 }])!;
        Assert.Equal(1.5, metric.Value);
        Assert.Null(metric.Upper);
    }

    [Fact]
    public void Followers_that_leave_after_bursts_are_seen()
    {
        var posts = new[] { 5, 15, 25 }.SelectMany(day => Enumerable.Range(0, 3).Select(i => Posts.Post((10 * day) + i, own: 1, day: day))).ToList();
        posts.AddRange([Posts.Post(1, own: 1, day: 10), Posts.Post(2, own: 1, day: 20), Posts.Post(3, own: 1, day: 28), Posts.Post(4, own: 1, day: 29), Posts.Post(5, own: 1, day: 30)]);
        int[] after = [5, 6, 7, 15, 16, 17, 25, 26, 27, 30, 31];
        var audience = Enumerable.Range(1, 31).Select(day => Posts.Followers(day, after.Contains(day) ? 6 + (day % 2) : 2 + (day % 2))).ToList();
        var metric = Metric("follower loss after promotional bursts", posts, audience: audience)!;
        Assert.Equal(after.Length, metric.N);
        Assert.InRange(metric.Value!.Value, 1.9, 2.2);
        Assert.True(metric.Lower > 0);
        Assert.EndsWith("more leave than usual.", metric.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_burst_or_known_losses_nothing_is_said()
    {
        var burst = Enumerable.Range(0, 3).Select(i => Posts.Post(i, own: 1, day: 5)).ToList();
        Assert.Null(Metric("follower loss after promotional bursts", burst[..2], audience: [Posts.Followers(5, 1), Posts.Followers(20, 1)]));
        Assert.Null(Metric("follower loss after promotional bursts", burst, audience: [Posts.Followers(5, null), Posts.Followers(20, null)]));
    }

    [Fact]
    public void Other_platforms_and_days_are_passed_over() =>
        Assert.Empty(Quality.Of(Platform.Parse("x"), Posts.October, [Posts.Post(1)], [Posts.Day(1, 1, 1, 1)], [], Posts.Berlin));

    [Fact]
    public void Shuffling_changes_nothing_and_only_plain_numbers_come_out()
    {
        var any = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[1, 31], Gen.Int[-1, 50]).Array[0, 25].Select(all => all.Select((one, i) =>
            Posts.Post(i, one.Item1, one.Item2, day: one.Item3) with { Comments = one.Item4 < 0 ? null : one.Item4, Reach = 10 * one.Item4, RepliesGiven = one.Item2 }).ToArray());
        any.SelectMany(all => Gen.Shuffle(all).Select(shuffled => (all, shuffled))).Sample(pair =>
        {
            var audience = Enumerable.Range(1, 31).Select(day => Posts.Followers(day, day % 3)).ToList();
            var metrics = Quality.Of(Posts.LinkedIn, Posts.October, pair.all, [], audience, Posts.Berlin);
            Assert.Equal(metrics, Quality.Of(Posts.LinkedIn, Posts.October, pair.shuffled, [], audience, Posts.Berlin));
            Assert.All(metrics, PlainNumbers.Assert);
        });
    }

    private static QualityMetric? Metric(string name, List<PostReading> posts, EngagementReading[]? days = null, List<AudienceReading>? audience = null) =>
        Quality.Of(Posts.LinkedIn, Posts.October, posts, days ?? [], audience ?? [], Posts.Berlin).SingleOrDefault(metric => metric.Name == name);
}
