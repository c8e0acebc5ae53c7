using System.Globalization;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Sources;

namespace SocialFunnel.Store;

/// <summary>What the stores keep of numbers that sources tell again, restate, or tell late.</summary>
[Collection("azurite")]
public sealed class ReadingStoreTests(AzuriteFixture azurite)
{
    private static readonly Brand Brand = Pulls.Brand();
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public async Task A_restated_number_replaces_the_old_one_which_stays_readable()
    {
        await using var world = BareWorld.Create(azurite);
        await Save(world, Followers(100, at: 1), Order("1", 50, at: 1), Post(likes: 3, at: 1));

        await Save(world, Followers(101, at: 2), Order("1", 45, at: 2), Post(likes: 4, at: 2));

        var known = await world.Of<ReadingLoader>().Load(Brand, Day, CancellationToken.None);
        Assert.Equal((101m, 45m, 4m), (known.Audience.Single().Followers, known.Conversions.Single().NetValue!.Value.Amount, known.Posts.Single().Likes));
        var history = await world.Rows("history");
        Assert.Equal(3, history.Length);
        Assert.Contains(history, row => row.Contains("Metric=followers; ", StringComparison.Ordinal) && row.EndsWith("Value=100", StringComparison.Ordinal));
        Assert.Contains(history, row => row.Contains("Kind=ConversionReading", StringComparison.Ordinal) && row.Contains("\"amount\":50", StringComparison.Ordinal));
        Assert.Contains(history, row => row.Contains("Kind=PostReading", StringComparison.Ordinal) && row.Contains("\"likes\":3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reading_the_same_again_writes_nothing()
    {
        await using var world = BareWorld.Create(azurite);
        Reading[] readings = [Followers(100, at: 1), Order("1", 50, at: 1), Post(likes: 3, at: 1), Touch(at: 1)];
        await Save(world, readings);
        var (rows, writes) = (await world.Rows(TableText.Readings), world.Count.Writes);
        Assert.Equal(4, writes);

        await Save(world, readings);

        Assert.Equal(writes, world.Count.Writes);
        Assert.Equal(rows, await world.Rows(TableText.Readings));
    }

    [Fact]
    public async Task A_night_that_finds_the_files_unchanged_writes_no_reading()
    {
        await using var world = BareWorld.Create(azurite);
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings());
        await world.DeliverAll(await world.ScheduleNight());
        var before = world.Count.Requests.Count;
        world.Time.Now += TimeSpan.FromDays(1);

        await world.DeliverAll(await world.ScheduleNight());

        Assert.Equal(2, (await world.Rows("runs")).Count(row => row.Contains("State=Completed;", StringComparison.Ordinal)));
        var night = world.Count.Requests.Skip(before).Where(request => request.Method != "GET").ToList();
        Assert.Empty(await world.Rows("history"));
        Assert.DoesNotContain(night, request => TableText.Readings.Any(table => request.Path.Contains($"/{table}(", StringComparison.Ordinal)));

        // One transaction for each table of results, one for the run. Single rows: the run comes on and off the list of open ones and ends,
        // its pull starts and ends, and the brand remembers night and run.
        var results = (await world.Findings()).Where(row => row.Contains("RowKey=2026-11-24|", StringComparison.Ordinal)).Select(row => row.Split(':')[0]).Distinct().Count();
        Assert.True(results >= 5);
        Assert.Equal((results + 1, 7), (night.Count(request => request.Path.EndsWith("/$batch", StringComparison.Ordinal)), night.Count(request => !request.Path.EndsWith("/$batch", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task An_older_reading_that_arrives_late_changes_nothing_but_the_history()
    {
        await using var world = BareWorld.Create(azurite);
        await Save(world, Followers(100, at: 5), Order("1", 50, at: 5), Post(likes: 3, at: 5));
        var rows = await world.Rows("readings", "conversions");

        await Save(world, Followers(90, at: 2), Order("1", 60, at: 2), Post(likes: 1, at: 2));

        Assert.Equal(rows, await world.Rows("readings", "conversions"));
        Assert.Equal(3, (await world.Rows("history")).Length);
    }

    [Fact]
    public async Task An_older_reading_adds_what_was_not_known_yet()
    {
        await using var world = BareWorld.Create(azurite);
        await Save(world, Followers(100, at: 5));

        await Save(world, Followers(90, at: 2) with { Gained = 4 });

        var day = (await world.Of<ReadingLoader>().Load(Brand, Day, CancellationToken.None)).Audience.Single();
        Assert.Equal((100m, 4m), (day.Followers, day.Gained));
    }

    [Fact]
    public async Task Two_pulls_that_write_the_same_row_at_once_lose_nothing()
    {
        await using var world = BareWorld.Create(azurite);
        var first = new DateOnly(2026, 11, 1);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(offset => Save(world, Followers(offset, at: 1) with { Day = first.AddDays(offset) })));

        Assert.Equal(Enumerable.Range(0, 20).Select(offset => (decimal?)offset), (await world.Of<ReadingLoader>().Load(Brand, Day, CancellationToken.None)).Audience.Select(day => day.Followers));
    }

    [Fact]
    public async Task An_order_whose_day_was_corrected_into_another_month_counts_once()
    {
        await using var world = BareWorld.Create(azurite);
        await Save(world, Order("1", 50, at: 1) with { Day = new DateOnly(2026, 11, 1) });

        await Save(world, Order("1", 50, at: 2) with { Day = new DateOnly(2026, 10, 31) });

        Assert.Equal(new DateOnly(2026, 10, 31), (await world.Of<ReadingLoader>().Load(Brand, Day, CancellationToken.None)).Conversions.Single().Day);
    }

    [Fact]
    public async Task A_connector_counts_before_a_file_and_only_the_source_of_record_tells_orders()
    {
        await using var world = BareWorld.Create(azurite);
        var brand = Brand with { Sources = new Dictionary<string, SourceSettings> { ["exports"] = Pulls.Settings("exports"), ["api"] = Pulls.Settings("api") } };

        await Save(world, Followers(100, at: 9) with { Gained = 1 }, Followers(90, at: 2) with { Source = "api" }, Order("1", 50, at: 1), Order("1", 70, at: 2) with { Source = "api" });

        var known = await world.Of<ReadingLoader>().Load(brand, Day, CancellationToken.None);
        Assert.Equal((90m, 1m), (known.Audience.Single().Followers, known.Audience.Single().Gained));
        Assert.Equal("exports", known.Conversions.Single().Source);
    }

    [Fact]
    public async Task Ids_of_any_form_are_kept_apart_and_come_back()
    {
        await using var world = BareWorld.Create(azurite);
        string[] ids = ["#1001", "1001", "a/b", "a\\b", "a?b", "a%2Fb", "a|b", "💥", "Müller", "'; drop", new string('x', 200), new string('x', 199) + "y"];

        await Save(world, [.. ids.Select((id, index) => Order(id, index, at: 1))]);

        var known = (await world.Of<ReadingLoader>().Load(Brand, Day, CancellationToken.None)).Conversions;
        Assert.Equal(ids.Order(StringComparer.Ordinal), known.Select(order => order.ConversionId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task More_rows_than_one_transaction_holds_are_all_stored()
    {
        await using var world = BareWorld.Create(azurite);

        await Save(world, [.. Enumerable.Range(0, 1234).Select(index => Order(index.ToString(CultureInfo.InvariantCulture), 1, at: 1))]);

        Assert.Equal(1234, (await world.Of<ReadingLoader>().Load(Brand, Day, CancellationToken.None)).Conversions.Count);
        Assert.Equal(13, world.Count.Writes);
    }

    [Fact]
    public async Task A_corrected_currency_replaces_the_wrong_one_and_two_definitions_both_stay()
    {
        await using var world = BareWorld.Create(azurite);
        var effort = new EffortReading { Account = new Account(Platform.Parse("x"), "acme"), Day = Day, Source = "exports", RetrievedAt = At(1), Spend = new Money(20, "EUR") };
        var likes = new EngagementReading { Account = effort.Account, Day = Day, Source = "exports", RetrievedAt = At(1), Definition = "v1", Likes = 5 };
        var visits = new ConversionDayReading { TrafficSource = "x", Day = Day, Source = "exports", RetrievedAt = At(1), Value = new Money(9, "EUR") };
        await Save(world, effort, likes, visits);

        await Save(world, effort with { RetrievedAt = At(2), Spend = new Money(20, "USD") }, likes with { RetrievedAt = At(2), Definition = "v2", Likes = 4 }, visits with { RetrievedAt = At(2), Value = new Money(9, "CHF") });

        var known = await world.Of<ReadingLoader>().Load(Brand, Day, CancellationToken.None);
        Assert.Equal(new Money(20, "USD"), Assert.Single(known.Effort).Spend);
        Assert.Equal(new Money(9, "CHF"), Assert.Single(known.ConversionDays).Value);
        Assert.Equal([("v1", 5m), ("v2", 4m)], known.Engagement.Select(day => (day.Definition, day.Likes)));
    }

    private static async Task Save(BareWorld world, params Reading[] readings) => await world.Of<ReadingStore>().Save(Brand, readings.ToAsyncEnumerable(), CancellationToken.None);

    private static DateTimeOffset At(int hour) => new(2026, 11, 21, hour, 0, 0, TimeSpan.Zero);

    private static AudienceReading Followers(decimal followers, int at) =>
        new() { Account = new Account(Platform.Parse("x"), "acme"), Day = Day, Source = "exports", RetrievedAt = At(at), Followers = followers };

    private static PostReading Post(decimal likes, int at) =>
        new() { Account = new Account(Platform.Parse("x"), "acme"), Day = Day, Source = "exports", RetrievedAt = At(at), PostId = "7", Likes = likes };

    private static ConversionReading Order(string id, decimal value, int at) =>
        new() { Day = Day, Source = "exports", RetrievedAt = At(at), ConversionId = id, At = At(0), NetValue = new Money(value, "EUR") };

    private static TouchReading Touch(int at) =>
        new() { Day = Day, Source = "exports", RetrievedAt = At(at), JourneyId = "j", At = At(0), UtmSource = "x" };
}
