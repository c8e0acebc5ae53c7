using System.Security.Cryptography;
using System.Text;
using MimeKit;
using SocialFunnel.Reports;

namespace SocialFunnel.Notices;

/// <summary>A notice as a mail, in plain text and in HTML that asks nobody for anything.</summary>
internal static class MailForm
{
    private const int LongestSubject = 150;

    private const string Why = "You get this because your address stands in the brand's setting notify. Whoever keeps the settings can take it out.";

    /// <summary>Writes it. No header takes a line break, whatever a name holds.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="from">Whom it is from.</param>
    /// <param name="to">Whom it goes to.</param>
    /// <param name="at">When.</param>
    public static MimeMessage Write(NoticeContent content, string from, string to, DateTimeOffset at)
    {
        var sender = MailboxAddress.Parse(from);
        var mail = new MimeMessage { Subject = NoticeText.Line(content.Title, LongestSubject), Date = at, MessageId = Id(content, sender, to) };
        mail.From.Add(sender);
        mail.To.Add(new MailboxAddress("", to));

        // RFC 3834: no automatic answers to this.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new BodyBuilder { TextBody = Plain(content), HtmlBody = Html(content).ToString() }.ToMessageBody();
        return mail;
    }

    // The same in every attempt, so that a mail server that got it twice can tell.
    private static string Id(NoticeContent content, MailboxAddress from, string to) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{content.Brand}\n{content.Id}\n{to}")))[..32]}@{from.Domain}";

    private static string Plain(NoticeContent content)
    {
        string[] parts =
        [
            content.Title,
            content.Summary,
            string.Join("\r\n", content.Platforms.Select(platform => $"{platform.Platform}: {platform.Words}")),
            .. content.Lines,
            string.Join("\r\n", content.Links.Select(link => $"{link.Label}: {link.Url}")),
            Why,
        ];
        return string.Join("\r\n\r\n", parts.Where(part => part.Length > 0)) + "\r\n";
    }

    private static Markup Html(NoticeContent content) => Markup.Of($"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{content.Title}</title></head>
        <body style="font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:1em auto;padding:0 1em">
        <h1 style="font-size:1.3em">{content.Title}</h1>
        <p>{content.Summary}</p>
        {Table(content)}
        {Markup.Join(content.Lines.Select(line => Markup.Of($"<p>{line}</p>")))}
        {Markup.Join(content.Links.Select(link => Markup.Of($"<p><a href=\"{link.Url}\">{link.Label}</a></p>")))}
        <p style="font-size:.85em">{Why}</p>
        </body></html>
        """);

    private static Markup Table(NoticeContent content) => content.Platforms.Count == 0 ? Markup.None : Markup.Of($"""
        <table style="border-collapse:collapse"><thead><tr><th scope="col" style="text-align:left;padding:.2em 1em .2em 0">Platform</th><th scope="col" style="text-align:left">How it stands</th></tr></thead>
        <tbody>{Markup.Join(content.Platforms.Select(platform => Markup.Of($"<tr><th scope=\"row\" style=\"text-align:left;padding:.2em 1em .2em 0\">{platform.Platform}</th><td>{platform.Words}</td></tr>")))}</tbody></table>
        """);
}
