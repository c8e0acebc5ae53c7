using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Access;

/// <summary>Links for people without an account: given out, listed, and called back one by one.</summary>
[Collection("azurite")]
public sealed class ShareTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Shares = "/api/brands/acme/shares";

    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_link_that_was_called_back_opens_nothing_and_the_others_still_do()
    {
        var (first, id) = await Give("hours", "for Ada");
        var (second, _) = await Give("hours", "for Grace");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Open(first), await Open(second)));
        Assert.Equal(HttpStatusCode.NoContent, (await world.Http.DeleteAsync($"{Shares}/{id}")).StatusCode);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (await Open(first), await Open(second)));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.DeleteAsync($"{Shares}/{id}")).StatusCode);
        Assert.Equal("for Grace", Assert.Single((await world.Get(Shares)).EnumerateArray()).GetProperty("label").GetString());
    }

    [Fact]
    public async Task The_list_does_not_hold_the_links_themselves()
    {
        var (address, _) = await Give("hours", "for Ada");
        await world.Get("/api/brands/acme/worksheet-link");

        var list = await world.Get(Shares);

        Assert.Equal(["hours", "worksheet-form"], list.EnumerateArray().Select(share => share.GetProperty("page").GetString()).Order());
        Assert.DoesNotContain(address.Split('.')[^1], list.ToString(), StringComparison.Ordinal);
        Assert.All(await world.Rows("shares"), row => Assert.DoesNotContain(address.Split('.')[^1], row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_opens_as_long_as_was_said_and_is_listed_no_longer()
    {
        var (address, _) = await Give("hours", "for a day", 1);

        world.Time.Now += TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.OK, await Open(address));
        world.Time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.Forbidden, await Open(address));
        Assert.Empty((await world.Get(Shares)).EnumerateArray());
        Assert.Empty(await world.Rows("shares"));
    }

    [Fact]
    public async Task A_link_is_no_key()
    {
        var (address, _) = await Give("hours", "for Ada");
        var token = address.Split("link=")[1];
        using var asKey = world.Client(token);
        using var stranger = world.Stranger();

        Assert.Equal(HttpStatusCode.Unauthorized, (await asKey.GetAsync("/api/brands/acme/roi")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/api/brands/acme/roi?link={token}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/api/brands/acme?code={token}")).StatusCode);
    }

    [Fact]
    public async Task The_writer_of_one_brand_cannot_call_back_the_links_of_another()
    {
        var (address, id) = await Give("hours", "for Ada");
        await world.Put("other", BrandFolder.Settings());
        using var other = await world.Client("other", Permission.Write);

        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync($"/api/brands/other/shares/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.DeleteAsync($"{Shares}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Open(address));
    }

    [Theory]
    [InlineData("{}", "page")]
    [InlineData("{\"page\":\"keys\"}", "page")]
    [InlineData("{\"page\":\"../../other/hours\"}", "page")]
    [InlineData("{\"page\":\"hours\",\"days\":367}", "days")]
    [InlineData("{\"page\":\"hours\",\"label\":\"\"}", "label")]
    [InlineData("{\"page\":\"hours\",\"brand\":\"other\"}", "brand")]
    public async Task What_is_no_wish_for_a_link_gives_none(string body, string field)
    {
        using var answer = await world.Http.PostAsync(Shares, Body(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(await world.Rows("shares"));
    }

    private async Task<(string Address, string Id)> Give(string page, string label, int days = 14)
    {
        using var answer = await world.Http.PostAsync(Shares, Body($$"""{"page":"{{page}}","label":"{{label}}","days":{{days}}}"""));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var link = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (new Uri(link.GetProperty("url").GetString()!).PathAndQuery, link.GetProperty("id").GetString()!);
    }

    private async Task<HttpStatusCode> Open(string address)
    {
        using var stranger = world.Stranger();
        return (await stranger.GetAsync(address)).StatusCode;
    }

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");
}
