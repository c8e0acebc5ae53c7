using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Store;

/// <summary>What happens to the rows of a run where several processes meet.</summary>
[Collection("azurite")]
public sealed class RunStoreTests(AzuriteFixture azurite)
{
    private static readonly Run Night = new()
    {
        Brand = "acme",
        Id = "2026-11-23",
        Day = new DateOnly(2026, 11, 23),
        Trigger = RunTrigger.Night,
        State = RunState.Open,
        OpenedAt = LiveWorld.Morning,
        Deadline = LiveWorld.Morning.AddHours(4),
        Pulls = 1,
    };

    private static readonly SourcePull Waiting = new() { Id = "exports", Source = "exports", Window = Window.Ending(new DateOnly(2026, 11, 22), 28), State = PullState.Waiting };

    [Fact]
    public async Task A_pull_that_is_done_stays_done_whatever_a_slower_process_writes()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Runs.Create(Night, [Waiting], CancellationToken.None);
        var slow = (await Find(world)).Pulls[0];
        await world.Runs.Update("acme", Night.Id, slow with { State = PullState.Done, Readings = 7 }, CancellationToken.None);

        foreach (var state in new[] { PullState.Started, PullState.Overdue, PullState.Failed })
        {
            Assert.Equal(7, (await world.Runs.Update("acme", Night.Id, slow with { State = state }, CancellationToken.None)).Readings);
        }

        Assert.Equal(PullState.Done, (await Find(world)).Pulls[0].State);
    }

    [Fact]
    public async Task A_pull_that_was_given_up_can_still_be_done()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Runs.Create(Night, [Waiting], CancellationToken.None);
        var slow = (await Find(world)).Pulls[0];
        await world.Runs.Update("acme", Night.Id, slow with { State = PullState.Failed }, CancellationToken.None);

        await world.Runs.Update("acme", Night.Id, slow with { State = PullState.Done }, CancellationToken.None);

        Assert.Equal(PullState.Done, (await Find(world)).Pulls[0].State);
    }

    [Fact]
    public async Task Of_two_analyses_that_meet_the_slower_one_is_told()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Runs.Create(Night, [Waiting], CancellationToken.None);
        var (one, other) = ((await Find(world)).Run, (await Find(world)).Run);

        Assert.True(await world.Runs.End(one with { State = RunState.Completed }, CancellationToken.None));
        Assert.False(await world.Runs.End(other with { State = RunState.CompletedWithGaps }, CancellationToken.None));

        Assert.Equal(RunState.Completed, (await Find(world)).Run.State);
        Assert.Empty(await world.Runs.Open(null, null, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task A_run_that_is_opened_again_keeps_its_deadline_and_stays_ended()
    {
        await using var world = BareWorld.Create(azurite);
        Assert.True(await world.Runs.Create(Night, [Waiting], CancellationToken.None));

        Assert.False(await world.Runs.Create(Night with { OpenedAt = Night.OpenedAt.AddHours(1), Deadline = Night.Deadline.AddHours(1) }, [Waiting], CancellationToken.None));
        Assert.Equal(Night.Deadline, Assert.Single(await world.Runs.Open(null, null, CancellationToken.None).ToListAsync()).Deadline);
        await world.Runs.End((await Find(world)).Run with { State = RunState.Completed }, CancellationToken.None);
        Assert.False(await world.Runs.Create(Night, [Waiting], CancellationToken.None));

        Assert.Empty(await world.Runs.Open(null, null, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task A_line_of_a_run_that_was_never_created_is_cleared_away_at_its_deadline()
    {
        await using var world = BareWorld.Create(azurite);
        var table = await world.Of<Tables>().Runs;
        await table.AddEntityAsync(new Azure.Data.Tables.TableEntity(TableKeys.OpenRuns, TableKeys.OpenRun("acme", Night.Id))
        {
            ["Brand"] = "acme",
            ["Run"] = Night.Id,
            ["OpenedAt"] = Night.OpenedAt,
            ["Deadline"] = Night.Deadline,
        });

        await world.CloseOverdueRuns();
        Assert.Single(await world.Runs.Open(null, null, CancellationToken.None).ToListAsync());
        world.Time.Now = Night.Deadline;
        Assert.Empty(await world.CloseOverdueRuns());

        Assert.Empty(await world.Runs.Open(null, null, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Slices_that_end_at_once_are_all_remembered()
    {
        await using var world = BareWorld.Create(azurite);
        var first = new DateOnly(2026, 1, 1);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(month => world.Runs.Cover("acme", "api", new Window(first.AddDays(month * 30), first.AddDays((month * 30) + 29)), CancellationToken.None)));

        Assert.Equal("2026-01-01..2026-12-26", (await world.Runs.Covered("acme", "api", CancellationToken.None)).ToString());
    }

    private static async Task<RunStatus> Find(BareWorld world) => (await world.Runs.Find("acme", Night.Id, CancellationToken.None))!;
}
