using Microsoft.AspNetCore.Http;
using SmtpServer.Protocol;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Notices;

/// <summary>Every notice once, whatever the queue, the network and the other side do.</summary>
[Collection("azurite")]
public sealed class NoticeSenderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_digest_goes_to_each_channel_once_however_often_its_message_comes()
    {
        await using var world = await NoticeWorld.Create(azurite);
        var requests = await world.Plan();
        Assert.Equal(3, requests.Count);

        await Task.WhenAll(requests.Concat(requests).Concat(requests).Select(world.World.Deliver));

        var (_, key, body) = Assert.Single(world.Chat.Got);
        Assert.Equal("digest", body.GetProperty("kind").GetString());
        Assert.Equal("Acme: your week until 22 November 2026", body.GetProperty("title").GetString());
        Assert.Equal(Uri.EscapeDataString($"acme|{body.GetProperty("id").GetString()}"), key);
        Assert.Equal(["linkedin", "x"], body.GetProperty("platforms").EnumerateArray().Select(platform => platform.GetProperty("platform").GetString()));
        Assert.StartsWith("https://funnel.example/api/brands/acme/report?link=", body.GetProperty("links")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("https://funnel.example/api/brands/acme/hours?link=", body.GetProperty("links")[1].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal([["owner@acme.example"], ["partner@acme.example"]], world.Mail.Got.Select(mail => mail.To).OrderBy(to => to[0], StringComparer.Ordinal));
        Assert.All(world.Mail.Got, mail => Assert.DoesNotContain(mail.To[0] == "owner@acme.example" ? "partner" : "owner", mail.Raw, StringComparison.Ordinal));
        Assert.All(await world.Rows(), notice => Assert.Equal((NoticeState.Sent, 1), (notice.State, notice.Attempts)));
    }

    [Fact]
    public async Task What_was_surely_not_taken_is_tried_again_and_then_taken_once()
    {
        await using var world = await NoticeWorld.Create(azurite, notify => notify.Remove("email"));
        var request = Assert.Single(await world.Plan());
        world.Chat.Answer = async (context, number) =>
        {
            context.Response.StatusCode = number == 1 ? 503 : number == 2 ? 404 : 202;
            await context.Response.WriteAsync(number == 2 ? "no_service" : world.Chat.Address);
        };

        Assert.Contains("answered 503: its server", (await Assert.ThrowsAsync<NotTakenException>(() => world.World.Deliver(request))).Message, StringComparison.Ordinal);
        Assert.Contains("answered 404 (no_service): it was removed", (await Assert.ThrowsAsync<NotTakenException>(() => world.World.Deliver(request))).Message, StringComparison.Ordinal);
        await world.World.Deliver(request);
        await world.World.Deliver(request);

        Assert.Equal(3, world.Chat.Got.Count);
        Assert.Single(world.Chat.Got.Select(got => got.Key).Distinct());
        var notice = Assert.Single(await world.Rows());
        Assert.Equal((NoticeState.Sent, 3, null), (notice.State, notice.Attempts, notice.Error));
    }

    [Fact]
    public async Task What_may_have_arrived_is_not_sent_again()
    {
        await using var world = await NoticeWorld.Create(azurite, notify => notify.Remove("email"));
        var request = Assert.Single(await world.Plan());
        world.Chat.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        await world.World.Deliver(request);
        await world.World.Deliver(request);

        Assert.Single(world.Chat.Got);
        var notice = Assert.Single(await world.Rows());
        Assert.Equal(NoticeState.Claimed, notice.State);
        Assert.Contains("may have arrived", notice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_died_while_it_was_sending_leaves_nothing_to_send_twice()
    {
        await using var world = await NoticeWorld.Create(azurite, notify => notify.Remove("email"));
        var request = Assert.Single(await world.Plan());
        var store = world.World.Of<NoticeStore>();
        await store.Move((await store.Find("acme", request.Notice, default))! with { State = NoticeState.Claimed }, default);

        await world.World.Deliver(request);
        var next = await Again(world);

        Assert.Empty(world.Chat.Got);
        Assert.Empty(next);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_given_up_with_a_reason_that_holds_no_secret()
    {
        await using var world = await NoticeWorld.Create(azurite);
        var requests = await world.Plan();
        world.Chat.Answer = (context, _) =>
        {
            context.Response.Redirect("https://elsewhere.example/");
            return Task.CompletedTask;
        };
        world.Mail.Answer = new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no owner@acme.example here");

        foreach (var request in requests)
        {
            var fault = await Assert.ThrowsAsync<NotTakenException>(() => world.World.Deliver(request));
            Assert.DoesNotContain("T0SECRET", fault.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("@", fault.Message, StringComparison.Ordinal);
            await world.World.Of<NoticeSender>().GiveUp(request, default);
        }

        var rows = await world.Rows();
        Assert.All(rows, notice => Assert.Equal(NoticeState.Failed, notice.State));
        Assert.Contains(rows, notice => notice.Error!.Contains("answered 302: it moved", StringComparison.Ordinal));
        Assert.Contains(rows, notice => notice.Error!.Contains("refused it (550", StringComparison.Ordinal));
        var table = string.Join('\n', await world.World.Rows("notices"));
        Assert.DoesNotContain("T0SECRET", table, StringComparison.Ordinal);
        Assert.DoesNotContain("@", table, StringComparison.Ordinal);
        Assert.DoesNotContain("?link", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "127.0.0.1", "PUT /api/brands/acme/webhooks/chat takes it")]
    [InlineData("not an address", "127.0.0.1", "must begin with https://")]
    [InlineData("http://hooks.example/services/T0SECRET", "127.0.0.1", "write https://")]
    [InlineData("file:///services/T0SECRET", "127.0.0.1", "must begin with https://")]
    [InlineData("https://169.254.169.254/services/T0SECRET", "127.0.0.1", "lies in no public network")]
    [InlineData("https://127.0.0.1/services/T0SECRET", "", "lies in no public network")]
    [InlineData("https://localhost/services/T0SECRET", "", "cannot be reached")]
    [InlineData("nobody", "127.0.0.1", "cannot be reached")]
    public async Task An_address_that_leads_nowhere_says_what_to_do(string? address, string allowed, string words)
    {
        await using var bare = BareWorld.Create(azurite, null, ("SocialFunnel:Outbound:PrivateHosts", allowed));
        await bare.Put("acme", NoticeWorld.Brand(notify => notify.Remove("email")));
        if (address is not null)
        {
            await NoticeWorld.Remember(bare, "acme", address == "nobody" ? Receiver.Nobody() : address);
        }

        bare.Files.WriteSmallMonth("acme");

        var fault = await Assert.ThrowsAsync<NotTakenException>(async () => await bare.DeliverAll(await bare.OpenNights()));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("T0SECRET", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "587", "starttls", "", "No mail server is set")]
    [InlineData("127.0.0.1", "nobody", "none", "funnel@acme.example", "cannot be used")]
    [InlineData("127.0.0.1", "box", "starttls", "funnel@acme.example", "cannot be used")]
    public async Task A_mail_server_that_cannot_be_used_says_what_to_do(string host, string port, string security, string from, string words)
    {
        using var box = Mailbox.Start();
        var number = port switch { "box" => $"{box.Port}", "nobody" => $"{new Uri(Receiver.Nobody()).Port}", _ => port };
        await using var bare = BareWorld.Create(azurite, null, ("SocialFunnel:Smtp:Host", host), ("SocialFunnel:Smtp:Port", number), ("SocialFunnel:Smtp:Security", security), ("SocialFunnel:Smtp:From", from));
        await bare.Put("acme", NoticeWorld.Brand(notify => notify.Remove("webhooks")));
        bare.Files.WriteSmallMonth("acme");

        var fault = await Assert.ThrowsAsync<NotTakenException>(async () => await bare.DeliverAll(await bare.OpenNights()));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Empty(box.Got);
    }

    [Fact]
    public async Task A_channel_that_was_taken_out_of_the_settings_gets_nothing_more()
    {
        await using var world = await NoticeWorld.Create(azurite);
        var requests = await world.Plan();
        await world.World.Put("acme", BrandFolder.Settings());

        foreach (var request in requests)
        {
            await world.World.Deliver(request);
        }

        Assert.Empty(world.Chat.Got);
        Assert.Empty(world.Mail.Got);
        Assert.All(await world.Rows(), notice => Assert.Equal(NoticeState.Failed, notice.State));
    }

    [Fact]
    public async Task A_message_about_nothing_is_dropped()
    {
        await using var world = await NoticeWorld.Create(azurite);

        await world.World.Deliver(new NoticeRequest("nobody", "Digest||2026-11-23|webhook.chat"));
        await world.World.Deliver(new NoticeRequest("acme", "Digest||2026-11-23|webhook.other"));

        Assert.Empty(world.Chat.Got);
    }

    private static async Task<IReadOnlyList<object>> Again(NoticeWorld world) => await world.World.Deliver(new AnalyseRequest("acme", "2026-11-23"));
}
