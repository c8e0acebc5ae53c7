using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class DailyEngagementTests
{
    private static readonly Account Acme = new(Platform.Parse("bluesky"), "acme.example");
    private static readonly DateOnly First = new(2026, 11, 1);

    [Fact]
    public void A_days_engagement_is_what_all_posts_gained_since_the_day_before()
    {
        var days = Of(Post(-3, (0, 10), (1, 14), (2, 14)), Post(-9, (0, 100), (1, 101), (2, 105)));

        Assert.Equal([(1, 5m), (2, 4m)], days);
    }

    [Fact]
    public void A_post_that_is_new_counts_whole_and_an_old_one_that_was_never_seen_counts_nothing()
    {
        var days = Of(Post(-3, (0, 10), (1, 10)), Post(1, (1, 7)), Post(-20, (1, 999)));

        Assert.Equal([(1, 7m)], days);
    }

    [Fact]
    public void The_first_day_tells_nothing() => Assert.Empty(Of(Post(0, (0, 10))));

    [Fact]
    public void A_like_taken_back_is_data() => Assert.Equal([(1, -3m)], Of(Post(-3, (0, 10), (1, 7))));

    [Fact]
    public void What_was_gained_over_some_days_belongs_to_the_last_of_them_and_over_many_to_none()
    {
        Assert.Equal([(7, 4m)], Of(Post(-3, (0, 10), (7, 14))));
        Assert.Empty(Of(Post(-3, (0, 10), (8, 14))));
        // Others were looked at the day before, this one not for long: nobody knows when it gained.
        Assert.Equal([(8, 1m)], Of(Post(-3, (0, 10), (8, 14)), Post(-3, (7, 1), (8, 2))));
    }

    [Fact]
    public void An_unknown_number_is_no_zero()
    {
        var posts = new[] { new CountedPost(Acme, "bluesky", First, [Count(0, 1) with { Comments = null }, Count(1, 3) with { Comments = 5, Shares = null }]) };

        var day = Assert.Single(DailyEngagement.Of(posts));

        Assert.Equal((2m, (decimal?)null, (decimal?)null), (day.Likes, day.Comments, day.Shares));
    }

    [Fact]
    public void Accounts_and_sources_do_not_mix()
    {
        var other = new CountedPost(Acme with { Name = "other" }, "bluesky", First.AddDays(-3), [Count(0, 1), Count(1, 2)]);
        var posts = new[] { Post(-3, (0, 10), (1, 14)), other, other with { Account = Acme, Source = "second" } };

        Assert.Equal([("acme.example", "bluesky", 4m), ("acme.example", "second", 1m), ("other", "bluesky", 1m)], DailyEngagement.Of(posts).Select(day => (day.Account.Name, day.Source, day.Likes!.Value)));
    }

    [Fact]
    public void What_all_days_gained_is_what_the_counters_gained() =>
        // Posts looked at every night, of which some are new on the way: sums telescope.
        Gen.Select(Gen.Int[0, 6], Gen.Int[-5, 50].Array[8]).Array[1, 6].Sample(posts =>
        {
            var counted = posts.Select((post, index) => new CountedPost(
                Acme, "bluesky", First.AddDays(index == 0 ? -1 : post.Item1), [.. Enumerable.Range(index == 0 ? 0 : post.Item1, 8 - (index == 0 ? 0 : post.Item1)).Select(day => Count(day, post.Item2.Take(day + 1).Sum()))])).ToList();

            var gained = DailyEngagement.Of(counted).Sum(day => day.Likes!.Value);

            Assert.Equal(counted.Sum(post => post.Counts[^1].Likes!.Value - (post.Published < First.AddDays(1) ? post.Counts[0].Likes!.Value : 0)), gained);
        });

    private static IEnumerable<(int Day, decimal Likes)> Of(params CountedPost[] posts) => DailyEngagement.Of(posts).Select(day => (day.Day.DayNumber - First.DayNumber, day.Likes!.Value));

    private static CountedPost Post(int published, params (int Day, int Likes)[] counts) => new(Acme, "bluesky", First.AddDays(published), [.. counts.Select(count => Count(count.Day, count.Likes))]);

    private static PostCount Count(int day, int likes) => new(First.AddDays(day), new DateTimeOffset(First.AddDays(day + 1), TimeOnly.MinValue, TimeSpan.Zero), null, likes, 1, 1, null);
}
