using SocialFunnel.Hosting;
using SocialFunnel.Sources;

namespace SocialFunnel.Runs;

/// <summary>Two analyses of one run, of which the slower knows less.</summary>
[Collection("azurite")]
public sealed class AnalysisWorkerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_analysis_that_knows_less_and_saves_last_is_done_again()
    {
        await using var world = await World();
        var (stale, late) = await Overdue(world);
        BeforeSaving(world, () => world.DeliverAll([late]));

        await world.Deliver(stale);

        await IsComplete(world);
    }

    [Fact]
    public async Task An_analysis_that_knows_less_and_dies_after_saving_is_repaired_when_its_message_comes_again()
    {
        await using var world = await World();
        var (stale, late) = await Overdue(world);
        BeforeSaving(world, async () =>
        {
            await world.DeliverAll([late]);
            world.Count.Before = (method, path) => method != "GET" && path.Contains("/brands(", StringComparison.Ordinal)
                ? throw new InvalidOperationException("killed")
                : Task.CompletedTask;
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Deliver(stale));
        world.Count.Before = (_, _) => Task.CompletedTask;

        await world.Deliver(stale);

        await IsComplete(world);
    }

    private static void BeforeSaving(BareWorld world, Func<Task> action)
    {
        world.Count.Before = (_, path) =>
        {
            if (!path.EndsWith("/$batch", StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            world.Count.Before = (_, _) => Task.CompletedTask;
            return action();
        };
    }

    // The run is past its deadline, and one of its two pulls has not been taken up.
    private static async Task<(AnalyseRequest Stale, PullRequest Late)> Overdue(BareWorld world)
    {
        var pulls = await world.OpenNights();
        Assert.Empty(await world.Deliver(pulls.Single(pull => pull.Pull == "exports")));
        world.Time.Now += TimeSpan.FromHours(4);
        return (Assert.Single(await world.CloseOverdueRuns()), pulls.Single(pull => pull.Pull == TestSource.Name));
    }

    private async Task IsComplete(BareWorld world)
    {
        await using var calm = await World();
        await calm.DeliverAll(await calm.ScheduleNight());
        Assert.Equal(RunState.Completed, (await world.Runs.Find("acme", "2026-11-23", CancellationToken.None))!.Run.State);
        Assert.Equal(await calm.Findings(), await world.Findings());
    }

    private async Task<BareWorld> World()
    {
        var world = BareWorld.Create(azurite, new TestSource(MoreHours));
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings(BrandFolder.WithTestSource));
        return world;
    }

    private static IEnumerable<Reading> MoreHours(PullContext context) =>
    [
        new EffortReading
        {
            Account = new Account(Platform.Parse("linkedin"), "second"),
            Day = new DateOnly(2026, 11, 3),
            Source = context.Source,
            RetrievedAt = context.RetrievedAt,
            Hours = 20,
        },
    ];
}
