using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.VisualBasic.FileIO;
using MiniExcelLibs;
using SocialFunnel.Analysis;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Samples;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>The report over HTTP, in every format.</summary>
[Collection("azurite")]
public sealed partial class ReportAnswersTests(AzuriteFixture azurite)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task The_sample_brand_in_all_formats_says_the_same()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Sample();

        foreach (var window in ReportWindow.Every)
        {
            var json = await world.Get($"/api/brands/{SampleBrand.Id}/report?format=json&window={window.Name}");
            var roi = json.GetProperty("platforms").EnumerateArray().ToDictionary(platform => platform.GetProperty("platform").GetString()!, platform => Math.Round(platform.GetProperty("revenue").GetDouble(), 4));
            var csv = Csv(await Text(world, $"report?format=csv&window={window.Name}"));
            var revenue = Array.IndexOf(csv[0], "revenue");
            using var book = new MemoryStream(await world.Http.GetByteArrayAsync($"/api/brands/{SampleBrand.Id}/report?format=xlsx&window={window.Name}"));
            var sheet = book.Query(useHeaderRow: true, sheetName: "platforms").Cast<IDictionary<string, object>>().ToDictionary(row => (string)row["platform"], row => Math.Round((double)row["revenue"], 4));
            var html = WebUtility.HtmlDecode(await Text(world, $"report?window={window.Name}"));

            Assert.Equal(5, roi.Count);
            Assert.Equal(roi, sheet);
            Assert.Equal(roi, csv.Skip(1).ToDictionary(line => line[0], line => double.Parse(line[revenue], CultureInfo.InvariantCulture)));
            Assert.All(roi.Values, revenue => Assert.Contains(Texts.English.Money((decimal)revenue, "EUR"), html, StringComparison.Ordinal));
            Assert.Contains(json.GetProperty("sentence").GetString()!, Plain(html), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Json_is_a_versioned_schema_with_everything_the_page_shows()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Sample();

        var json = await world.Get($"/api/brands/{SampleBrand.Id}/report?format=json");

        Assert.Equal(Report.CurrentVersion, json.GetProperty("version").GetInt32());
        Assert.StartsWith("LinkedIn and the blog pay", json.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(90, json.GetProperty("daily").GetProperty("conversions").GetArrayLength());
        Assert.Equal(57, json.GetProperty("correlations").EnumerateArray().Single(link => link.GetProperty("platform").GetString() == "linkedin").GetProperty("correlogram").GetProperty("correlations").GetArrayLength());
        Assert.NotEmpty(json.GetProperty("definitions").EnumerateArray());
        Assert.NotNull(JsonSerializer.Deserialize<Report>(json, Json.Create()));
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("*/*", "text/html")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("text/*;q=0.1, application/json;q=0.2", "application/json")]
    [InlineData("text/html;q=0, */*", "application/json")]
    [InlineData(Xlsx, Xlsx)]
    [InlineData("image/png", "text/html")]
    [InlineData("nonsense", "text/html")]
    public async Task The_format_follows_what_is_accepted(string accept, string type)
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Empty();

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/brands/empty/report");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var answer = await world.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("format=html")]
    [InlineData("format=json")]
    [InlineData("format=csv&table=summary")]
    [InlineData("format=xlsx")]
    [InlineData("format=json&from=2026-11-01&to=2026-11-20")]
    public async Task Who_has_it_already_gets_304_until_another_night_came(string query)
    {
        await using var world = await LiveWorld.Start(azurite);
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings());
        await world.Night("acme", ReportWorld.Night);

        var first = await world.Http.GetAsync($"/api/brands/acme/report?{query}");
        var tag = first.Headers.ETag!;
        Assert.Equal(("private, no-cache", "nosniff"), (Cache(first), first.Headers.GetValues("X-Content-Type-Options").Single()));
        var again = await Conditional(world, query, tag.ToString());
        Assert.Equal((HttpStatusCode.NotModified, tag.Tag), (again.StatusCode, again.Headers.ETag!.Tag));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal("private, no-cache", Cache(again));
        Assert.Equal(HttpStatusCode.NotModified, (await Conditional(world, query, $"\"x\", W/{tag}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Conditional(world, query, "\"x\"")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Conditional(world, query, tag.ToString(), "de-DE")).StatusCode);

        world.Files.Write("acme", "orders.csv", LiveWorld.Morning, "order_id,ordered_at,net_value,currency,utm_source", "#1,2026-11-10,100,EUR,linkedin");
        world.Time.Now += TimeSpan.FromDays(1);
        await world.Night("acme", ReportWorld.Night.AddDays(1));
        Assert.Equal(HttpStatusCode.OK, (await Conditional(world, query, tag.ToString())).StatusCode);
    }

    [Fact]
    public async Task The_page_is_complete_in_itself_and_may_do_nothing_but_look()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Sample();

        var answer = await world.Http.GetAsync($"/api/brands/{SampleBrand.Id}/report");
        var html = await answer.Content.ReadAsStringAsync();

        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style().Match(html).Groups[1].Value)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("en", answer.Content.Headers.ContentLanguage.Single());
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)(src|srcset|poster|action)\\s*=|<(iframe|object|embed|form)|url\\(|@import|xlink:", html);
        Assert.All(Address().Matches(html).Select(match => match.Groups[1].Value), address => Assert.Matches("^(#|\\?|data:,$)", address));
        var ids = Id().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Address().Matches(html).Select(match => match.Groups[1].Value).Where(address => address.StartsWith('#')), address => Assert.Contains(address[1..], ids));
    }

    [Fact]
    public async Task Its_own_links_keep_the_key_of_who_reads_and_of_nobody_else()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Empty();
        var key = world.Http.DefaultRequestHeaders.GetValues("x-functions-key").Single();
        using var stranger = world.Stranger();

        var withCode = await stranger.GetStringAsync($"/api/brands/empty/report?code={key}");
        var withHeader = await Text(world, "report", "empty");

        Assert.Contains($"href=\"?window=28d&amp;code={key}\"", withCode, StringComparison.Ordinal);
        Assert.Contains("href=\"?window=28d\"", withHeader, StringComparison.Ordinal);
        Assert.DoesNotContain(key, withHeader, StringComparison.Ordinal);
        Assert.DoesNotContain('\uE000', withCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/brands/empty/report")).StatusCode);
    }

    [Fact]
    public async Task A_signed_link_opens_the_report_and_stays_in_its_links()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Empty();
        using var wish = new StringContent("""{ "page": "report", "label": "for the board", "days": 3 }""", Encoding.UTF8, "application/json");
        var share = await world.Http.PostAsync("/api/brands/empty/shares", wish);
        var address = new Uri(JsonSerializer.Deserialize<JsonElement>(await share.Content.ReadAsStringAsync()).GetProperty("url").GetString()!).PathAndQuery;
        using var stranger = world.Stranger();

        var html = await stranger.GetStringAsync(address);
        var token = Uri.EscapeDataString(Uri.UnescapeDataString(address[(address.IndexOf("link=", StringComparison.Ordinal) + 5)..]));

        Assert.Contains($"href=\"?window=365d&amp;link={token}\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/api/brands/empty/report?link=1.x")).StatusCode);
    }

    [Theory]
    [InlineData("de-DE,de;q=0.9", "10.785\u00A0€", "22.11.2026")]
    [InlineData("fr-CH", "CHF", "22.11.2026")]
    [InlineData("en-GB", "€10,785", "22 Nov 2026")]
    [InlineData("xx-nonsense;q=1, <script>", "€10,785", "22 Nov 2026")]
    public async Task Numbers_and_days_are_written_as_the_reader_writes_them(string language, string amount, string day)
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Sample();

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/brands/{SampleBrand.Id}/report");
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        var html = WebUtility.HtmlDecode(await (await world.Http.SendAsync(request)).Content.ReadAsStringAsync());

        Assert.Contains(day, html, StringComparison.Ordinal);
        Assert.True(amount == "CHF" || html.Contains(amount, StringComparison.Ordinal), $"{amount} is not there");
        Assert.Contains("What pays", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_days_are_worked_out_and_are_what_a_window_of_the_same_days_is()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Sample();

        var window = await world.Get($"/api/brands/{SampleBrand.Id}/report?format=json&window=28d");
        var days = await world.Get($"/api/brands/{SampleBrand.Id}/report?format=json&from=2026-10-26&to=2026-11-22");

        Assert.Equal(window.GetProperty("platforms").GetRawText(), days.GetProperty("platforms").GetRawText());
        Assert.Equal(window.GetProperty("daily").GetRawText(), days.GetProperty("daily").GetRawText());
        Assert.Equal(("custom", JsonValueKind.Null), (days.GetProperty("window").GetString(), days.GetProperty("run").ValueKind));
        var late = await world.Http.GetAsync($"/api/brands/{SampleBrand.Id}/report?from=2026-11-23&to=2026-11-23");
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("not over yet", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format=pdf", "format", "html, json, csv, xlsx")]
    [InlineData("window=7d", "window", "28d, 90d, 365d, all")]
    [InlineData("format=csv&table=nothing", "table", "summary, platforms")]
    [InlineData("window=28d&from=2026-01-01&to=2026-01-02", "window", "not for both")]
    public async Task What_cannot_be_given_is_said_with_its_remedy(string query, string field, string remedy)
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());

        var answer = await world.Http.GetAsync($"/api/brands/acme/report?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("errors");
        Assert.Contains(remedy, errors.GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_night_the_page_says_what_to_do_and_programs_get_404()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());

        var page = await world.Http.GetAsync("/api/brands/acme/report");
        Assert.Equal((HttpStatusCode.OK, "no-store"), (page.StatusCode, Cache(page)));
        Assert.Contains("There is no report yet", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.GetAsync("/api/brands/acme/report?format=json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.GetAsync("/api/brands/nobody/report")).StatusCode);
    }

    [Fact]
    public async Task Day_one_without_costs_and_thirty_platforms_are_pages_that_help()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Empty();
        await world.WithoutCosts();
        await world.Many(30);

        var empty = Plain(await Text(world, "report", "empty"));
        Assert.Contains("Nothing is known yet: name your platforms in the settings", empty, StringComparison.Ordinal);
        Assert.Contains("Your orders A file or a connection of your shop.", empty, StringComparison.Ordinal);
        var costless = Plain(await Text(world, "report", "costless"));
        Assert.Contains("what they cost is not: log your hours or plan a week", costless, StringComparison.Ordinal);
        Assert.Contains("no cost recorded", costless, StringComparison.Ordinal);
        var many = await Text(world, "report", "many");
        Assert.Equal(30, Regex.Count(many, "id=\"why-platform-"));
        Assert.Contains("24 more platforms", many, StringComparison.Ordinal);
        Assert.InRange(many.Length, 50_000, 500_000);
    }

    [Fact]
    public async Task A_report_whose_snapshot_is_gone_is_worked_out()
    {
        await using var world = await LiveWorld.Start(azurite);
        world.Files.WriteSmallMonth("acme");
        await world.Put("acme", BrandFolder.Settings());
        await world.Night("acme", ReportWorld.Night);
        var before = await world.Get("/api/brands/acme/report?format=json&window=28d");

        await world.Of<ReportSnapshots>().RemoveOld("acme", new DateOnly(2027, 1, 1), default);
        var after = await world.Get("/api/brands/acme/report?format=json&window=all");

        Assert.Equal(("2026-11-23", "all"), (after.GetProperty("run").GetString(), after.GetProperty("window").GetString()));
        Assert.Equal(before.GetProperty("correlations").GetRawText(), after.GetProperty("correlations").GetRawText());
    }

    private static List<string[]> Csv(string text)
    {
        using var parser = new TextFieldParser(new StringReader(text.TrimStart('\uFEFF'))) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var rows = new List<string[]>();
        while (!parser.EndOfData)
        {
            rows.Add(parser.ReadFields()!);
        }

        return rows;
    }

    private static async Task<string> Text(LiveWorld world, string address, string brand = SampleBrand.Id) => await world.Http.GetStringAsync($"/api/brands/{brand}/{address}");

    private static Task<HttpResponseMessage> Conditional(LiveWorld world, string query, string tag, string? language = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/brands/acme/report?{query}");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        request.Headers.TryAddWithoutValidation("Accept-Language", language ?? "");
        return world.Http.SendAsync(request);
    }

    private static string Cache(HttpResponseMessage answer) => string.Join(", ", answer.Headers.GetValues("Cache-Control").Single().Split(", ").OrderByDescending(word => word, StringComparer.Ordinal));

    /// <summary>What a reader reads.</summary>
    private static string Plain(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(Style().Replace(html, ""), "")), " ");

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Address();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("[\\s\u00A0]+")]
    private static partial Regex Spaces();
}
