using System.Net;
using System.Net.Http;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Reports;

[Collection("azurite")]
public sealed class RunPageTests(AzuriteFixture azurite)
{
    private const string Hostile = "<script>alert('x')</script>\"'&";

    [Fact]
    public async Task An_open_run_follows_its_sources_until_it_has_ended()
    {
        using var gate = new SemaphoreSlim(0);
        using var reading = new SemaphoreSlim(0);
        await using var world = await LiveWorld.Start(azurite, new TestSource(context =>
        {
            reading.Release();
            gate.Wait();
            return [];
        }));
        await world.Put("acme", BrandFolder.Settings(BrandFolder.WithTestSource));
        world.Files.WriteSmallMonth("acme");
        await world.Fire("ScheduleNight");
        await reading.WaitAsync();
        try
        {
            var (answer, html) = await Page(world, "?format=html&code=a%26b");

            Browser.IsSafe(answer, html);
            Assert.Equal("3", answer.Headers.GetValues("Refresh").Single());
            Assert.Contains("<th scope=\"row\">invented</th>", html, StringComparison.Ordinal);
            Assert.Contains(">reading</td>", html, StringComparison.Ordinal);
            Assert.Contains("href=\"?format=html&amp;live=off&amp;code=a%26b\"", html, StringComparison.Ordinal);
            var (still, stillHtml) = await Page(world, "?format=html&live=off");
            Assert.False(still.Headers.Contains("Refresh"));
            Assert.Contains("follow the run", stillHtml, StringComparison.Ordinal);
        }
        finally
        {
            gate.Release(100);
        }

        await world.Analysed("acme", "2026-11-23");
        var (after, done) = await Page(world, "?format=html");
        Assert.False(after.Headers.Contains("Refresh"));
        Assert.Contains("Done: everything is in.", done, StringComparison.Ordinal);
        Assert.Contains("href=\"../report?window=90d\"", done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_source_says_why_and_hostile_words_stay_words()
    {
        await using var world = await LiveWorld.Start(azurite, new TestSource(_ => throw new InvalidOperationException(Hostile)));
        await world.Put("acme", BrandFolder.Settings(BrandFolder.WithTestSource));
        world.Files.WriteSmallMonth("acme");
        await world.Night("acme", new DateOnly(2026, 11, 23));

        var (answer, html) = await Page(world, "?format=html");

        Browser.IsSafe(answer, html);
        Assert.Contains("class=\"bad\">failed</td>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&#x27;x&#x27;)", html, StringComparison.Ordinal);
        Assert.Contains("Done, but not everything was in.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "", "text/html")]
    [InlineData("application/json", "", "application/json")]
    [InlineData("*/*", "", "application/json")]
    [InlineData("", "", "application/json")]
    [InlineData("text/html;q=0.5, application/json", "", "application/json")]
    [InlineData("complete nonsense;;q=x", "", "application/json")]
    [InlineData("text/html", "?format=json", "application/json")]
    [InlineData("application/json", "?format=html", "text/html")]
    [InlineData("text/html", "?format=pdf", "application/problem+json")]
    public async Task Browsers_get_the_page_and_programs_the_numbers(string accept, string query, string type)
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
        await world.Night("acme", new DateOnly(2026, 11, 23));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Http.BaseAddress!, $"/api/brands/acme/runs/2026-11-23{query}"));
        request.Headers.TryAddWithoutValidation("Accept", accept);

        var answer = await world.Http.SendAsync(request);

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(query == "?format=pdf" ? HttpStatusCode.BadRequest : HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<(HttpResponseMessage Answer, string Html)> Page(LiveWorld world, string query)
    {
        var answer = await world.Http.GetAsync($"/api/brands/acme/runs/2026-11-23{query}");
        return (answer, await answer.Content.ReadAsStringAsync());
    }
}
