using System.Net;
using System.Text.Json.Nodes;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>The worksheet as a form, over HTTP and without a key.</summary>
[Collection("azurite")]
public sealed class WorksheetFormTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private LiveWorld world = null!;
    private Browser browser = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        browser = new Browser(world);
        await world.Put("acme", BrandFolder.Settings(settings => settings["platforms"] = new JsonObject { ["linkedin"] = new JsonObject(), ["x"] = new JsonObject() }));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Ticks_become_counts_and_sending_them_twice_doubles_nothing()
    {
        await world.Sells(60);
        var link = await browser.Link("worksheet");
        var (answer, html) = await browser.Get(link);
        Browser.IsSafe(answer, html);
        var orders = Browser.Values(html, "order");
        Assert.Equal(50, orders.Length);
        Assert.Equal(orders, Browser.Values(html, "found-x"));

        for (var time = 0; time < 2; time++)
        {
            (answer, html) = await browser.Post(link, Fields(orders, "50", ("found-linkedin", orders[0]), ("found-linkedin", orders[1]), ("found-x", orders[1]), ("skip", orders[2])));

            Browser.IsSafe(answer, html);
            Assert.Contains("<td>linkedin</td><td>2</td><td>49</td>", html, StringComparison.Ordinal);
            Assert.Contains("<td>x</td><td>1</td><td>49</td>", html, StringComparison.Ordinal);
        }

        Assert.Equal([("linkedin", 49, 2), ("x", 49, 1)], await Presence());
    }

    [Fact]
    public async Task Who_stops_early_says_so_and_the_rest_counts_for_nothing()
    {
        await world.Sells(60);
        var link = await browser.Link("worksheet");
        var orders = Browser.Values((await browser.Get(link)).Html, "order");

        await browser.Post(link, Fields(orders, "20", ("found-x", orders[3])));

        Assert.Equal([("linkedin", 20, 0), ("x", 20, 1)], await Presence());
        var (answer, html) = await browser.Post(link, Fields(orders, "20", ("found-x", orders[30])));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Browser.IsSafe(answer, html);
        Assert.Contains("customer 31: The customer is ticked", html, StringComparison.Ordinal);
        Assert.Single(html.Split(" checked>").Skip(1));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("51")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_count_that_cannot_be_is_refused(string until)
    {
        await world.Sells(50);
        var link = await browser.Link("worksheet");
        var orders = Browser.Values((await browser.Get(link)).Html, "order");

        var (answer, html) = await browser.Post(link, Fields(orders, until));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Browser.IsSafe(answer, html);
        Assert.Contains("1 to 50", html, StringComparison.Ordinal);
        Assert.Equal(until, Browser.Value(html, "until"));
        Assert.Empty(await Presence());
    }

    [Fact]
    public async Task Hostile_orders_are_texts_and_those_of_nobody_are_refused()
    {
        await world.Sells(2, number => $"\"><script>alert({number})</script>ä");
        var link = await browser.Link("worksheet");
        var (answer, html) = await browser.Get(link);
        Browser.IsSafe(answer, html);
        var orders = Browser.Values(html, "order");
        Assert.Equal(["\"><script>alert(1)</script>ä", "\"><script>alert(2)</script>ä"], orders.Order(StringComparer.Ordinal));

        (answer, html) = await browser.Post(link, Fields(["<script>alert(3)</script>"], "1"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Browser.IsSafe(answer, html);
        await browser.Post(link, Fields(orders, "2", ("found-x", orders[0])));
        Assert.Equal([("linkedin", 2, 0), ("x", 2, 1)], await Presence());
    }

    [Fact]
    public async Task A_link_to_the_hours_does_not_open_it_and_a_brand_without_customers_is_told_why()
    {
        var hours = (await browser.Link()).Replace("/hours?", "/worksheet-form?", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(hours)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Post(hours)).Answer.StatusCode);

        var (answer, html) = await browser.Get(await browser.Link("worksheet"));
        Browser.IsSafe(answer, html);
        Assert.Contains("no customers yet", html, StringComparison.Ordinal);
    }

    private static (string, string)[] Fields(string[] orders, string until, params (string, string)[] ticks) =>
        [.. orders.Select(order => ("order", order)), .. ticks, ("until", until)];

    private async Task<IEnumerable<(string, int, int)>> Presence()
    {
        var brand = (await world.Of<BrandStore>().Find("acme", default))!;
        return (await world.Of<ReadingLoader>().Presence(brand, new Window(new(2026, 11, 23), new(2026, 11, 23)), default)).Select(reading => (reading.Account.Platform.Name, reading.LookedUp, reading.Found));
    }
}
