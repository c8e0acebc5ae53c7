using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Privacy;

/// <summary>The deletion of a brand, part by part and disturbed.</summary>
[Collection("azurite")]
public sealed class ErasureWorkerTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly BareWorld world = BareWorld.Create(azurite);

    public async Task InitializeAsync()
    {
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings());
        await world.DeliverAll(await world.OpenNights());
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Small_parts_come_to_the_same_end_as_one()
    {
        var (sum, calls) = (0, 0);
        while (await world.Of<BrandTraces>().Remove("acme", 3, default) is { Count: > 0 } removed)
        {
            Assert.InRange(removed.Values.Sum(), 1, 3);
            (sum, calls) = (sum + removed.Values.Sum(), calls + 1);
        }

        Assert.True(calls > 10 && sum > 30, $"{calls} calls removed {sum}.");
        Assert.Empty(await Everything());
    }

    [Fact]
    public async Task A_deletion_that_is_asked_for_twice_at_once_ends_as_one()
    {
        await world.Of<ErasureStore>().Begin("acme", default);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.DeliverAll([new EraseRequest("acme")])));

        Assert.Empty(await Everything());
        Assert.Equal(ErasureState.Done, (await world.Of<ErasureStore>().Find("acme", default))!.State);
    }

    [Fact]
    public async Task What_a_worker_writes_too_late_is_found_in_the_night()
    {
        var brand = (await world.Of<BrandStore>().Find("acme", default))!;
        await Erase();
        var known = (await world.Of<ErasureStore>().Find("acme", default))!.Removed["readings"];
        await world.Of<ReadingStore>().Save(brand, new Reading[] { new EffortReading { Account = new Account(Platform.Parse("x"), "acme"), Day = new(2026, 11, 1), Source = "exports", RetrievedAt = LiveWorld.Morning, Hours = 1 } }.ToAsyncEnumerable(), default);
        Assert.NotEmpty(await Everything());

        await world.DeliverAll(await world.Of<ErasureWorker>().Again(default));

        Assert.Empty(await Everything());
        Assert.Equal(known + 1, (await world.Of<ErasureStore>().Find("acme", default))!.Removed["readings"]);
    }

    [Fact]
    public async Task Messages_of_a_night_that_began_before_leave_nothing_behind()
    {
        world.Time.Now += TimeSpan.FromDays(1);
        var pulls = await world.OpenNights();
        Assert.NotEmpty(pulls);
        await Erase();

        Assert.Equal(pulls, await world.DeliverAll(pulls));

        Assert.Empty(await Everything());
    }

    [Fact]
    public async Task A_brand_of_the_same_name_that_was_made_since_is_left_alone()
    {
        await Erase();
        await world.Put("acme", BrandFolder.Settings());

        await world.DeliverAll(await world.Of<ErasureWorker>().Again(default));

        Assert.NotNull(await world.Of<BrandStore>().Find("acme", default));
        Assert.Null(await world.Of<ErasureStore>().Find("acme", default));
    }

    [Fact]
    public async Task A_deletion_is_remembered_for_thirty_days()
    {
        await Erase();
        world.Time.Now += TimeSpan.FromDays(30);
        Assert.Single(await world.Of<ErasureWorker>().Again(default));
        world.Time.Now += TimeSpan.FromSeconds(1);
        Assert.Empty(await world.Of<ErasureWorker>().Again(default));
        Assert.Empty(await world.Rows("erasures"));
    }

    [Fact]
    public async Task A_table_that_no_deletion_would_reach_is_refused() =>
        Assert.Contains("Names", (await Assert.ThrowsAsync<ArgumentException>(() => world.Of<Tables>().Get("elsewhere"))).Message, StringComparison.Ordinal);

    private async Task Erase()
    {
        await world.Of<ErasureStore>().Begin("acme", default);
        await world.DeliverAll([new EraseRequest("acme")]);
    }

    private async Task<string[]> Everything() => await world.Rows([.. Tables.Names.Where(table => table != "erasures")]);
}
