using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class WhatWorksTests
{
    [Fact]
    public void A_kind_that_does_better_is_seen()
    {
        var posts = Enumerable.Range(0, 40).Select(i => Posts.Post(i, kind: i % 2 == 0 ? "video" : "text") with { Clicks = (i % 2 == 0 ? 90 : 9) + (i % 5) }).ToList();
        var results = Results(posts).Where(result => result is { Dimension: "kind", Metric: "clicks" }).ToDictionary(result => result.Group);
        Assert.Equal(("more", "less"), (results["video"].Verdict, results["text"].Verdict));
        Assert.Equal(20, results["video"].N);
        Assert.InRange(results["video"].Typical, 90, 94);
        Assert.InRange(results["video"].RatioToOthers!.Value, 7, 9);
    }

    [Fact]
    public void A_viral_post_does_not_carry_its_group()
    {
        var posts = Enumerable.Range(0, 20).Select(i => Posts.Post(i, kind: i % 2 == 0 ? "video" : "text") with { Likes = i == 0 ? 100_000 : 10 + i }).ToList();
        Assert.All(Results(posts).Where(result => result.Dimension == "kind"), result => Assert.Equal("no clear difference", result.Verdict));
    }

    [Fact]
    public void Four_posts_are_not_enough_data()
    {
        var posts = Enumerable.Range(0, 24).Select(i => Posts.Post(i, kind: i < 4 ? "video" : "text") with { Clicks = i < 4 ? 500 : 1 }).ToList();
        var video = Results(posts).Single(result => result is { Group: "video", Metric: "clicks" });
        Assert.Equal("not enough data", video.Verdict);
        Assert.Null(video.Lower);
        Assert.Null(video.RatioToOthers);
    }

    [Fact]
    public void Weekday_and_hour_are_those_of_the_brand()
    {
        // Sunday 25 October 2026, 00:30 in Berlin; summer time ends that night.
        var results = Results([Posts.Post(1, day: 24, at: "2026-10-24T22:30:00Z") with { Clicks = 3 }, Posts.Post(2, day: 25, at: "2026-10-25T02:30:00Z") with { Clicks = 3 }]);
        Assert.Equal(["Sunday"], Groups("weekday"));
        Assert.Equal(["00", "03"], Groups("hour"));

        IEnumerable<string> Groups(string dimension) => results.Where(result => result.Dimension == dimension).Select(result => result.Group);
    }

    [Theory]
    [InlineData("reply", 1, 0, "reply")]
    [InlineData("video", 1, 1, "link to own site")]
    [InlineData("picture", 0, 1, "other link")]
    [InlineData("picture", 0, 0, "picture")]
    [InlineData(null, null, null, null)]
    public void Kinds_are_told_apart_by_links_first(string? kind, int? own, int? other, string? expected) =>
        Assert.Equal(expected, PostKind.Of(Posts.Post(1, own, other, kind)));

    [Fact]
    public void Noise_is_called_a_difference_in_at_most_a_tenth_of_all_brands()
    {
        var random = new Random(5);
        var alarms = Enumerable.Range(0, 300).Count(_ =>
        {
            var posts = Enumerable.Range(0, 120).Select(i => Posts.Post(i, at: $"2026-10-{random.Next(1, 31):00}T{random.Next(24):00}:10:00Z") with { Clicks = (decimal)Math.Round(Math.Exp(3 + (2 * random.NextDouble()))) }).ToList();
            return Results(posts).Any(result => result is { Dimension: "weekday", Metric: "clicks", Verdict: "more" or "less" });
        });
        Assert.InRange(alarms, 5, 30);
    }

    [Fact]
    public void Shuffling_changes_nothing_and_only_plain_numbers_come_out() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[-1, 100]).Array[0, 30]
            .Select(all => all.Select((one, i) => Posts.Post(i, kind: one.Item1 == 0 ? null : $"k{one.Item1}", day: 1 + (i % 31)) with { Likes = one.Item2 < 0 ? null : one.Item2 }).ToArray())
            .SelectMany(all => Gen.Shuffle(all).Select(shuffled => (all, shuffled)))
            .Sample(pair =>
            {
                Assert.Equal(Results(pair.all), Results(pair.shuffled));
                Assert.All(Results(pair.all), PlainNumbers.Assert);
            });

    private static IReadOnlyList<PostResult> Results(IReadOnlyList<PostReading> posts) => WhatWorks.Of(Posts.LinkedIn, Posts.October, posts, Posts.Berlin);
}
