using System.Text.Json.Nodes;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Samples;
using SocialFunnel.Store;

namespace SocialFunnel.Notices;

/// <summary>What people are told of, and when: once for each event, not every night.</summary>
[Collection("azurite")]
public sealed class NoticePlannerTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("2026-11-23", DayOfWeek.Monday, "2026-11-23")]
    [InlineData("2026-11-29", DayOfWeek.Monday, "2026-11-23")]
    [InlineData("2026-11-23", DayOfWeek.Tuesday, "2026-11-17")]
    [InlineData("2026-11-24", DayOfWeek.Tuesday, "2026-11-24")]
    [InlineData("2026-11-28", DayOfWeek.Sunday, "2026-11-22")]
    public void A_week_begins_on_the_day_of_the_digest(string day, DayOfWeek weekday, string first) =>
        Assert.Equal(DateOnly.Parse(first, null), NoticePlanner.FirstOfWeek(DateOnly.Parse(day, null), weekday));

    [Fact]
    public async Task The_digest_comes_once_a_week()
    {
        await using var world = await NoticeWorld.Create(azurite, notify => notify.Remove("email"));
        for (var night = 0; night < 15; night++)
        {
            await world.Night();
            world.World.Time.Now += TimeSpan.FromDays(1);
        }

        Assert.Equal(["2026-11-23", "2026-11-30", "2026-12-07"], Told(world, "digest"));
    }

    [Fact]
    public async Task Analysing_a_night_again_tells_nothing_again_and_sends_what_was_lost()
    {
        await using var world = await NoticeWorld.Create(azurite);
        var first = await world.Plan();

        var lost = await world.World.Deliver(new AnalyseRequest("acme", "2026-11-23"));
        await world.World.DeliverAll(lost);
        var again = await world.World.Deliver(new AnalyseRequest("acme", "2026-11-23"));

        Assert.Equal(first.Select(request => request.Notice), lost.Cast<NoticeRequest>().Select(request => request.Notice));
        Assert.Empty(again);
        Assert.Single(world.Chat.Got);
        Assert.Equal(2, world.Mail.Got.Count);
    }

    [Fact]
    public async Task What_was_given_up_in_one_night_is_tried_again_in_the_next()
    {
        await using var world = await NoticeWorld.Create(azurite, notify => notify.Remove("email"));
        foreach (var request in await world.Plan())
        {
            await world.World.Of<NoticeSender>().GiveUp(request, default);
        }

        Assert.Empty(await world.World.Deliver(new AnalyseRequest("acme", "2026-11-23")));
        world.World.Time.Now += TimeSpan.FromDays(1);
        await world.Night();

        Assert.Equal(["2026-11-23"], Told(world, "digest"));
    }

    [Fact]
    public async Task A_source_that_fails_is_told_once_and_again_after_it_was_well_for_a_while()
    {
        var fails = true;
        await using var world = await NoticeWorld.Create(azurite, OnlyAlerts, new TestSource(_ => fails ? throw new InvalidOperationException("The token was refused: connect it again.") : []));
        for (var night = 0; night < 20; night++)
        {
            fails = night is < 3 or >= 15;
            await FailingNight(world);
            world.World.Time.Now += TimeSpan.FromDays(1);
        }

        Assert.Equal(["2026-11-23", "2026-12-08"], Told(world, "source"));
        var body = world.Chat.Got.First(got => got.Body.GetProperty("kind").GetString() == "source").Body;
        Assert.Equal("Acme: Source invented gives nothing", body.GetProperty("title").GetString());
        Assert.StartsWith("The token was refused: connect it again.", body.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains(body.GetProperty("links").EnumerateArray(), link => link.GetProperty("url").GetString() == "https://funnel.example/api/brands/acme/runs/2026-11-23?format=html");
    }

    [Fact]
    public async Task A_pause_of_orders_is_told_once_however_long_it_lasts()
    {
        await using var world = await NoticeWorld.Create(azurite, notify =>
        {
            OnlyAlerts(notify);
            notify["daysWithoutOrders"] = 8;
        });
        for (var night = 0; night < 6; night++)
        {
            // The shop's file is saved anew each night, and holds no new order.
            world.World.Files.Write("acme", "orders.csv", world.World.Time.Now, "order_id,ordered_at,net_value,currency", "#1001,2026-10-26,100.00,EUR", "#1003,2026-11-15,80,EUR");
            await world.Night();
            world.World.Time.Now += TimeSpan.FromDays(1);
        }

        Assert.Equal(["2026-11-24"], Told(world, "orders"));
        var body = Assert.Single(world.Chat.Got).Body;
        Assert.Equal("Acme: No orders for 8 days", body.GetProperty("title").GetString());
        Assert.Contains("The last one came on 15 November 2026. You asked to be told after 8 days.", body.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vanity_and_a_negative_platform_are_told_with_their_evidence()
    {
        await using var chat = await Receiver.Start();
        using var mail = Mailbox.Start();
        await using var world = BareWorld.Create(azurite, null, NoticeWorld.Settings(mail));
        var settings = JsonNode.Parse(SampleBrand.ReadSettings())!.AsObject();
        settings["notify"] = new JsonObject { ["webhooks"] = new JsonArray(new JsonObject { ["secret"] = "chat", ["form"] = "json" }), ["weekday"] = "monday" };
        await world.Put(SampleBrand.Id, settings.ToJsonString());
        await NoticeWorld.Remember(world, SampleBrand.Id, chat.Address);
        SampleBrand.Unpack(world.Files.Root, new DateOnly(2026, 11, 22));

        await world.DeliverAll(await world.OpenNights());

        var told = chat.Got.Select(got => got.Body).ToLookup(body => body.GetProperty("kind").GetString());
        Assert.Equal("Kaffeewerk Berlin: x: followers without sales", Assert.Single(told["vanity"]).GetProperty("title").GetString());
        Assert.Contains("0 conversions in 90 days", told["vanity"].Single().GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal("Kaffeewerk Berlin: instagram costs more than it brings", Assert.Single(told["negative"]).GetProperty("title").GetString());
        var digest = Assert.Single(told["digest"]);
        Assert.Contains("LinkedIn", digest.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains(digest.GetProperty("lines").EnumerateArray(), line => line.GetString() == "23 November: x: followers without sales.");
        Assert.Contains(digest.GetProperty("lines").EnumerateArray(), line => line.GetString()!.StartsWith("Next week, linkedin: hours", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_brand_that_wants_nothing_told_leaves_no_row()
    {
        await using var world = await NoticeWorld.Create(azurite, notify =>
        {
            notify.Remove("email");
            notify.Remove("webhooks");
        });

        Assert.Empty(await world.Plan());
        Assert.Empty(await world.World.Rows("notices"));
    }

    private static void OnlyAlerts(JsonObject notify)
    {
        notify.Remove("email");
        notify["weekday"] = "never";
    }

    private static IEnumerable<string?> Told(NoticeWorld world, string kind) =>
        world.Chat.Got.Where(got => got.Body.GetProperty("kind").GetString() == kind).Select(got => got.Body.GetProperty("day").GetString());

    // As the queue does: a pull that fails is given up.
    private static async Task FailingNight(NoticeWorld world)
    {
        var pulls = world.World.Of<PullWorker>();
        var analyses = new List<AnalyseRequest?>();
        foreach (var pull in await world.World.OpenNights())
        {
            try
            {
                analyses.Add(await pulls.Do(pull, default));
            }
            catch (InvalidOperationException)
            {
                analyses.Add(await pulls.GiveUp(pull, default));
            }
        }

        await world.World.DeliverAll(analyses.OfType<AnalyseRequest>());
    }
}
