using SocialFunnel.Hosting;
using SocialFunnel.Sources;

namespace SocialFunnel.Runs;

/// <summary>Queues deliver at least once and in any order. Whatever they do, the same rows are left.</summary>
[Collection("azurite")]
public sealed class DeliveryTests(AzuriteFixture azurite)
{
    private static readonly string[] Brands = ["acme", "acme-eu", "bakery"];

    [Fact]
    public async Task Every_message_twice_and_in_any_order_leaves_the_rows_of_an_undisturbed_night()
    {
        await using var calm = await World();
        var firstNight = await calm.DeliverAll(await calm.ScheduleNight());
        calm.Time.Now += TimeSpan.FromDays(1);
        await calm.DeliverAll(await calm.ScheduleNight());
        var expected = await Everything(calm);
        Assert.Contains(expected, row => row.StartsWith("history: ", StringComparison.Ordinal));
        Assert.Equal(Brands.Length * 2, expected.Count(row => row.Contains("State=Completed;", StringComparison.Ordinal)));

        for (var seed = 1; seed <= 4; seed++)
        {
            var random = new Random(seed);
            await using var rough = await World();
            await DeliverRoughly(rough, [.. await rough.ScheduleNight()], random);
            rough.Time.Now += TimeSpan.FromDays(1);

            // Among the second night's messages come those of the first once more.
            await DeliverRoughly(rough, [.. await rough.ScheduleNight(), .. firstNight.Where(message => message is not NightRequest)], random);

            Assert.Equal(expected, await Everything(rough));
        }
    }

    private static async Task<string[]> Everything(BareWorld world) => [.. await world.Findings(), .. await world.Rows("runs", "brands")];

    private async Task<BareWorld> World()
    {
        var world = BareWorld.Create(azurite, new TestSource(Invent, new SourceReach(90, 30)), ("SocialFunnel:Runs:BrandsPerMessage", "2"));
        foreach (var brand in Brands)
        {
            world.Files.WriteSmallMonth(brand);
            await world.Put(brand, BrandFolder.Settings(BrandFolder.WithTestSource));
        }

        return world;
    }

    // Each message is there twice; one, two or three at a time are handled side by side.
    private static async Task DeliverRoughly(BareWorld world, List<object> messages, Random random)
    {
        messages.AddRange([.. messages]);
        while (messages.Count > 0)
        {
            var now = Enumerable.Range(0, Math.Min(messages.Count, random.Next(1, 4))).Select(_ => Take(messages, random)).ToArray();
            foreach (var next in (await Task.WhenAll(now.Select(world.Deliver))).SelectMany(sent => sent))
            {
                messages.AddRange([next, next]);
            }
        }
    }

    private static object Take(List<object> messages, Random random)
    {
        var index = random.Next(messages.Count);
        var message = messages[index];
        messages.RemoveAt(index);
        return message;
    }

    // Followers of every day asked for; those of the last day are an estimate that the next night corrects.
    private static IEnumerable<Reading> Invent(PullContext context)
    {
        for (var day = context.Window.First; day <= context.Window.Last; day = day.AddDays(1))
        {
            var estimate = day == context.Brand.Calendar.DayOf(context.RetrievedAt).AddDays(-1);
            yield return TestSource.Followers(context, day, day.DayNumber % 1000 + (estimate ? 5 : 0));
        }

        yield return new PostReading
        {
            Account = new Account(Platform.Parse("mastodon"), "acme"),
            Day = new DateOnly(2026, 11, 1),
            Source = context.Source,
            RetrievedAt = context.RetrievedAt,
            PostId = "1",
            Likes = context.RetrievedAt.Day,
        };
    }
}
