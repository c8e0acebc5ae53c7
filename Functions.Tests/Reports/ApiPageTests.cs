using SocialFunnel.Access;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Reports;

[Collection("azurite")]
public sealed class ApiPageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_page_tells_every_address_to_anybody_and_loads_nothing()
    {
        await using var world = await LiveWorld.Start(azurite);
        using var stranger = world.Stranger();

        var answer = await stranger.GetAsync("/api/docs");
        var html = await answer.Content.ReadAsStringAsync();

        Browser.IsSafe(answer, Shown(html));
        Assert.All(HttpRoute.All, route => Assert.Contains($"<section id=\"{route.Function}\"><h3><code>{route.Method} {route.Template}</code></h3>", html, StringComparison.Ordinal));
        Assert.DoesNotContain(" src=", html, StringComparison.Ordinal);
        var anchors = System.Text.RegularExpressions.Regex.Matches(html, "href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value).Distinct();
        Assert.All(anchors, anchor => Assert.Contains($"id=\"{anchor}\"", html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_document_is_served_to_anybody()
    {
        await using var world = await LiveWorld.Start(azurite);
        using var stranger = world.Stranger();

        var answer = await stranger.GetAsync("/api/openapi.json");

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl!.ToString());
        Assert.Contains("\"openapi\": \"3.1.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // Addresses stand in it as text, in examples and explanations.
    private static string Shown(string html) => html.Replace("https:", "", StringComparison.Ordinal).Replace("http:", "", StringComparison.Ordinal);
}
