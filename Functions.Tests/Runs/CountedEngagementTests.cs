using SocialFunnel.Hosting;
using SocialFunnel.Sources;
using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>From lifetime counters, night by night, to daily engagement.</summary>
[Collection("azurite")]
public sealed class CountedEngagementTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Nights_that_come_twice_count_once_and_a_vendors_lifetime_counters_become_days()
    {
        var night = 0;
        await using var world = BareWorld.Create(azurite, new TestSource(context => Posts(context, night), new SourceReach(28, null)));
        await world.Put("acme", BrandFolder.Settings(BrandFolder.WithTestSource));
        for (night = 0; night < 4; night++)
        {
            var sent = await world.DeliverAll(await world.ScheduleNight());
            await world.DeliverAll(sent.OfType<PullRequest>());
            world.Time.Now += TimeSpan.FromDays(1);
        }

        var brand = (await world.Of<BrandStore>().Find("acme", CancellationToken.None))!;
        var days = (await world.Of<ReadingLoader>().Load(brand, new DateOnly(2026, 11, 30), CancellationToken.None)).Engagement;

        // The old post gains 10 a night; the new one, of the second day, comes with 3 and gains 1.
        Assert.Equal([(23, 13m), (24, 11m), (25, 11m)], days.Select(day => (day.Day.Day, day.Likes!.Value)));
        Assert.All(days, day => Assert.Equal((TestSource.Name, (decimal?)null), (day.Source, day.Comments)));
        Assert.Contains(await world.Rows("engagement"), row => row.Contains("Likes=35", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_night_that_arrives_late_still_adds_its_day()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Put("acme", BrandFolder.Settings());
        var brand = (await world.Of<BrandStore>().Find("acme", CancellationToken.None))!;
        foreach (var (day, likes) in new[] { (22, 10), (24, 19), (23, 12) })
        {
            var night = Pulls.Night(TestSource.Name, new DateOnly(2026, 11, day + 1), brand);
            await world.Of<ReadingStore>().Save(brand, new[] { Post(night, "old", new DateOnly(2026, 11, 10), likes) }.ToAsyncEnumerable(), CancellationToken.None);
        }

        var days = (await world.Of<ReadingLoader>().Load(brand, new DateOnly(2026, 11, 30), CancellationToken.None)).Engagement;

        Assert.Equal([(23, 2m), (24, 7m)], days.Select(day => (day.Day.Day, day.Likes!.Value)));
    }

    private static IEnumerable<PostReading> Posts(PullContext context, int night)
    {
        yield return Post(context, "old", new DateOnly(2026, 11, 10), 500 + (10 * night));
        if (night > 0)
        {
            yield return Post(context, "new", new DateOnly(2026, 11, 23), 2 + night);
        }
    }

    private static PostReading Post(PullContext context, string id, DateOnly day, decimal likes) => new()
    {
        Account = new Account(Platform.Parse("mastodon"), "acme"),
        Source = context.Source,
        Day = day,
        RetrievedAt = context.RetrievedAt,
        AsOf = context.Yesterday,
        PostId = id,
        Likes = likes,
    };
}
