using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>What cannot be answered is answered as a problem (RFC 9457) that says what is wrong and what would be right, and never as a failure of ours.</summary>
[Collection("azurite")]
public sealed class ProblemTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task An_unknown_brand_is_told_how_to_create_it()
    {
        foreach (var path in new[] { "/api/brands/nobody/roi", "/api/brands/nobody" })
        {
            var problem = await Problem(HttpMethod.Get, path, HttpStatusCode.NotFound);
            Assert.Contains("no brand 'nobody'", problem.Detail, StringComparison.Ordinal);
            Assert.Contains("PUT /api/brands/nobody", problem.Detail, StringComparison.Ordinal);
        }

        Assert.Contains("'nobody'", (await Problem(HttpMethod.Post, "/api/brands/nobody/runs", HttpStatusCode.NotFound)).Detail, StringComparison.Ordinal);
        Assert.Contains("has no run '2026-11-23'", (await Problem(HttpMethod.Get, "/api/brands/acme/runs/2026-11-23", HttpStatusCode.NotFound)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_brand_before_its_first_night_is_told_how_to_run_it() =>
        Assert.Contains("POST /api/brands/acme/runs", (await Problem(HttpMethod.Get, "/api/brands/acme/roi", HttpStatusCode.NotFound)).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("window=91d", "window", "'91d'", "28d, 90d, 365d, all")]
    [InlineData("window=", "window", "''", "28d, 90d, 365d, all")]
    [InlineData("window=28d&window=90d", "window", "'28d,90d'", "28d, 90d, 365d, all")]
    [InlineData("from=2026-11-02&to=2026-11-01", "to", "2026-11-01 lies before the first day 2026-11-02", "exchange")]
    [InlineData("from=2026-11-02", "to", "''", "together")]
    [InlineData("from=yesterday&to=2026-11-01", "from", "'yesterday'", "2026-11-23")]
    [InlineData("from=2026-02-30&to=2026-11-01", "from", "'2026-02-30'", "2026-11-23")]
    [InlineData("from=1990-01-01&to=2026-11-01", "from", "3660 days", "window=all")]
    [InlineData("from=0001-01-01&to=0001-01-10", "from", "0001-01-01", "check the year")]
    [InlineData("from=9999-01-01&to=9999-12-31", "from", "9999-01-01", "yesterday")]
    [InlineData("from=2026-11-01&to=2026-11-02&window=28d", "window", "not for both", "from and to")]
    [InlineData("format=pdf", "format", "'pdf'", "json or csv")]
    [InlineData("format=%00%1B[31m", "format", "'··[31m'", "json or csv")]
    public async Task A_wrong_query_names_field_value_and_remedy(string query, string field, string value, string remedy)
    {
        var problem = await Problem(HttpMethod.Get, $"/api/brands/acme/roi?{query}", HttpStatusCode.BadRequest);

        var fault = Assert.Single(problem.Errors[field]);
        Assert.Contains(value, fault, StringComparison.Ordinal);
        Assert.Contains(remedy, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_of_a_query_are_named_at_once() =>
        Assert.Equal(["format", "from", "to"], (await Problem(HttpMethod.Get, "/api/brands/acme/roi?format=pdf&from=x&to=y", HttpStatusCode.BadRequest)).Errors.Keys.Order());

    public static TheoryData<string> OddIds => new(
        "it's", "a\"b", "a/b", "a\\b", "a#b", "a?b", "a%b", "a b", "a\tb", "a\nb", "a\u0001b", "a\u007Fb", "Acme", "асме", "acme\u200B", "ａｃｍｅ", "acmé", "💥", "-acme", "a|b", "!open", "PartitionKey eq 'x'", new string('a', 64), new string('a', 10_000), string.Concat(Enumerable.Repeat("💥", 1000)));

    [Theory]
    [MemberData(nameof(OddIds))]
    public async Task An_odd_id_finds_nothing_and_breaks_nothing(string id)
    {
        var text = Uri.EscapeDataString(id);
        foreach (var (method, path) in new[] { (HttpMethod.Get, $"/api/brands/{text}"), (HttpMethod.Get, $"/api/brands/{text}/roi"), (HttpMethod.Post, $"/api/brands/{text}/runs"), (HttpMethod.Get, $"/api/brands/{text}/runs/2026-11-23"), (HttpMethod.Get, $"/api/brands/acme/runs/{text}") })
        {
            var problem = await Problem(method, path, HttpStatusCode.NotFound);
            Assert.True(problem.Detail.Length < 500, problem.Detail);
            Assert.DoesNotContain(problem.Detail, char.IsControl);
        }
    }

    [Theory]
    [MemberData(nameof(OddIds))]
    public async Task No_brand_is_created_under_an_odd_id(string id)
    {
        var text = Uri.EscapeDataString(id);
        var answer = await Send(HttpMethod.Put, $"/api/brands/{text}", BrandFolder.Settings());

        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{answer.StatusCode}");
        await Read(answer);
        Assert.Equal("acme", Assert.Single((await world.Get("/api/brands")).EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task All_faults_of_settings_are_named_at_once_by_field()
    {
        var answer = await Send(HttpMethod.Put, "/api/brands/acme", """
            {
              "name": " ", "currency": "euro", "timeZone": "Mars/Olympus", "nightAt": "25:00", "hourlyRate": "forty", "grossMargin": 60, "lookBackDays": 0,
              "domains": ["https://acme.example/shop"], "discountCodes": { "INSTA10": "in sta" }, "platforms": { "linkedin": { "weeklyHours": -1 }, "Twitter": {}, "x": {} },
              "sources": { "nothing": {} }, "conversionSource": "shop", "colour": "red"
            }
            """);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await Read(answer)).Errors;
        Assert.Equal(
            ["colour", "conversionSource", "currency", "discountCodes.INSTA10", "domains.0", "grossMargin", "hourlyRate", "lookBackDays", "name", "nightAt", "platforms.linkedin.weeklyHours", "platforms.x", "sources.nothing", "timeZone"],
            errors.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("\"forty\" is of a wrong type: a number is expected", errors["hourlyRate"][0], StringComparison.Ordinal);
        Assert.Contains("Known are: name, currency", errors["colour"][0], StringComparison.Ordinal);
        Assert.Contains("'Mars/Olympus'", errors["timeZone"][0], StringComparison.Ordinal);
        Assert.Contains("'euro'", errors["currency"][0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"acme\"")]
    [InlineData("{\"name\": \"a\", \"name\": \"b\"}")]
    [InlineData("{\"name\": \"\\ud800\"}")]
    [InlineData("{\"platforms\": {\"\": null}, \"sources\": {\"\": 1}, \"domains\": [null], \"discountCodes\": {\"a\": null}}")]
    [InlineData("{\"sources\": null, \"platforms\": [], \"domains\": \"acme.example\"}")]
    [InlineData("{\"a'b]\": 1, \"x.y\": 2, \"[0]\": 3}")]
    public async Task What_is_no_settings_is_a_bad_request(string body) =>
        Assert.NotEmpty((await Problem(HttpMethod.Put, "/api/brands/acme", HttpStatusCode.BadRequest, body)).Errors);

    [Fact]
    public async Task Settings_that_are_too_large_are_refused() =>
        Assert.Contains("256 KiB", (await Problem(HttpMethod.Put, "/api/brands/acme", HttpStatusCode.RequestEntityTooLarge, $"{{\"name\": \"{new string('a', 300_000)}\"}}")).Detail, StringComparison.Ordinal);

    [Fact]
    public async Task Deep_settings_are_refused() =>
        await Problem(HttpMethod.Put, "/api/brands/acme", HttpStatusCode.BadRequest, $"{{\"sources\": {string.Concat(Enumerable.Repeat("{\"a\":", 5000))}1{new string('}', 5000)}}}");

    [Fact]
    public async Task Large_settings_with_pictures_in_their_texts_come_back_as_they_were_written()
    {
        var settings = BrandFolder.Settings(all => all["discountCodes"] = new System.Text.Json.Nodes.JsonObject(
            Enumerable.Range(0, 4000).Select(i => KeyValuePair.Create($"code-{i}-", (System.Text.Json.Nodes.JsonNode?)"x")))).Replace("-\"", "💥\"", StringComparison.Ordinal);
        Assert.InRange(settings.Length, 65_000, 250_000);

        await world.Put("acme", settings);

        Assert.Equal(settings, await (await world.Http.GetAsync("/api/brands/acme")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_brand_whose_stored_settings_no_longer_hold_says_so_and_can_be_mended()
    {
        await world.Store.UpdateEntityAsync(new TableEntity(TableKeys.Brands, "acme") { ["Settings"] = "{}" }, ETag.All);

        Assert.Contains("currency", (await Problem(HttpMethod.Get, "/api/brands/acme/roi", HttpStatusCode.Conflict)).Detail, StringComparison.Ordinal);
        Assert.Contains("PUT /api/brands/acme", (await Problem(HttpMethod.Post, "/api/brands/acme/runs", HttpStatusCode.Conflict)).Detail, StringComparison.Ordinal);
        Assert.Equal("{}", (await world.Get("/api/brands/acme")).ToString());
        await world.Put("acme", BrandFolder.Settings());
        await Problem(HttpMethod.Get, "/api/brands/acme/roi", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_method_or_address_is_a_problem_too()
    {
        await Problem(HttpMethod.Delete, "/api/brands/acme/roi", HttpStatusCode.NotFound);
        await Problem(HttpMethod.Get, "/api/brands/acme/runs", HttpStatusCode.NotFound);
        await Problem(HttpMethod.Get, "/api/nothing", HttpStatusCode.NotFound);
        await Problem(HttpMethod.Post, "/admin/functions/nothing", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_told_but_health()
    {
        using var stranger = new HttpRequestMessage(HttpMethod.Get, "/api/brands/acme");
        world.Http.DefaultRequestHeaders.Clear();

        var answer = await world.Http.SendAsync(stranger);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await Read(answer);
        Assert.Equal("up", (await world.Get("/api/health")).GetProperty("status").GetString());
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(world.Http.BaseAddress!, path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await world.Http.SendAsync(request);
    }

    private async Task<(string Detail, Dictionary<string, string[]> Errors)> Problem(HttpMethod method, string path, HttpStatusCode expected, string? body = null)
    {
        var answer = await Send(method, path, body);
        Assert.True(expected == answer.StatusCode, $"{method} {path[..Math.Min(path.Length, 200)]}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await Read(answer);
    }

    private static async Task<(string Detail, Dictionary<string, string[]> Errors)> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType}: {text}");
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        var errors = problem.TryGetProperty("errors", out var faults)
            ? faults.EnumerateObject().ToDictionary(fault => fault.Name, fault => fault.Value.EnumerateArray().Select(line => line.GetString()!).ToArray())
            : [];
        var detail = problem.TryGetProperty("detail", out var words) ? words.GetString() ?? "" : "";
        Assert.True(detail.Length > 10 || errors.Count > 0, text);
        return (detail, errors);
    }
}
