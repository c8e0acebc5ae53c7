using System.Net;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

[Collection("azurite")]
public sealed class GetLinkTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_link_to_an_own_page_comes_without_a_warning()
    {
        var link = await world.Get($"/api/brands/acme/links?platform=LinkedIn&campaign=spring%20sale&url={Uri.EscapeDataString("https://www.acme.example/sale?a=1#b")}");

        Assert.Equal("https://www.acme.example/sale?a=1&utm_source=linkedin&utm_medium=social&utm_campaign=spring%20sale#b", link.GetProperty("url").GetString());
        Assert.Equal("linkedin", link.GetProperty("platform").GetString());
        Assert.Empty(link.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task What_may_surprise_is_said()
    {
        var link = await world.Get($"/api/brands/acme/links?platform=x&url={Uri.EscapeDataString("http://notacme.example/?fbclid=1")}");

        var warnings = link.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!).ToArray();
        Assert.Equal(3, warnings.Length);
        Assert.Contains("'notacme.example' is none of the brand's own domains (acme.example)", warnings[0], StringComparison.Ordinal);
        Assert.Contains("'fbclid'", warnings[1], StringComparison.Ordinal);
        Assert.Contains("https", warnings[2], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ProblemTests.OddIds), MemberType = typeof(ProblemTests))]
    public async Task Odd_names_and_addresses_are_problems(string odd)
    {
        var text = Uri.EscapeDataString(odd);
        foreach (var query in new[] { $"platform={text}!&url=https://acme.example/", $"platform=x&url={text}", $"platform=x&url=https://acme.example/&paid={text}", "platform=x", "url=https://acme.example/" })
        {
            var answer = await world.Http.GetAsync($"/api/brands/acme/links?{query}");

            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{query}: {(int)answer.StatusCode} {body}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.InRange(body.Length, 50, 1500);
            Assert.NotEmpty(JsonSerializer.Deserialize<JsonElement>(body).GetProperty("errors").EnumerateObject());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.GetAsync($"/api/brands/{text}/links?platform=x&url=https://acme.example/")).StatusCode);
    }
}
