using System.Net;
using System.Net.Http;
using System.Text;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Access;

/// <summary>What every address of a brand must do, found by asking it: a new function that does not stand behind the gate fails here.</summary>
[Collection("azurite")]
public sealed class EveryRouteTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public void There_are_addresses_to_ask() => Assert.True(HttpRoute.OfBrands.Count > 10, $"{HttpRoute.OfBrands.Count} addresses of brands were found.");

    [Fact]
    public async Task No_address_of_a_brand_tells_a_stranger_anything()
    {
        using var stranger = world.Stranger();
        foreach (var route in HttpRoute.OfBrands)
        {
            foreach (var query in new[] { "", "?code=wrong", "?link=1.2", "?code=" })
            {
                var there = await Ask(stranger, route, "acme", query);
                var absent = await Ask(stranger, route, "nobody", query);

                Assert.True(there.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{route}{query} answers {(int)there.Status} to a stranger. Answer through BrandAccess.");
                Assert.Equal(absent, there);
            }
        }
    }

    [Fact]
    public async Task No_address_of_a_brand_opens_to_a_key_of_another()
    {
        await world.Put("other", BrandFolder.Settings());
        using var other = await world.Client("other", Permission.Write);
        foreach (var route in HttpRoute.OfBrands)
        {
            var there = await Ask(other, route, "acme", "");
            var absent = await Ask(other, route, "nobody", "");

            Assert.True(there.Status == HttpStatusCode.Forbidden, $"{route} answers {(int)there.Status} to a key of another brand. Answer through BrandAccess.");
            Assert.Equal(absent, there);
        }
    }

    [Fact]
    public async Task A_key_for_reading_changes_nothing()
    {
        using var reader = await world.Client("acme", Permission.Read);
        var before = await world.Rows("brands", "keys", "shares", "readings", "runs");
        foreach (var route in HttpRoute.OfBrands.Where(route => route.Method != HttpMethod.Get))
        {
            var answer = await Ask(reader, route, "acme", "");
            Assert.True(answer.Status == HttpStatusCode.Forbidden, $"{route} answers {(int)answer.Status} to a key for reading. Ask for Permission.Write.");
        }

        Assert.Equal(before, await world.Rows("brands", "keys", "shares", "readings", "runs"));
    }

    [Fact]
    public async Task Keys_and_settings_are_for_the_operator()
    {
        using var writer = await world.Client("acme", Permission.Write);
        foreach (var route in HttpRoute.OfBrands.Where(route => route.Template.Contains("/keys", StringComparison.Ordinal) || route.Function is "PutBrand"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Ask(writer, route, "acme", "")).Status);
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> Ask(HttpClient client, HttpRoute route, string brand, string query)
    {
        using var request = new HttpRequestMessage(route.Method, new Uri(client.BaseAddress!, route.Of(brand) + query));
        request.Content = route.Method == HttpMethod.Get ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
