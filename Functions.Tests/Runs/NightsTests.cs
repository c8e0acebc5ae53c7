using System.Globalization;
using System.Text.Json.Nodes;
using SocialFunnel.Hosting;
using SocialFunnel.Sources;

namespace SocialFunnel.Runs;

[Collection("azurite")]
public sealed class NightsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Each_brand_has_its_night_when_its_own_clock_says_so()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Put("auckland", Brand("Pacific/Auckland"));
        await world.Put("berlin", Brand("Europe/Berlin"));
        await world.Put("los-angeles", Brand("America/Los_Angeles"));
        await world.Put("tokyo", Brand("Asia/Tokyo"));

        // In November: Auckland is 13 hours ahead of UTC, Tokyo 9, Berlin 1, and Los Angeles 8 behind. Nights begin at three.
        Assert.Equal(
            [
                "10:00 auckland 2026-11-22", "10:00 berlin 2026-11-22", "10:00 los-angeles 2026-11-21", "10:00 tokyo 2026-11-22",
                "11:00 los-angeles 2026-11-22", "14:00 auckland 2026-11-23", "18:00 tokyo 2026-11-23", "02:00 berlin 2026-11-23", "11:00 los-angeles 2026-11-23", "14:00 auckland 2026-11-24",
            ],
            await Hours(world, "2026-11-22T10:00:00Z", 29));
    }

    [Fact]
    public async Task No_night_is_lost_or_doubled_where_clocks_change_at_its_hour()
    {
        await using var spring = BareWorld.Create(azurite);
        await using var autumn = BareWorld.Create(azurite);
        await spring.Put("berlin", Brand("Europe/Berlin", "02:30"));
        await autumn.Put("berlin", Brand("Europe/Berlin", "02:30"));

        // Half past two does not exist on March 29th, and comes twice on October 25th.
        Assert.Equal(["02:00 berlin 2026-03-28", "01:00 berlin 2026-03-29", "01:00 berlin 2026-03-30"], await Hours(spring, "2026-03-28T02:00:00Z", 48));
        Assert.Equal(["02:00 berlin 2026-10-24", "01:00 berlin 2026-10-25", "02:00 berlin 2026-10-26"], await Hours(autumn, "2026-10-24T02:00:00Z", 49));
    }

    [Fact]
    public async Task Asking_again_opens_nothing_again()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Put("acme", Brand("Europe/Berlin"));

        Assert.Single(await world.OpenNights());
        var rows = await world.Rows("runs", "brands");
        world.Time.Now += TimeSpan.FromMinutes(10);

        Assert.Empty(await world.OpenNights());
        Assert.Equal(rows, await world.Rows("runs", "brands"));
    }

    [Fact]
    public async Task A_pull_that_nobody_took_up_is_sent_again_after_a_while()
    {
        await using var world = BareWorld.Create(azurite);
        foreach (var brand in new[] { "acme", "acme-eu", "acme0", "bakery" })
        {
            await world.Put(brand, Brand("Europe/Berlin"));
        }

        var lost = await world.OpenNights();
        world.Time.Now += TimeSpan.FromMinutes(14);
        Assert.Empty(await world.OpenNights());
        world.Time.Now += TimeSpan.FromMinutes(1);

        var again = await world.OpenNights();

        Assert.Equal(4, lost.Count);
        Assert.Equal(lost.OrderBy(pull => pull.Brand, StringComparer.Ordinal).Select(pull => pull with { SentAt = world.Time.Now }), again.OrderBy(pull => pull.Brand, StringComparer.Ordinal));
        await world.DeliverAll(again);
        Assert.Empty(await world.OpenNights());
        Assert.DoesNotContain(await world.Rows("runs"), row => row.Contains("!open", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pull_that_was_sent_again_is_not_sent_once_more_while_it_may_be_in_the_queue()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Put("acme", Brand("Europe/Berlin"));
        await world.OpenNights();
        world.Time.Now += TimeSpan.FromMinutes(15);
        Assert.Single(await world.OpenNights());

        world.Time.Now += TimeSpan.FromHours(1);
        Assert.Empty(await world.OpenNights());
        world.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Single(await world.OpenNights());
    }

    [Fact]
    public async Task Many_brands_are_paged_and_every_one_has_its_night_once()
    {
        await using var world = BareWorld.Create(azurite, null, ("SocialFunnel:Runs:BrandsPerMessage", "2"));
        string[] brands = ["a", "a-b", "a-b-c", "a0", "aa", "b", "b-"];
        foreach (var brand in brands)
        {
            await world.Put(brand, Brand("Europe/Berlin"));
        }

        var pages = await world.ScheduleNight();
        var pulls = new List<PullRequest>();
        foreach (var page in pages)
        {
            pulls.AddRange((await world.Deliver(page)).Cast<PullRequest>());
        }

        Assert.Equal(4, pages.Length);
        Assert.Equal(brands.Order(StringComparer.Ordinal), pulls.Select(pull => pull.Brand).Order(StringComparer.Ordinal));

        // What was lost is sent again by the page of its brand, and by no other.
        world.Time.Now += TimeSpan.FromHours(1);
        Assert.Equal(pulls.OrderBy(pull => pull.Brand, StringComparer.Ordinal).Select(pull => pull with { SentAt = world.Time.Now }), (await world.OpenNights()).OrderBy(pull => pull.Brand, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_first_night_asks_for_all_history_in_slices_and_the_next_for_the_look_back_only()
    {
        var source = new TestSource(_ => [], new SourceReach(90, 30));
        await using var world = BareWorld.Create(azurite, source);
        await world.Put("acme", Brand("Europe/Berlin", change: BrandFolder.WithTestSource));

        await world.DeliverAll(await world.ScheduleNight());
        var first = source.Asked.ToArray();
        source.Asked.Clear();
        world.Time.Now += TimeSpan.FromDays(1);
        await world.DeliverAll(await world.ScheduleNight());

        Assert.Equal(["2026-10-24..2026-11-22", "2026-09-24..2026-10-23", "2026-08-25..2026-09-23"], first.Select(window => window.ToString()));
        Assert.Equal(["2026-10-27..2026-11-23"], source.Asked.Select(window => window.ToString()));
    }

    [Fact]
    public async Task After_an_outage_of_days_the_latest_night_alone_is_opened_and_asks_for_the_holes()
    {
        var fail = false;
        var source = new TestSource(_ => fail ? throw new InvalidOperationException("away") : [], new SourceReach(90, 30));
        await using var world = BareWorld.Create(azurite, source);
        await world.Put("acme", Brand("Europe/Berlin", change: settings =>
        {
            BrandFolder.WithTestSource(settings);
            settings["lookBackDays"] = 3;
        }));
        await world.DeliverAll(await world.ScheduleNight());
        source.Asked.Clear();

        world.Time.Now += TimeSpan.FromDays(10);
        fail = true;
        foreach (var pull in await world.OpenNights())
        {
            Assert.Equal(pull.Pull == TestSource.Name ? typeof(InvalidOperationException) : null, (await Record.ExceptionAsync(() => world.Deliver(pull)))?.GetType());
        }

        source.Asked.Clear();
        world.Time.Now += TimeSpan.FromDays(1);
        fail = false;
        var pulls = await world.OpenNights();
        await world.DeliverAll(pulls);

        Assert.All(pulls, pull => Assert.Equal("2026-12-04", pull.Run));
        Assert.Equal(["2026-11-23..2026-12-03"], source.Asked.Select(window => window.ToString()));
        Assert.Equal(["2026-11-23", "2026-12-03", "2026-12-04"], (await RunsOf(world, "acme")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_brand_whose_stored_settings_are_broken_does_not_keep_the_others_from_their_night()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Put("acme", Brand("Europe/Berlin"));
        await world.Put("broken", Brand("Europe/Berlin"));
        var table = await world.Of<Store.Tables>().Brands;
        await table.UpdateEntityAsync(new Azure.Data.Tables.TableEntity(Store.TableKeys.Brands, "broken") { ["Settings"] = "{}" }, Azure.ETag.All);

        Assert.Equal(["acme"], (await world.OpenNights()).Select(pull => pull.Brand));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_left_out()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Put("acme", Brand("Europe/Berlin"));
        var table = await world.Of<Store.Tables>().Brands;
        await table.AddEntityAsync(new Azure.Data.Tables.TableEntity(Store.TableKeys.Brands, "a-zone") { ["TimeZone"] = "Mars/Olympus", ["NightAt"] = "03:00" });
        await table.AddEntityAsync(new Azure.Data.Tables.TableEntity(Store.TableKeys.Brands, "no-night") { ["TimeZone"] = "Europe/Berlin" });

        Assert.Equal(["acme"], (await world.OpenNights()).Select(pull => pull.Brand));
    }

    [Fact]
    public async Task A_brand_whose_night_cannot_be_opened_has_it_later_and_the_others_have_theirs()
    {
        await using var world = BareWorld.Create(azurite);
        await world.Put("acme", Brand("Europe/Berlin"));
        await world.Put("unlucky", Brand("Europe/Berlin"));
        world.Count.Before = (_, path) => path.Contains("unlucky", StringComparison.Ordinal) ? throw new InvalidOperationException("away") : Task.CompletedTask;

        Assert.Equal(["acme"], (await world.OpenNights()).Select(pull => pull.Brand));
        world.Count.Before = (_, _) => Task.CompletedTask;

        Assert.Equal(["unlucky"], (await world.OpenNights()).Select(pull => pull.Brand));
    }

    private static string Brand(string zone, string? nightAt = null, Action<JsonObject>? change = null) => BrandFolder.Settings(settings =>
    {
        settings["timeZone"] = zone;
        settings["nightAt"] = nightAt;
        change?.Invoke(settings);
    });

    // Fires the timer every hour; tells which runs were opened at what hour.
    private static async Task<IReadOnlyList<string>> Hours(BareWorld world, string from, int hours)
    {
        var opened = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        world.Time.Now = DateTimeOffset.Parse(from, CultureInfo.InvariantCulture);
        for (var hour = 0; hour < hours; hour++)
        {
            foreach (var pull in (await world.OpenNights()).Where(pull => seen.Add($"{pull.Brand} {pull.Run}")))
            {
                opened.Add(string.Create(CultureInfo.InvariantCulture, $"{world.Time.Now:HH:mm} {pull.Brand} {pull.Run}"));
            }

            world.Time.Now += TimeSpan.FromHours(1);
        }

        return opened;
    }

    private static async Task<IReadOnlyList<string>> RunsOf(BareWorld world, string brand)
    {
        var rows = await (await world.Of<Store.Tables>().Runs).QueryAsync<Azure.Data.Tables.TableEntity>(row => row.PartitionKey == brand).ToListAsync();
        return [.. rows.Where(row => row.ContainsKey("Trigger")).Select(row => row.RowKey)];
    }
}
