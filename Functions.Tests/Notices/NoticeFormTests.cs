using System.IO;
using CsCheck;
using MimeKit;

namespace SocialFunnel.Notices;

/// <summary>What channels are given: as their vendors document it, whatever a name or an error holds.</summary>
public sealed class NoticeFormTests
{
    private const string Hostile = "<!channel> [click](https://evil.example) *b* <script>alert(1)</script> \"'&\r\nBcc: all@evil.example\r\n\r\nBody 💥\u2028";

    private static readonly NoticeContent Digest = new()
    {
        Id = "Digest||2026-11-23|webhook.acme",
        Kind = "digest",
        Brand = "acme",
        Name = "Acme",
        Day = new DateOnly(2026, 11, 23),
        Title = "Acme: your week until 22 November 2026",
        Summary = "LinkedIn pays: next week, go on as you do.",
        Platforms = [new("linkedin", "pays", "not enough data", 1.2, 0.5, 2), new("x", "vanity: followers without sales", null, -1, null, -0.98), new("blog", "no cost recorded", null, null, null, null)],
        Lines = ["Next week, linkedin: hours 4 to 6."],
        Links = [new("Report", "https://funnel.example/api/brands/acme/report?window=90d&x=1")],
    };

    private static readonly Gen<NoticeContent> Contents = Gen.Select(Gen.String[0, 4000], Gen.String[0, 4000], Gen.String[0, 300].Array[0, 12], Gen.Int[0, 60], (title, summary, lines, platforms) => Digest with
    {
        Title = title,
        Summary = summary,
        Lines = lines,
        Platforms = [.. Enumerable.Range(0, platforms).Select(number => new NoticePlatform($"platform{number}", summary, title, number, -number, number))],
    });

    [Fact]
    public void A_platform_stands_there_in_words() => Assert.Equal(
        ["pays, ROI +120% (90 % sure: +50% to +200%); a week ago: not enough data", "vanity: followers without sales, ROI -100% (90 % sure: at most -98%)", "no cost recorded"],
        Digest.Platforms.Select(platform => platform.Words));

    [Fact]
    public void Slack_gets_blocks_and_a_text()
    {
        var json = SlackForm.Write(Digest);

        Assert.Equal("Acme: your week until 22 November 2026. LinkedIn pays: next week, go on as you do.", json["text"]!.GetValue<string>());
        Assert.Equal(["header", "section", "section", "section", "section"], json["blocks"]!.AsArray().Select(block => block!["type"]!.GetValue<string>()));
        Assert.Equal("<https://funnel.example/api/brands/acme/report?window=90d&amp;x=1|Report>", json["blocks"]![4]!["text"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void Slack_never_gets_more_than_it_takes() => Contents.Sample(content =>
    {
        var blocks = SlackForm.Write(content)["blocks"]!.AsArray();
        Assert.InRange(blocks.Count, 2, 50);
        Assert.All(blocks, block => Assert.InRange(block!["text"]!["text"]!.GetValue<string>().Length, 0, block["type"]!.GetValue<string>() == "header" ? 150 : 3000));
    });

    [Fact]
    public void Nothing_becomes_a_mention_or_a_link_in_Slack()
    {
        var json = SlackForm.Write(Digest with { Title = Hostile, Summary = Hostile, Lines = [Hostile] });

        Assert.DoesNotContain("<", json["text"]!.GetValue<string>(), StringComparison.Ordinal);
        var marked = json["blocks"]!.AsArray().Where(block => block!["text"]!["type"]!.GetValue<string>() == "mrkdwn");
        Assert.StartsWith("<https://funnel.example/", Assert.Single(marked)!["text"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Teams_gets_a_message_with_one_card()
    {
        var json = TeamsForm.Write(Digest with { Lines = [Hostile] });

        Assert.Equal("message", json["type"]!.GetValue<string>());
        var attachment = Assert.Single(json["attachments"]!.AsArray())!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment["contentType"]!.GetValue<string>());
        var card = attachment["content"]!;
        Assert.Equal(("AdaptiveCard", "1.4"), (card["type"]!.GetValue<string>(), card["version"]!.GetValue<string>()));
        Assert.Equal("https://funnel.example/api/brands/acme/report?window=90d&x=1", card["actions"]![0]!["url"]!.GetValue<string>());

        // A TextBlock would read markup; a run does not.
        Assert.All(card["body"]!.AsArray(), block => Assert.Equal("RichTextBlock", block!["type"]!.GetValue<string>()));
        Assert.All(card["body"]!.AsArray().SelectMany(block => block!["inlines"]!.AsArray()), run => Assert.Equal("TextRun", run!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void Teams_never_gets_more_than_28_kilobytes_of_usual_text()
    {
        var json = TeamsForm.Write(Digest with { Lines = [.. Enumerable.Repeat(new string('a', 400), 12)], Platforms = [.. Enumerable.Repeat(new NoticePlatform(new string('p', 40), "vanity: followers without sales", "costs more than it brings", -1, null, -0.98), 60)] });

        Assert.InRange(json.ToJsonString().Length, 10_000, 28_000);
    }

    [Fact]
    public void A_program_gets_numbers()
    {
        var json = JsonForm.Write(Digest).AsObject();

        Assert.Equal(["version", "id", "kind", "brand", "name", "day", "title", "summary", "platforms", "lines", "links"], json.Select(field => field.Key));
        Assert.Equal(1, json["version"]!.GetValue<int>());
        Assert.Equal(1.2, json["platforms"]![0]!["roi"]!.GetValue<double>());
        Assert.Null(json["platforms"]![2]!["roi"]);
    }

    [Fact]
    public void No_text_adds_a_header_or_a_recipient_to_a_mail() => Contents.Sample(content =>
    {
        var sent = Sent(MailForm.Write(content with { Title = content.Title + Hostile }, "Funnel <funnel@shop.example>", "owner@shop.example", DateTimeOffset.UnixEpoch));

        Assert.Equal(
            ["Auto-Submitted", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"],
            sent.Headers.Select(header => header.Field).Order(StringComparer.Ordinal));
        Assert.Equal("owner@shop.example", Assert.Single(sent.GetRecipients()).Address);
        Assert.DoesNotContain(sent.Subject!, char.IsControl);
    });

    [Fact]
    public void A_mail_has_both_forms_and_html_is_escaped()
    {
        var mail = Sent(MailForm.Write(Digest with { Summary = Hostile }, "funnel@shop.example", "owner@shop.example", DateTimeOffset.UnixEpoch));

        Assert.Contains("x: vanity: followers without sales, ROI -100%", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://funnel.example/api/brands/acme/report?window=90d&x=1", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(mail.MessageId, MailForm.Write(Digest, "funnel@shop.example", "owner@shop.example", DateTimeOffset.UnixEpoch.AddDays(1)).MessageId);
        Assert.NotEqual(mail.MessageId, MailForm.Write(Digest, "funnel@shop.example", "other@shop.example", DateTimeOffset.UnixEpoch).MessageId);
    }

    // As it comes over the wire.
    private static MimeMessage Sent(MimeMessage mail)
    {
        using var wire = new MemoryStream();
        mail.WriteTo(wire);
        wire.Position = 0;
        return MimeMessage.Load(wire);
    }
}
