using System.IO;
using SocialFunnel.Hosting;

namespace SocialFunnel.Runs;

/// <summary>Nights in which something is missing: they end all the same, and say what it is.</summary>
[Collection("azurite")]
public sealed class FaultyNightTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Night = new(2026, 11, 23);

    [Fact]
    public async Task A_source_that_fails_does_not_hold_the_others()
    {
        await using var world = await LiveWorld.Start(azurite, new TestSource(_ => throw new IOException("mastodon.example answers 500")));
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings(BrandFolder.WithTestSource));

        var run = await world.Night("acme", Night);

        Assert.Equal("completedWithGaps", run.GetProperty("state").GetString());
        var missing = Assert.Single(run.GetProperty("missing").EnumerateArray()).GetString()!;
        Assert.All([TestSource.Name, "failed", "mastodon.example answers 500", "2026-10-26..2026-11-22"], part => Assert.Contains(part, missing, StringComparison.Ordinal));
        Assert.Equal(["done", "failed"], run.GetProperty("pulls").EnumerateArray().Select(pull => pull.GetProperty("state").GetString()));
        Assert.Equal(350.5m, (await world.Get("/api/brands/acme/roi?window=28d")).GetProperty("platforms")[0].GetProperty("revenue").GetDecimal());
    }

    [Fact]
    public async Task A_run_past_its_deadline_is_analysed_with_what_is_there_and_again_when_the_rest_arrives()
    {
        using var gate = new ManualResetEventSlim();
        await using var world = await LiveWorld.Start(azurite, new TestSource(context =>
        {
            Assert.True(gate.Wait(TimeSpan.FromSeconds(60)));
            return [TestSource.Followers(context, context.Window.Last, 7)];
        }));
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings(BrandFolder.WithTestSource));
        await world.Fire("ScheduleNight");
        await world.Log.Says("pull exports: ");

        world.Time.Now += TimeSpan.FromHours(5);
        await world.Fire("CloseOverdueRuns");
        await world.Analysed("acme", "2026-11-23");
        var early = await world.Get("/api/brands/acme/runs/2026-11-23");
        var platforms = (await world.Get("/api/brands/acme/roi?window=28d")).GetProperty("platforms").GetArrayLength();
        gate.Set();
        await world.Analysed("acme", "2026-11-23", times: 2);
        var late = await world.Get("/api/brands/acme/runs/2026-11-23");

        Assert.Equal(("completedWithGaps", 2), (early.GetProperty("state").GetString(), platforms));
        Assert.Contains("invented (2026-10-26..2026-11-22) did not arrive before the deadline", early.GetProperty("missing")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("completed", late.GetProperty("state").GetString());
        Assert.Empty(late.GetProperty("missing").EnumerateArray());
        Assert.Equal(["linkedin", "mastodon", "x"], (await world.Get("/api/brands/acme/roi?window=28d")).GetProperty("platforms").EnumerateArray().Select(platform => platform.GetProperty("platform").GetString()));
    }

    [Fact]
    public async Task An_analysis_that_fails_for_good_makes_a_failed_run_that_says_so()
    {
        // Two accounts with more followers than a decimal holds: their sum cannot be worked out.
        await using var world = await LiveWorld.Start(azurite, new TestSource(context =>
        [
            TestSource.Followers(context, context.Window.Last, decimal.MaxValue),
            TestSource.Followers(context, context.Window.Last, decimal.MaxValue) with { Account = new Account(Platform.Parse("mastodon"), "other") },
        ]));
        await world.Put("acme", BrandFolder.Settings(BrandFolder.WithTestSource));

        await world.Fire("ScheduleNight");
        await world.Log.Says("run 2026-11-23: the analysis is given up");

        var run = await world.Get("/api/brands/acme/runs/2026-11-23");
        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Contains("analysis failed", run.GetProperty("missing")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_works_at_the_second_attempt_leaves_no_gap()
    {
        var attempts = 0;
        await using var world = await LiveWorld.Start(azurite, new TestSource(context =>
            Interlocked.Increment(ref attempts) == 1 ? throw new IOException("busy") : [TestSource.Followers(context, context.Window.Last, 7)]));
        await world.Put("acme", BrandFolder.Settings(BrandFolder.WithTestSource));

        var run = await world.Night("acme", Night);

        Assert.Equal(("completed", 2), (run.GetProperty("state").GetString(), attempts));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.GetProperty("pulls")[1].GetProperty("error").ValueKind);
    }
}
