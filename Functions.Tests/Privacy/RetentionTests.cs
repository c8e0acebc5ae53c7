using System.Globalization;
using System.IO;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Privacy;

/// <summary>What is older than it may be goes, and nothing else; the day is 2026-11-23.</summary>
[Collection("azurite")]
public sealed class RetentionTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Events_go_with_their_day()
    {
        await using var world = await World(("Conversions", "100"), ("Touches", "50"), ("History", "100"));
        await Add(world, "conversions", "acme|{0:yyyy-MM}", "exports|{0:yyyy-MM-dd}", 1, 99, 100, 101, 400);
        await Add(world, "touches", "acme|{0:yyyy-MM}", "visitor|{0:yyyy-MM-dd}", 1, 49, 50, 51, 400);
        await Add(world, "history", "acme|{0:yyyy-MM}", "exports|{0:yyyy-MM-dd}", 100, 101);
        await Add(world, "history", "acme", "engagement|x|{0:yyyy-MM-dd}", 100, 101);
        await Add(world, "conversions", "acme-eu|{0:yyyy-MM}", "exports|{0:yyyy-MM-dd}", 101);

        await Apply(world);

        Assert.Equal(new[] { 1, 99, 100 }, await Ages(world, "conversions", "acme|"));
        Assert.Equal(new[] { 1, 49, 50 }, await Ages(world, "touches", "acme|"));
        Assert.Equal(new[] { 100, 100 }, await Ages(world, "history", "acme"));
        Assert.Equal(new[] { 101 }, await Ages(world, "conversions", "acme-eu|"));
        Assert.Equal(0, await Apply(world));
    }

    [Fact]
    public async Task A_file_whose_message_was_lost_is_deleted_and_its_import_says_so()
    {
        await using var world = await World();
        var imports = world.Of<ImportStore>();
        Assert.Equal(0, await imports.RemoveAbandoned("acme", DateTimeOffset.MaxValue, default));
        foreach (var brand in new[] { "acme", "acme-eu" })
        {
            var (id, at) = ("20261110T090000000-1f2e3d4c", new DateTimeOffset(2026, 11, 10, 9, 0, 0, TimeSpan.Zero));
            await imports.Upload(brand, id, new MemoryStream([1]), default);
            await imports.Save(new Import { Brand = brand, Id = id, File = "orders.csv", ReceivedAt = at, RetrievedAt = at }, default);
        }

        Assert.Equal(0, await imports.RemoveAbandoned("acme", DateTimeOffset.MinValue, default));
        Assert.Equal(1, await imports.RemoveAbandoned("acme", DateTimeOffset.MaxValue, default));

        Assert.Equal(ImportState.Failed, (await imports.Find("acme", "20261110T090000000-1f2e3d4c", default))!.State);
        Assert.Equal(ImportState.Received, (await imports.Find("acme-eu", "20261110T090000000-1f2e3d4c", default))!.State);
        Assert.Equal(1, await imports.RemoveAbandoned("acme-eu", DateTimeOffset.MaxValue, default));
    }

    [Fact]
    public async Task Old_runs_go_with_their_results_but_never_the_newest()
    {
        await using var world = await World(("Results", "30"));
        foreach (var table in FunnelResults.Names.Append("runs"))
        {
            await Add(world, table, "acme", "{0:yyyy-MM-dd}|28d|x", 1, 30, 31, 300);
        }

        await Add(world, "runs", "acme", "!coverage|exports", 300);
        await Add(world, "imports", "acme", "{0:yyyyMMdd}T090000000-1f2e3d4c", 30, 31);
        foreach (var age in new[] { 1, 30, 31 })
        {
            await Put(world, "notices", "acme", "alert|{0:yyyy-MM-dd}", new() { ["Since"] = Day(age), ["Channel"] = "mail" }, age);
        }

        await Put(world, "notices", "acme", "condition-still", new() { ["Since"] = Day(31), ["Until"] = Day(1) }, 31);
        await Put(world, "notices", "acme", "condition-over", new() { ["Since"] = Day(40), ["Until"] = Day(31) }, 40);
        await Apply(world);
        Assert.Equal(new[] { 30 }, await Ages(world, "imports", "acme"));
        Assert.Equal(new[] { 1, 30 }, await Ages(world, "notices", "acme", "alert"));
        Assert.Equal(new[] { 31 }, await Ages(world, "notices", "acme", "condition-still"));
        Assert.Empty(await Ages(world, "notices", "acme", "condition-over"));
        Assert.All(FunnelResults.Names, table => Assert.Equal(new[] { 1, 30 }, Ages(world, table, "acme").Result));
        Assert.Equal(new[] { 1, 30, 300 }, await Ages(world, "runs", "acme"));

        // A brand whose nights stopped long ago still shows its last report.
        await using var old = await World(("Results", "30"));
        await Add(old, "roi", "acme", "{0:yyyy-MM-dd}|28d|x", 200, 300);
        var lastRun = Today.AddDays(-200).ToString("O", CultureInfo.InvariantCulture);
        await (await old.Of<Tables>().Brands).UpdateEntityAsync(new TableEntity(TableKeys.Brands, "acme") { ["LastRun"] = lastRun }, Azure.ETag.All);
        await Apply(old);
        Assert.Equal(new[] { 200 }, await Ages(old, "roi", "acme"));
    }

    [Fact]
    public async Task A_platform_may_be_kept_for_less()
    {
        await using var world = await World(("Platforms:linkedin", "365"));
        foreach (var platform in new[] { "linkedin", "x" })
        {
            await Put(world, "readings", "acme", $"post|{platform}|acme|{{0:yyyy-MM-dd}}|1|exports", new() { ["Platform"] = platform }, 365, 366);
            await Add(world, "history", "acme", $"post|{platform}|acme|{{0:yyyy-MM-dd}}|1|exports|event|1", 365, 366);
            await Month(world, platform, 365, 400);
        }

        await Apply(world);

        Assert.Equal(2 + 2, (await world.Rows("readings")).Count(row => row.Contains("|x|", StringComparison.Ordinal)));
        Assert.Equal(new[] { 365, 365 }, await Ages(world, "readings", "acme", "linkedin"));
        Assert.Equal(new[] { 365 }, await Ages(world, "history", "acme", "linkedin"));
        Assert.Equal(new[] { 365, 366 }, await Ages(world, "history", "acme", "|x|"));
    }

    [Fact]
    public async Task Nothing_goes_where_nothing_is_set_to_go()
    {
        await using var world = await World(("Conversions", "0"), ("Touches", "0"), ("History", "0"), ("Results", "0"));
        await Add(world, "conversions", "acme|{0:yyyy-MM}", "exports|{0:yyyy-MM-dd}", 9000);
        await Add(world, "history", "acme", "engagement|x|{0:yyyy-MM-dd}", 9000);
        await Add(world, "roi", "acme", "{0:yyyy-MM-dd}|28d|x", 9000);
        await Month(world, "x", 9000);

        Assert.Equal(0, await Apply(world));
    }

    [Fact]
    public async Task What_linkedins_interface_told_goes_after_a_year_and_what_files_told_stays()
    {
        await using var world = await World();
        var settings = JsonNode.Parse(BrandFolder.Settings())!;
        settings["sources"]!["page"] = JsonNode.Parse("""{"type":"linkedin","organization":"1"}""");
        settings["conversionSource"] = "exports";
        await world.Put("acme", settings.ToJsonString());
        foreach (var age in new[] { 1, 365, 366, 800 })
        {
            await Put(world, "readings", "acme", "post|linkedin|page|{0:yyyy-MM-dd}", new() { ["Source"] = "page" }, age);
            await Put(world, "readings", "acme", "post|linkedin|exports|{0:yyyy-MM-dd}", new() { ["Source"] = "exports" }, age);
        }

        await Apply(world);

        Assert.Equal(new[] { 1, 365 }, await Ages(world, "readings", "acme", "post|linkedin|page"));
        Assert.Equal(new[] { 1, 365, 366, 800 }, await Ages(world, "readings", "acme", "post|linkedin|exports"));
    }

    [Theory]
    [InlineData("Conversions", "27")]
    [InlineData("Touches", "-1")]
    [InlineData("Platforms:linkedin", "7")]
    [InlineData("Platforms:Linked In", "365")]
    public void A_setting_that_cannot_be_is_told(string name, string value)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new($"SocialFunnel:Retention:{name}", value)]).Build());
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations();

        var fault = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => services.BuildServiceProvider().GetRequiredService<Microsoft.Extensions.Options.IOptions<RetentionOptions>>().Value);
        Assert.Contains($"SocialFunnel:Retention:{name}", fault.Message, StringComparison.Ordinal);
    }

    private static string Day(int age) => Today.AddDays(-age).ToString("O", CultureInfo.InvariantCulture);

    private async Task<BareWorld> World(params (string Name, string Days)[] settings)
    {
        var world = BareWorld.Create(azurite, null, [.. settings.Select(setting => ($"SocialFunnel:Retention:{setting.Name}", setting.Days))]);
        await world.Put("acme", BrandFolder.Settings());
        return world;
    }

    private static async Task<int> Apply(BareWorld world) =>
        await world.Of<Retention>().Remove(await world.Of<BrandStore>().List("acme", "acme", default).SingleAsync(), LiveWorld.Morning, default);

    private static Task Add(BareWorld world, string table, string partition, string key, params int[] ages) => Put(world, table, partition, key, [], ages);

    private static async Task Put(BareWorld world, string table, string partition, string key, Dictionary<string, object> columns, params int[] ages)
    {
        foreach (var age in ages)
        {
            var day = Today.AddDays(-age);
            await (await world.Of<Tables>().Get(table)).UpsertEntityAsync(new TableEntity(columns)
            {
                PartitionKey = string.Format(CultureInfo.InvariantCulture, partition, day),
                RowKey = string.Format(CultureInfo.InvariantCulture, key, day),
                ["Day"] = day.ToString("O", CultureInfo.InvariantCulture),
                ["Age"] = age,
            });
        }
    }

    private static async Task Month(BareWorld world, string platform, params int[] ages)
    {
        foreach (var age in ages)
        {
            var month = Today.AddDays(-age).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            await (await world.Of<Tables>().Readings).UpsertEntityAsync(new TableEntity("acme", $"engagement|{platform}|acme|{month}|exports") { ["Platform"] = platform, ["Month"] = month, ["Age"] = age });
        }
    }

    private static async Task<int[]> Ages(BareWorld world, string table, string partition, string? key = null) => [.. (await world.Rows(table))
        .Where(row => row.Contains($"PartitionKey={partition}", StringComparison.Ordinal) && (key is null || row.Split("RowKey=")[1].Contains(key, StringComparison.Ordinal)))
        .Select(row => int.Parse(row.Split("Age=")[1].Split(';')[0], CultureInfo.InvariantCulture)).Order()];
}
