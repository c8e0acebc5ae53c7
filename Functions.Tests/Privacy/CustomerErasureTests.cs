using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Sources;

namespace SocialFunnel.Privacy;

/// <summary>A customer who wants to be forgotten.</summary>
[Collection("azurite")]
public sealed class CustomerErasureTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Ada = "ada@example.org";

    private static readonly string[] Orders =
    [
        "order_id,ordered_at,net_value,currency,utm_source,customer,journey",
        $"#1,2026-11-10,250.50,EUR,linkedin,{Ada},visitor-7",
        $"#2,2026-09-10,20,EUR,x,{Ada},",
        "#3,2026-11-11,30,EUR,linkedin,grace@example.org,visitor-70",
        "#4,2026-11-12,40,EUR,,,",
    ];

    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        world.Files.Write("acme", "orders.csv", LiveWorld.Morning.AddHours(-5), Orders);
        world.Files.Write("acme", "touches.csv", LiveWorld.Morning.AddHours(-5), "journey,touched_at,utm_source", "visitor-7,2026-11-01,linkedin", "visitor-7,2026-11-02,x", "visitor-70,2026-11-01,x", $"{Ada},2026-10-01,x", "exports,2026-11-01,x");
        await world.Put("acme", BrandFolder.Settings());
        await world.Night("acme", new(2026, 11, 23));

        // A restated order keeps what it said before.
        world.Time.Now += TimeSpan.FromDays(1);
        world.Files.Write("acme", "orders.csv", LiveWorld.Morning.AddHours(1), [.. Orders.Select(line => line.Replace("250.50", "251", StringComparison.Ordinal).Replace("30,EUR", "31,EUR", StringComparison.Ordinal))]);
        await world.Night("acme", new(2026, 11, 24));
        Assert.Equal(2, (await world.Rows("history")).Count(row => row.Contains("Kind=ConversionReading", StringComparison.Ordinal)));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_customer_is_forgotten_with_orders_history_and_journeys_and_nobody_else()
    {
        var key = world.Of<CustomerKeys>().KeyOf("acme", Ada);
        Assert.Contains(await world.AllRows(), row => row.Contains(key, StringComparison.Ordinal));

        var (status, answer) = await Forget(" ADA@example.org ");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((2, 1, 5), (Removed(answer, "conversions"), Removed(answer, "history"), Removed(answer, "touches")));
        Assert.Equal(0, answer.GetProperty("remaining").GetInt32());
        Assert.DoesNotContain(await world.AllRows(), row => row.Contains(key, StringComparison.Ordinal) || row.Contains("visitor-7|", StringComparison.Ordinal));
        Assert.Equal(["#3", "#4"], (await world.Rows("conversions")).Select(row => row.Split("ConversionId=")[1].Split(';')[0]));
        Assert.Contains(await world.Rows("touches"), row => row.Contains("visitor-70", StringComparison.Ordinal));
        Assert.Single(await world.Rows("history"), row => row.Contains("Kind=ConversionReading", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_still_holds_the_orders_does_not_bring_the_customer_back()
    {
        await Forget(Ada);

        world.Time.Now += TimeSpan.FromDays(1);
        world.Files.Write("acme", "orders.csv", LiveWorld.Morning.AddDays(1), [.. Orders.Select(line => line.Replace(",EUR", ",CHF", StringComparison.Ordinal)), $"#5,2026-11-20,50,EUR,x,{Ada},visitor-8"]);
        await world.Night("acme", new(2026, 11, 25));

        var key = world.Of<CustomerKeys>().KeyOf("acme", Ada);
        Assert.DoesNotContain(await world.AllRows(), row => row.Contains(key, StringComparison.Ordinal) || row.Contains("visitor-7|", StringComparison.Ordinal));
        Assert.DoesNotContain(await world.Rows("conversions"), row => row.Contains("ConversionId=#1;", StringComparison.Ordinal) || row.Contains("ConversionId=#2;", StringComparison.Ordinal) || row.Contains("ConversionId=#5;", StringComparison.Ordinal));
        Assert.Contains(await world.Rows("conversions"), row => row.Contains("ConversionId=#3;", StringComparison.Ordinal) && row.Contains("CHF", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_unknown_is_told_that_nothing_was_there_and_the_address_is_kept_nowhere()
    {
        var (status, answer) = await Forget("canary-nobody@example.org");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(answer.GetProperty("removed").EnumerateObject());
        Assert.All([.. await world.AllRows(), .. world.Log.Lines, answer.ToString()], text => Assert.DoesNotContain("canary-nobody", text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"customer\":\" \"}")]
    [InlineData("{\"customer\":7}")]
    [InlineData("ada@example.org")]
    public async Task What_names_nobody_forgets_nobody(string body)
    {
        var before = await world.AllRows();
        using var answer = await world.Http.PostAsync("/api/brands/acme/forget", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("ada@", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await world.AllRows());
    }

    private static int Removed(JsonElement answer, string table) => answer.GetProperty("removed").TryGetProperty(table, out var count) ? count.GetInt32() : 0;

    private async Task<(HttpStatusCode, JsonElement)> Forget(string customer)
    {
        using var answer = await world.Http.PostAsync("/api/brands/acme/forget", new StringContent(JsonSerializer.Serialize(new { customer }), Encoding.UTF8, "application/json"));
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }
}
