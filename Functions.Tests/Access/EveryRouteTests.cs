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

    private static async Task<(HttpStatusCode Status, string Text)> Ask(HttpClient client, HttpRoute route, string brand, string query)
    {
        using var request = new HttpRequestMessage(route.Method, new Uri(client.BaseAddress!, route.Of(brand) + query));
        request.Content = route.Method == HttpMethod.Get ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
