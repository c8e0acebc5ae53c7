using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using SocialFunnel.Access;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>The week's hours over HTTP, without a key, on Monday 2026-11-23.</summary>
[Collection("azurite")]
public sealed class HoursFormTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly Window LastWeek = new(new(2026, 11, 16), new(2026, 11, 22));

    private LiveWorld world = null!;
    private Browser browser = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        browser = new Browser(world);
        await world.Put("acme", Settings());
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_form_shows_every_platform_with_the_week_before()
    {
        await Log(new(2026, 11, 10), "linkedin", 3);
        var (answer, html) = await browser.Get(await browser.Link());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Browser.IsSafe(answer, html);
        Assert.Contains("<h1>Hours, 16–22 Nov 2026</h1>", html, StringComparison.Ordinal);
        Assert.Contains("The same as the week before", html, StringComparison.Ordinal);
        Assert.Contains("Käsewerk", html, StringComparison.Ordinal);
        // Hours that were logged for a week replace those planned for it.
        Assert.Equal(("3", ""), (Browser.Value(html, "hours-linkedin"), Browser.Value(html, "spend-linkedin")));
        Assert.Equal(("", "20"), (Browser.Value(html, "hours-x"), Browser.Value(html, "spend-x")));
        Assert.Contains(">The week before: 20 EUR<", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_shows_what_was_saved_and_sending_it_twice_doubles_nothing()
    {
        var link = await browser.Link();
        for (var time = 0; time < 2; time++)
        {
            var (answer, html) = await browser.Post(link, ("hours-linkedin", "4,5"), ("spend-linkedin", "10"), ("hours-x", "0"), ("spend-x", ""), ("hours-unknown", "3"));

            Assert.Equal((HttpStatusCode.OK, HttpMethod.Get), (answer.StatusCode, answer.RequestMessage!.Method));
            Assert.Contains("saved=1", answer.RequestMessage.RequestUri!.Query, StringComparison.Ordinal);
            Browser.IsSafe(answer, html);
            Assert.Contains("<td>linkedin</td><td>4.5 h</td><td>10 EUR</td>", html, StringComparison.Ordinal);
            Assert.Contains("<td>x</td><td>0 h</td><td>20 EUR</td>", html, StringComparison.Ordinal);
        }

        var effort = await Effort();
        Assert.Equal(14, effort.Count);
        Assert.All(effort, reading => Assert.Equal("hours", reading.Source));
        Assert.Equal((4.5m, 10m), (effort.Sum(reading => reading.Hours), effort.Sum(reading => reading.Spend?.Amount)));
        Assert.Equal("4.5", Browser.Value((await browser.Get(link)).Html, "hours-linkedin"));
    }

    [Fact]
    public async Task One_button_repeats_the_week_before()
    {
        await Log(new(2026, 11, 10), "linkedin", 3);
        await Log(new(2026, 11, 11), "mastodon", 2.5m);

        var (_, html) = await browser.Post(await browser.Link(), ("same", "1"));

        Assert.Contains("<td>linkedin</td><td>3 h</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>mastodon</td><td>2.5 h</td>", html, StringComparison.Ordinal);
        Assert.Equal(5.5m, (await Effort()).Sum(reading => reading.Hours));
    }

    [Fact]
    public async Task Hours_from_a_file_are_replaced_and_not_added_to()
    {
        await world.Of<ReadingStore>().Save(await Brand(), new[] { Reading(new(2026, 11, 18), "linkedin", 5, "exports", "acme") }.ToAsyncEnumerable(), default);

        await browser.Post(await browser.Link(), ("hours-linkedin", "4"));

        Assert.Equal(4, (await Effort()).Sum(reading => reading.Hours));
    }

    [Fact]
    public async Task What_is_entered_is_in_the_next_report()
    {
        world.Files.WriteSmallMonth("acme");
        await browser.Post(await browser.Link(), ("hours-linkedin", "14"), ("hours-x", "0"), ("spend-x", "0"));

        await world.Night("acme", new DateOnly(2026, 11, 23));

        var days = (await world.Get("/api/brands/acme/roi?from=2026-11-16&to=2026-11-22")).GetProperty("platforms");
        Assert.Equal([("linkedin", 14m), ("x", 0m)], days.EnumerateArray().Select(platform => (platform.GetProperty("platform").GetString(), platform.GetProperty("hours").GetDecimal())));
    }

    [Theory]
    [InlineData("-1", "negative")]
    [InlineData("175", "168 hours that 7 days have")]
    [InlineData("<script>alert(1)</script>", "is no number")]
    public async Task What_cannot_be_is_shown_beside_its_field_and_nothing_is_stored(string hours, string words)
    {
        var (answer, html) = await browser.Post(await browser.Link(), ("hours-linkedin", hours), ("hours-x", "2"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Browser.IsSafe(answer, html);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#hours-linkedin\">linkedin, hours</a>", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"hours-linkedin-problem\"", html, StringComparison.Ordinal);
        Assert.Equal((hours, "2"), (Browser.Value(html, "hours-linkedin"), Browser.Value(html, "hours-x")));
        Assert.Empty(await Effort());
    }

    [Fact]
    public async Task Every_wrong_link_gets_the_same_answer()
    {
        await world.Put("other", Settings());
        var link = await browser.Link();
        var token = link.Split("link=")[1];
        string[] wrong =
        [
            "/api/brands/acme/hours", "/api/brands/acme/hours?link=", $"/api/brands/acme/hours?link={token}x", $"/api/brands/acme/hours?link={token}&link={token}",
            $"/api/brands/other/hours?link={token}", $"/api/brands/nobody/hours?link={token}", $"/api/brands/ACME/hours?link={token}", $"/api/brands/%3Cscript%3E/hours?link={token}",
            $"/api/brands/acme/worksheet-form?link={token}", "/api/brands/acme/hours?link=%00%0A%3Cscript%3E", $"/api/brands/nobody/hours?link={world.Of<SignedLinks>().Sign("hours", "nobody", KeyText.NewId(), TimeSpan.FromDays(14)).Token}",
        ];
        var answers = new HashSet<string>();
        foreach (var address in wrong)
        {
            foreach (var (answer, html) in new[] { await browser.Get(address), await browser.Post(address, ("hours-linkedin", "4"), ("until", "1")) })
            {
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{address}: {answer.StatusCode}");
                Browser.IsSafe(answer, html);
                answers.Add(html);
            }
        }

        world.Time.Now += TimeSpan.FromDays(14);
        answers.Add((await browser.Get(link)).Html);

        Assert.Single(answers);
        Assert.Empty(await Effort());
    }

    [Theory]
    [InlineData("2026-11-30")]
    [InlineData("%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("2025-11-16")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_week_that_cannot_be_is_refused_without_repeating_it(string week)
    {
        var link = await browser.Link();
        foreach (var (answer, html) in new[] { await browser.Get($"{link}&week={week}"), await browser.Post($"{link}&week={week}", ("same", "1")) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Browser.IsSafe(answer, html);
            Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Earlier_weeks_and_the_running_one_can_be_answered()
    {
        var link = await browser.Link();

        Assert.Contains("23–29 Nov 2026 ›", (await browser.Get(link)).Html, StringComparison.Ordinal);
        var (_, running) = await browser.Get($"{link}&week=2026-11-25");
        Assert.Contains("The same as last week", running, StringComparison.Ordinal);
        Assert.DoesNotContain("›", running, StringComparison.Ordinal);
        Assert.Contains("28 Sep–4 Oct 2026", (await browser.Get($"{link}&week=2026-10-01")).Html, StringComparison.Ordinal);
        await browser.Post($"{link}&week=2026-10-01", ("hours-linkedin", "7"));
        Assert.DoesNotContain("‹", (await browser.Get($"{link}&week=2025-11-30")).Html, StringComparison.Ordinal);
        Assert.Equal(7, (await Effort(new(new(2026, 9, 28), new(2026, 10, 4)))).Sum(reading => reading.Hours));
    }

    [Fact]
    public async Task A_hostile_name_of_a_brand_is_a_text()
    {
        await world.Put("acme", Settings("<script>alert(1)</script>\" onload=\"x"));
        var link = await browser.Link();

        foreach (var (answer, html) in new[] { await browser.Get(link), await browser.Post(link, ("same", "1")), await browser.Post(link, ("hours-x", "-")) })
        {
            Browser.IsSafe(answer, html);
            Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_brand_without_platforms_is_told_how_to_get_one()
    {
        await world.Put("bare", BrandFolder.Settings());
        var link = await browser.Link(brand: "bare");

        Assert.Contains("no platform yet", (await browser.Get(link)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post(link, ("same", "1"))).Answer.StatusCode);
    }

    [Fact]
    public async Task Only_a_form_as_browsers_send_it_is_taken()
    {
        var link = await browser.Link();
        HttpContent[] bodies =
        [
            new StringContent("{\"hours-linkedin\":4}", Encoding.UTF8, "application/json"), new ByteArrayContent([0xff, 0]),
            new StringContent("hours-linkedin=" + new string('4', 200_000), Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent(string.Join('&', Enumerable.Range(0, 5000).Select(at => $"f{at}=1")), Encoding.UTF8, "application/x-www-form-urlencoded"),
            new MultipartFormDataContent { { new StringContent("4"), "hours-linkedin" } },
        ];
        foreach (var body in bodies)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post(link, body)).StatusCode);
        }

        Assert.Empty(await Effort());
    }

    [Fact]
    public async Task Links_are_given_to_those_with_a_key_only()
    {
        foreach (var path in new[] { "/api/brands/acme/hours-link", "/api/brands/acme/worksheet-link", "/api/brands/acme/worksheet" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get(path)).Answer.StatusCode);
        }

        var answer = await world.Http.GetAsync("/api/brands/acme/hours-link");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("2026-12-07T06:00:00+00:00", (await world.Get("/api/brands/acme/hours-link")).GetProperty("expiresAt").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.GetAsync("/api/brands/nobody/hours-link")).StatusCode);
    }

    private static string Settings(string name = "Käsewerk") => BrandFolder.Settings(settings =>
    {
        settings["name"] = name;
        settings["platforms"] = new JsonObject { ["linkedin"] = new JsonObject { ["weeklyHours"] = 7 }, ["x"] = new JsonObject { ["weeklySpend"] = 20 } };
    });

    private async Task<Brand> Brand() => (await world.Of<BrandStore>().Find("acme", default))!;

    private async Task<IReadOnlyList<EffortReading>> Effort(Window? days = null) => await world.Of<ReadingLoader>().Effort(await Brand(), days ?? LastWeek, default);

    private async Task Log(DateOnly day, string platform, decimal hours) =>
        await world.Of<ReadingStore>().Save(await Brand(), new[] { Reading(day, platform, hours, "exports", "acme") }.ToAsyncEnumerable(), default);

    private static EffortReading Reading(DateOnly day, string platform, decimal hours, string source, string account) =>
        new() { Account = new Account(Platform.Parse(platform), account), Day = day, Source = source, RetrievedAt = LiveWorld.Morning, Hours = hours };
}
