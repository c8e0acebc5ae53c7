using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Access;

/// <summary>The life of a key, over HTTP.</summary>
[Collection("azurite")]
public sealed class KeyTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Keys = "/api/brands/acme/keys";
    private const string Settings = "/api/brands/acme";

    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_key_opens_its_brand_in_header_and_query()
    {
        var (key, _) = await Make();

        Assert.Equal(HttpStatusCode.OK, await Ask(key));
        using var stranger = world.Stranger();
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"{Settings}?code={key}")).StatusCode);
    }

    [Fact]
    public async Task A_key_is_told_once_and_stored_as_a_hash()
    {
        using var answer = await world.Http.PostAsync(Keys, Body("{\"label\":\"Power BI\",\"permission\":\"read\"}"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var key = made.GetProperty("key").GetString()!;
        var about = Assert.Single((await world.Get(Keys)).EnumerateArray());
        Assert.Equal(("Power BI", "read", key[^4..]), (about.GetProperty("label").GetString(), about.GetProperty("permission").GetString(), about.GetProperty("lastFour").GetString()));
        Assert.Equal($"{Keys}/{about.GetProperty("id").GetString()}", answer.Headers.Location!.OriginalString);
        var row = Assert.Single(await world.Rows("keys"));
        Assert.All([row, about.ToString(), .. world.Log.Lines], text => Assert.DoesNotContain(key.Split('_', 4)[3][..20], text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_at_once()
    {
        var (key, id) = await Make();

        Assert.Equal(HttpStatusCode.NoContent, (await world.Http.DeleteAsync($"{Keys}/{id}")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(key));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.DeleteAsync($"{Keys}/{id}")).StatusCode);
        Assert.Empty((await world.Get(Keys)).EnumerateArray());
    }

    [Fact]
    public async Task A_replaced_key_opens_until_the_overlap_is_over()
    {
        var (old, id) = await Make();

        var key = await Rotate(id, "{\"overlapHours\":1}");

        Assert.NotEqual(old, key);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Ask(old), await Ask(key)));
        world.Time.Now += TimeSpan.FromHours(1);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Ask(old), await Ask(key)));
    }

    [Fact]
    public async Task A_key_replaced_twice_leaves_none_of_the_first()
    {
        var (first, id) = await Make();
        var second = await Rotate(id, null);
        var third = await Rotate(id, "{\"overlapHours\":0}");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Ask(first), await Ask(second), await Ask(third)));
    }

    [Fact]
    public async Task A_key_with_an_end_opens_until_then()
    {
        var (key, id) = await Make("{\"label\":\"for a week\",\"permission\":\"write\",\"days\":7}");

        world.Time.Now += TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.OK, await Ask(key));
        world.Time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(key));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(await Rotate(id, null)));
    }

    [Fact]
    public async Task The_list_of_brands_shows_a_key_its_own_brand_only()
    {
        await world.Put("abc", BrandFolder.Settings());
        await world.Put("zzz", BrandFolder.Settings());
        using var client = await world.Client("acme", Permission.Read);
        using var stranger = world.Stranger();

        var brands = await client.GetFromJsonAsync<JsonElement>("/api/brands");

        Assert.Equal("acme", Assert.Single(brands.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/brands")).StatusCode);
        Assert.Equal(3, (await world.Get("/api/brands")).GetArrayLength());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    [InlineData("{\"label\":\"a\"}", "permission")]
    [InlineData("{\"permission\":\"read\"}", "label")]
    [InlineData("{\"label\":\" \",\"permission\":\"read\"}", "label")]
    [InlineData("{\"label\":\"a\\nb\",\"permission\":\"read\"}", "label")]
    [InlineData("{\"label\":\"\\ud800\",\"permission\":\"read\"}", "")]
    [InlineData("{\"label\":\"a\",\"permission\":\"administer\"}", "permission")]
    [InlineData("{\"label\":\"a\",\"permission\":2}", "permission")]
    [InlineData("{\"label\":\"a\",\"permission\":\"own\"}", "permission")]
    [InlineData("{\"label\":\"a\",\"permission\":\"read\",\"days\":0}", "days")]
    [InlineData("{\"label\":\"a\",\"permission\":\"read\",\"days\":99999999999}", "days")]
    [InlineData("{\"label\":\"a\",\"permission\":\"read\",\"brand\":\"other\"}", "brand")]
    [InlineData("{\"label\":\"a\",\"label\":\"b\",\"permission\":\"read\"}", "label")]
    [InlineData("{\"label\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}", "label")]
    public async Task What_is_no_wish_for_a_key_makes_none(string body, string field)
    {
        using var answer = await world.Http.PostAsync(Keys, Body(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name, StringComparison.Ordinal);
        Assert.Empty((await world.Get(Keys)).EnumerateArray());
    }

    [Fact]
    public async Task A_body_longer_than_any_wish_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Http.PostAsync(Keys, Body($"{{\"label\":\"{new string('a', 5000)}\"}}"))).StatusCode);

    [Fact]
    public async Task A_brand_has_at_most_a_hundred_keys()
    {
        for (var i = 0; i < KeyStore.Most; i++)
        {
            await world.Of<KeyStore>().Create("acme", "one of many", Permission.Read, null, default);
        }

        Assert.Equal(HttpStatusCode.Conflict, (await world.Http.PostAsync(Keys, Body("{\"label\":\"a\",\"permission\":\"read\"}"))).StatusCode);
    }

    [Theory]
    [InlineData("POST", "/rotate")]
    [InlineData("DELETE", "")]
    public async Task A_key_that_is_not_there_is_told_so(string method, string rest)
    {
        foreach (var id in new[] { "23456789bcdf", "x", "..%2fbrands", new string('2', 300) })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{Keys}/{id}{rest}");
            Assert.Equal(HttpStatusCode.NotFound, (await world.Http.SendAsync(request)).StatusCode);
        }
    }

    private async Task<(string Key, string Id)> Make(string body = "{\"label\":\"a\",\"permission\":\"read\"}")
    {
        using var answer = await world.Http.PostAsync(Keys, Body(body));
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (made.GetProperty("key").GetString()!, made.GetProperty("about").GetProperty("id").GetString()!);
    }

    private async Task<string> Rotate(string id, string? body)
    {
        using var answer = await world.Http.PostAsync($"{Keys}/{id}/rotate", body is null ? null : Body(body));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    private async Task<HttpStatusCode> Ask(string key)
    {
        using var client = world.Client(key);
        return (await client.GetAsync(Settings)).StatusCode;
    }

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");
}
