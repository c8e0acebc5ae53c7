using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Access;

/// <summary>What is longer, deeper or more than any honest request is refused, whether or not it says so beforehand.</summary>
[Collection("azurite")]
public sealed class LimitTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings(settings => settings["platforms"] = new System.Text.Json.Nodes.JsonObject { ["x"] = new System.Text.Json.Nodes.JsonObject() }));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Every_address_refuses_a_body_that_goes_on_and_on()
    {
        foreach (var route in HttpRoute.OfBrands.Where(route => route.Method != HttpMethod.Get && route.Method != HttpMethod.Delete && route.Function is not ("ImportFile" or "StartRun")))
        {
            foreach (var type in new[] { "application/json", "application/x-www-form-urlencoded", "text/csv" })
            {
                using var endless = new Unannounced(type, "a", 24);
                using var request = new HttpRequestMessage(route.Method, new Uri(world.Http.BaseAddress!, route.Of("acme"))) { Content = endless };
                try
                {
                    using var answer = await world.Http.SendAsync(request);
                    Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{route} with {type}: {(int)answer.StatusCode}");
                }
                catch (HttpRequestException)
                {
                    // The connection was closed while the body still came.
                }
            }
        }
    }

    [Fact]
    public async Task A_form_is_bounded_also_when_it_does_not_say_how_long_it_is()
    {
        var link = new Uri((await world.Get("/api/brands/acme/hours-link")).GetProperty("url").GetString()!).PathAndQuery;
        using var stranger = world.Stranger();
        using var small = new FormUrlEncodedContent([KeyValuePair.Create("hours-x", "4")]);
        Assert.Equal(HttpStatusCode.OK, (await stranger.PostAsync(link, small)).StatusCode);

        using var large = new Unannounced("application/x-www-form-urlencoded", "hours-x=4&x=", 1);
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.PostAsync(link, large)).StatusCode);
    }

    [Theory]
    [InlineData("{\"a\":", "}", "PUT", "/api/brands/acme")]
    [InlineData("[", "]", "POST", "/api/brands/acme/effort")]
    [InlineData("{\"label\":", "}", "POST", "/api/brands/acme/keys")]
    [InlineData("[", "]", "POST", "/api/brands/acme/shares")]
    [InlineData("{\"customer\":", "}", "POST", "/api/brands/acme/forget")]
    public async Task Deep_json_is_refused(string open, string close, string method, string path)
    {
        foreach (var depth in new[] { 20, 300, 10_000 })
        {
            var text = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(world.Http.BaseAddress!, path)) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
            var status = (await world.Http.SendAsync(request)).StatusCode;
            Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{path}, {depth} deep: {status}");
        }
    }

    [Fact]
    public async Task Long_headers_addresses_and_many_headers_are_refused()
    {
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, await Ask("/api/brands/acme", request => request.Headers.Add("X-Long", new string('a', 40_000))));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, await Ask("/api/brands/acme", request =>
        {
            for (var i = 0; i < 200; i++)
            {
                request.Headers.Add($"X-{i}", "a");
            }
        }));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, await Ask($"/api/brands/acme/roi?from={new string('a', 65_500)}", _ => { }));
    }

    private async Task<HttpStatusCode> Ask(string path, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + path));
        change(request);
        using var answer = await world.Http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>A body in chunks that does not say how long it is.</summary>
    private sealed class Unannounced : HttpContent
    {
        private readonly string start;
        private readonly int megabytes;

        public Unannounced(string type, string start, int megabytes)
        {
            (this.start, this.megabytes) = (start, megabytes);
            Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(start));
            var chunk = Encoding.UTF8.GetBytes(new string('a', 64 * 1024));
            for (var i = 0; i < megabytes * 16; i++)
            {
                await stream.WriteAsync(chunk);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
