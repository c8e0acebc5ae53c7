using System.Net;
using System.Net.Http;
using System.Text;
using Microsoft.AspNetCore.Http;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Access;

/// <summary>Two agencies with three brands each: no key tells anything of another brand, by any address, format, header or way of writing an id.</summary>
[Collection("azurite")]
public sealed class SeparationTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly string[] Brands = ["north-coffee", "north-shoes", "north", "south-coffee", "south-shoes", "south"];

    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        foreach (var brand in Brands)
        {
            world.Files.WriteSmallMonth(brand);
            world.Files.Write(brand, "more.csv", LiveWorld.Morning, "order_id,ordered_at,net_value,currency,utm_source,customer", $"{Secret(brand)},2026-11-10,{Amount(brand)},EUR,{Secret(brand)},{Secret(brand)}@example.org");
            await world.Put(brand, BrandFolder.Settings(settings => settings["name"] = Secret(brand)));
        }

        await world.Fire("ScheduleNight");
        foreach (var brand in Brands)
        {
            await world.Analysed(brand, "2026-11-23");
        }
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task No_key_opens_an_address_of_another_brand()
    {
        foreach (var (brand, client) in await Clients())
        {
            foreach (var route in HttpRoute.OfBrands)
            {
                foreach (var other in Brands.Where(other => other != brand))
                {
                    var (status, text) = await Ask(client, route.Method, route.Of(other));
                    Assert.True(status == HttpStatusCode.Forbidden, $"{route}: the key of {brand} gets {(int)status} for {other}.");
                    TellsNothing(text, brand, $"{route} of {other}");
                }
            }
        }
    }

    [Fact]
    public async Task A_key_opens_its_own_brand_and_tells_nothing_of_the_others()
    {
        foreach (var (brand, client) in await Clients())
        {
            foreach (var route in HttpRoute.OfBrands.Where(route => route.Method == HttpMethod.Get))
            {
                foreach (var query in new[] { "", "?format=csv", "?format=json", "?format=xlsx", "?format=html", "?window=all", "?from=2026-11-01&to=2026-11-20" })
                {
                    var (_, text) = await Ask(client, route.Method, route.Of(brand) + query);
                    TellsNothing(text, brand, $"{route}{query}");
                }
            }

            // And the key does open something.
            Assert.Contains(Secret(brand), (await Ask(client, HttpMethod.Get, $"/api/brands/{brand}")).Text, StringComparison.Ordinal);
            Assert.Contains(Amount(brand), (await Ask(client, HttpMethod.Get, $"/api/brands/{brand}/roi?window=28d")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_way_of_writing_an_id_leads_from_one_brand_to_another()
    {
        const string own = "north-coffee";
        using var client = await world.Client(own, Permission.Write);
        foreach (var route in HttpRoute.OfBrands)
        {
            foreach (var id in new[] { "south", "north", "north-shoes" }.SelectMany(other => Spellings(own, other)))
            {
                var address = route.Of(id);
                var (status, text) = await Ask(client, route.Method, address);
                Assert.True((int)status is not (>= 200 and < 300) || IsOwn(id), $"{route.Method} {address} answers {(int)status}.");
                Assert.True((int)status < 500, $"{route.Method} {address} answers {(int)status}.");
                TellsNothing(text, own, address);
            }
        }

        // An id may be written with escapes; what is left of it then is the key's own brand.
        static bool IsOwn(string id) => Uri.UnescapeDataString(id).Split('?', '#')[0] == own;
    }

    [Fact]
    public async Task No_header_leads_from_one_brand_to_another()
    {
        const string own = "north-coffee";
        using var client = await world.Client(own, Permission.Write);
        var principal = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"roles\",\"val\":\"operator\"}]}"));
        (string Name, string Value)[] headers =
        [
            ("X-Original-URL", "/api/brands/south"), ("X-Rewrite-URL", "/api/brands/south"), ("X-Forwarded-Path", "/api/brands/south"), ("X-Forwarded-Prefix", "/api/brands/south"),
            ("X-HTTP-Method-Override", "GET"), ("X-HTTP-Method", "GET"), ("X-Method-Override", "GET"), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Host", "localhost"),
            ("X-MS-CLIENT-PRINCIPAL", principal), ("X-MS-CLIENT-PRINCIPAL-ID", "operator"), ("X-MS-CLIENT-PRINCIPAL-NAME", "operator"), ("X-ARR-SSL", "1"), ("X-AppService-Proto", "https"),
            ("Authorization", "Bearer operator"), ("Cookie", "AppServiceAuthSession=operator"), ("x-functions-clientid", "master"), ("X-Brand", "south"), ("Referer", "/api/brands/south"), ("Origin", "null"),
        ];
        foreach (var route in HttpRoute.OfBrands)
        {
            foreach (var header in headers)
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await Ask(client, route.Method, route.Of("south"), header)).Status);
                var (_, text) = await Ask(client, HttpMethod.Get, route.Of(own) + "?brand=south&id=south", header);
                TellsNothing(text, own, $"{route} with {header.Name}");
            }
        }
    }

    [Fact]
    public async Task Without_its_key_no_header_opens_anything()
    {
        using var stranger = world.Stranger();
        var principal = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"roles\",\"val\":\"operator\"}]}"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(stranger, HttpMethod.Get, "/api/brands/south", ("X-MS-CLIENT-PRINCIPAL", principal))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(stranger, HttpMethod.Get, "/api/brands", ("X-MS-CLIENT-PRINCIPAL", principal))).Status);
    }

    [Fact]
    public async Task Two_keys_in_one_request_are_not_played_off_against_each_other()
    {
        var (north, south) = (await Key("north"), await Key("south"));
        using var both = world.Client(north);

        // The header counts, and nothing else.
        Assert.Equal(HttpStatusCode.OK, (await both.GetAsync($"/api/brands/north?code={south}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await both.GetAsync($"/api/brands/south?code={south}")).StatusCode);

        // Twice the same header, or twice the same part of a query, is no key.
        using var twice = world.Client(north);
        twice.DefaultRequestHeaders.Add("x-functions-key", south);
        Assert.Equal(HttpStatusCode.Unauthorized, (await twice.GetAsync("/api/brands/north")).StatusCode);
        using var stranger = world.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/api/brands/south?code={south}&code={north}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/api/brands/south?CODE={south}")).StatusCode);

        // Parts of two keys make none.
        var forged = string.Join('_', ["sfk", "south", .. north.Split('_', 4)[2..]]);
        using var mixed = world.Client(forged);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mixed.GetAsync("/api/brands/south")).StatusCode);
    }

    private static IEnumerable<string> Spellings(string own, string other)
    {
        yield return other.ToUpperInvariant();
        yield return char.ToUpperInvariant(other[0]) + other[1..];
        yield return string.Concat(other.Select(letter => $"%{(int)letter:x2}"));
        yield return string.Concat(other.Select(letter => $"%25{(int)letter:x2}"));
        yield return string.Concat(other.Select(letter => letter is >= 'a' and <= 'z' ? Uri.EscapeDataString(((char)(letter - 'a' + '\uFF41')).ToString()) : letter.ToString()));
        yield return Uri.EscapeDataString(other.Replace('o', '\u043E'));
        yield return Uri.EscapeDataString(other.Replace("s", "\u017F", StringComparison.Ordinal));
        foreach (var end in new[] { "%00", "%20", ".", "%2e", "%09", "%0a", "%c2%ad", "%e2%80%8b", ";x", "%3b", "%23", "%3f", "%7c", "*", "%25", "'", "%27%20or%20PartitionKey%20ne%20%27" })
        {
            yield return other + end;
            yield return own + end + other;
        }

        foreach (var way in new[] { "/../", "%2f..%2f", "/%2e%2e/", "%2f%2e%2e%2f", "//", "%5c..%5c", "/./", "\\..\\", "/..;/", "%252f..%252f" })
        {
            yield return own + way + other;
        }

        yield return "/" + other;
        yield return "./" + other;
        yield return "%2e/" + other;
        yield return $"{own},{other}";
        yield return $"{own}%2c{other}";
        yield return $"{own}|{other}";
        yield return $"{other}?code=";
        yield return $"{other}?brand={own}";
        yield return $"{own}?brand={other}";
    }

    private async Task<List<(string Brand, HttpClient Client)>> Clients()
    {
        var clients = new List<(string, HttpClient)>();
        foreach (var brand in Brands)
        {
            clients.Add((brand, await world.Client(brand, Permission.Read)));
            clients.Add((brand, await world.Client(brand, Permission.Write)));
        }

        return clients;
    }

    private async Task<string> Key(string brand) => (await world.Of<KeyStore>().Create(brand, "of a test", Permission.Read, null, default))!.Key;

    private static async Task<(HttpStatusCode Status, string Text)> Ask(HttpClient client, HttpMethod method, string address, (string Name, string Value)? header = null)
    {
        // The address goes out as it is written, dots, doubled slashes and all.
        using var request = new HttpRequestMessage(method, new Uri($"{client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = HttpMethods.IsGet(method.Method) ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Secret(string brand) => $"canary{Array.IndexOf(Brands, brand)}secret";

    private static string Amount(string brand) => $"{9173531 + (11 * Array.IndexOf(Brands, brand))}";

    private static void TellsNothing(string text, string own, string address) => Assert.All(Brands.Where(brand => brand != own), brand =>
        Assert.False(text.Contains(Secret(brand), StringComparison.Ordinal) || text.Contains(Amount(brand), StringComparison.Ordinal), $"{address} tells the key of {own} something of {brand}: {text[..Math.Min(text.Length, 300)]}"));
}
