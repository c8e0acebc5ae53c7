using SocialFunnel.Hosting;

namespace SocialFunnel.Runs;

[Collection("azurite")]
public sealed class DeadlinesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_run_is_left_alone_until_its_deadline_and_then_closed_with_what_is_missing()
    {
        await using var world = BareWorld.Create(azurite, null, ("SocialFunnel:Runs:Deadline", "01:00:00"));
        await world.Put("acme", BrandFolder.Settings());
        await world.OpenNights();

        world.Time.Now += TimeSpan.FromMinutes(59);
        Assert.Empty(await world.CloseOverdueRuns());
        world.Time.Now += TimeSpan.FromMinutes(1);
        var late = await world.CloseOverdueRuns();

        Assert.Equal([("acme", "2026-11-23")], late.Select(request => (request.Brand, request.Run)));
        var status = (await world.Runs.Find("acme", "2026-11-23", CancellationToken.None))!;
        Assert.Equal((RunState.Open, PullState.Overdue), (status.Run.State, Assert.Single(status.Pulls).State));
        await world.DeliverAll(late);
        Assert.Equal(RunState.CompletedWithGaps, (await world.Runs.Find("acme", "2026-11-23", CancellationToken.None))!.Run.State);
        Assert.Empty(await world.CloseOverdueRuns());
    }

    [Fact]
    public async Task A_run_whose_analysis_was_lost_is_analysed_at_its_deadline_without_a_gap()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Put("acme", BrandFolder.Settings());
        foreach (var pull in await world.OpenNights())
        {
            Assert.Single(await world.Deliver(pull));
        }

        world.Time.Now += TimeSpan.FromHours(4);
        await world.DeliverAll(await world.CloseOverdueRuns());

        Assert.Equal(RunState.Completed, (await world.Runs.Find("acme", "2026-11-23", CancellationToken.None))!.Run.State);
    }
}
