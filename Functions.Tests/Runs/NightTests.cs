using System.Net;
using System.Text.Json;
using SocialFunnel.Hosting;

namespace SocialFunnel.Runs;

/// <summary>Whole nights over HTTP and real queues.</summary>
[Collection("azurite")]
public sealed class NightTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Night = new(2026, 11, 23);

    [Fact]
    public async Task A_night_turns_files_into_the_return_of_each_platform()
    {
        await using var world = await LiveWorld.Start(azurite);
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings());

        var run = await world.Night("acme", Night);

        Assert.Equal("completed", run.GetProperty("state").GetString());
        Assert.Equal(("2026-11-23", "night"), (run.GetProperty("day").GetString(), run.GetProperty("trigger").GetString()));
        var pull = Assert.Single(run.GetProperty("pulls").EnumerateArray());
        Assert.Equal(("done", 0), (pull.GetProperty("state").GetString(), pull.GetProperty("refused").GetInt32()));
        Assert.Equal(("2026-10-26", "2026-11-22"), (pull.GetProperty("first").GetString(), pull.GetProperty("last").GetString()));
        var report = await world.Get("/api/brands/acme/roi?window=28d");
        Assert.Equal(["linkedin", "x"], report.GetProperty("platforms").EnumerateArray().Select(platform => platform.GetProperty("platform").GetString()));
        Holds(report.GetProperty("platforms")[0], ("revenue", 350.5m), ("hours", 5), ("spend", 20), ("labour", 200), ("cost", 220), ("grossProfit", 175.25m), ("conversions", 2), ("followers", 150), ("netFollowers", 50), ("posts", 2));
        Assert.Equal((175.25 - 220) / 220, report.GetProperty("platforms")[0].GetProperty("roi").GetDouble(), 1e-9);
        Holds(report.GetProperty("platforms")[1], ("revenue", 0), ("hours", 3), ("cost", 120), ("roi", -1), ("conversions", 0), ("followers", 50_000));
        Holds(report.GetProperty("totals"), ("conversions", 3), ("revenue", 430.5m), ("attributedConversions", 2), ("attributedRevenue", 350.5m), ("unattributedConversions", 1), ("unattributedRevenue", 80));
        Holds(report.GetProperty("engagement")[0], ("impressions", 3000), ("posts", 2), ("knownDays", 2));
    }

    [Fact]
    public async Task The_report_comes_as_csv_too()
    {
        await using var world = await LiveWorld.Start(azurite);
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings());
        await world.Night("acme", Night);

        var answer = await world.Http.GetAsync("/api/brands/acme/roi?window=28d&format=csv");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        var columns = lines[0].Split(',').ToList();
        string Of(string line, string column) => line.Split(',')[columns.IndexOf(column) - columns.Count + line.Split(',').Length];
        Assert.StartsWith("linkedin,2026-10-26,2026-11-22,", lines[1], StringComparison.Ordinal);
        Assert.Equal(("350.5", "220", "-0.2034", "5"), (Of(lines[1], "revenue"), Of(lines[1], "cost"), Of(lines[1], "roi"), Of(lines[1], "hours")));
        Assert.Equal(("0", "120", "-1"), (Of(lines[2], "revenue"), Of(lines[2], "cost"), Of(lines[2], "roi")));
    }

    [Fact]
    public async Task A_person_who_asks_for_a_run_is_told_at_once_where_to_read_it()
    {
        await using var world = await LiveWorld.Start(azurite);
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings());

        var answer = await world.Http.PostAsync("/api/brands/acme/runs", null);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var place = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("/api/brands/acme/runs/2026-11-23-", place, StringComparison.Ordinal);
        await world.Analysed("acme", place.Split('/')[^1]);
        var run = await world.Get(place);
        Assert.Equal(("completed", "request"), (run.GetProperty("state").GetString(), run.GetProperty("trigger").GetString()));
        Assert.Equal(place.Split('/')[^1], (await world.Get("/api/brands/acme/roi")).GetProperty("run").GetString());
    }

    [Fact]
    public async Task A_refused_row_is_named_with_file_line_column_and_value_and_the_good_ones_count()
    {
        await using var world = await LiveWorld.Start(azurite);
        world.Files.Write("acme", "orders.csv", LiveWorld.Morning, "order_id,ordered_at,net_value,currency", "1,2026-11-01,10,EUR", "2,2026-11-02,ten,EUR");
        await world.Put("acme", BrandFolder.Settings());

        var run = await world.Night("acme", Night);

        var pull = run.GetProperty("pulls")[0];
        Assert.Equal((1, 1), (pull.GetProperty("readings").GetInt32(), pull.GetProperty("refused").GetInt32()));
        var refusal = Assert.Single(pull.GetProperty("refusals").EnumerateArray()).GetString()!;
        Assert.All(["orders.csv", "line 3", "net_value", "'ten'"], part => Assert.Contains(part, refusal, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_brand_without_files_gets_a_report_that_says_nothing_is_known()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());

        var run = await world.Night("acme", Night);

        Assert.Equal("completed", run.GetProperty("state").GetString());
        Assert.Contains("no files", run.GetProperty("pulls")[0].GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
        foreach (var window in new[] { "28d", "90d", "365d", "all" })
        {
            var report = await world.Get($"/api/brands/acme/roi?window={window}");
            Assert.Empty(report.GetProperty("platforms").EnumerateArray());
            Assert.Equal(0, report.GetProperty("totals").GetProperty("conversions").GetInt32());
        }
    }

    private static void Holds(JsonElement record, params (string Field, decimal Value)[] expected) =>
        Assert.Equal(expected, expected.Select(field => (field.Field, record.GetProperty(field.Field).GetDecimal())));
}
