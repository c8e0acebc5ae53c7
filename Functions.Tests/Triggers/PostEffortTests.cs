using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

[Collection("azurite")]
public sealed class PostEffortTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_week_is_stored_answered_and_corrected_by_sending_it_again()
    {
        var first = await Post("""{"week":"2026-11-16","platforms":{"linkedin":{"hours":4,"spend":0},"Twitter":{"hours":1.00005}}}""");

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(
            """{"brand":"acme","from":"2026-11-16","to":"2026-11-22","currency":"EUR","readings":14,"platforms":[{"platform":"linkedin","hours":4,"spend":0},{"platform":"x","hours":1.0000,"spend":null}]}""",
            first.Text);

        world.Time.Now += TimeSpan.FromMinutes(1);
        await Post("""{"week":"2026-11-16","platforms":{"linkedin":{"hours":5}}}""");

        var brand = (await world.Of<BrandStore>().Find("acme", default))!;
        var effort = await world.Of<ReadingLoader>().Effort(brand, new Window(new(2026, 11, 1), new(2026, 11, 30)), default);
        Assert.Equal(14, effort.Count);
        Assert.Equal((5m, 1m), (Sum("linkedin"), Sum("x")));
        Assert.All(effort.Where(reading => reading.Account.Platform.Name == "linkedin"), reading => Assert.Equal(new Money(0, "EUR"), reading.Spend));

        decimal? Sum(string platform) => effort.Where(reading => reading.Account.Platform.Name == platform).Sum(reading => reading.Hours);
    }

    [Fact]
    public async Task All_faults_come_back_by_field()
    {
        var answer = await Post("""{"week":"2026-11-17","platforms":{"linkedin":{"hours":-1},"x":{"hours":175},"ä":{"hours":1}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var errors = JsonSerializer.Deserialize<JsonElement>(answer.Text).GetProperty("errors");
        Assert.Equal(["week", "platforms.linkedin.hours", "platforms.x.hours", "platforms.ä"], errors.EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task What_is_no_entry_is_a_problem_and_no_failure()
    {
        foreach (var body in new[] { "", "null", "4", "{", "{\"week\":{}}", "\0", new string('[', 5000) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Post(body)).Status);
        }

        var many = string.Join(',', Enumerable.Range(0, 101).Select(at => $"\"p{at}\":{{\"hours\":1}}"));
        Assert.Contains("more than 100 platforms", (await Post($"{{\"week\":\"2026-11-16\",\"platforms\":{{{many}}}}}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(new string(' ', 70_000))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Post("{}", "nobody")).Status);
        using var stranger = new StringContent("{}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Stranger().PostAsync("/api/brands/acme/effort", stranger)).StatusCode);
    }

    private async Task<(HttpStatusCode Status, string Text)> Post(string json, string brand = "acme")
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await world.Http.PostAsync($"/api/brands/{brand}/effort", body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
