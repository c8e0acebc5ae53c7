using System.Text.Json.Nodes;

namespace SocialFunnel.Notices;

/// <summary>
/// A notice as an incoming webhook of Slack takes it: blocks, and a text for notifications. Everything but links is plain text, in which nothing is
/// read as a mention or as markup.
/// </summary>
/// <remarks>https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, https://docs.slack.dev/reference/block-kit/blocks</remarks>
internal static class SlackForm
{
    private const int LongestHeader = 150;
    private const int LongestText = 3000;
    private const int MostPlatforms = 30;

    public static JsonNode Write(NoticeContent content)
    {
        var blocks = new JsonArray { Block("header", Plain(NoticeText.Line(content.Title, LongestHeader))), Block("section", Plain(content.Summary)) };
        if (content.Platforms.Count > 0)
        {
            blocks.Add(Block("section", Plain(string.Join('\n', content.Platforms.Take(MostPlatforms).Select(platform => $"{platform.Platform}: {platform.Words}")))));
        }

        foreach (var line in content.Lines)
        {
            blocks.Add(Block("section", Plain(line)));
        }

        if (content.Links.Count > 0)
        {
            var links = string.Join("  ·  ", content.Links.Select(link => $"<{Escape(link.Url)}|{Escape(link.Label)}>"));
            blocks.Add(Block("section", new JsonObject { ["type"] = "mrkdwn", ["text"] = links }));
        }

        return new JsonObject { ["text"] = Escape(NoticeText.Cut($"{content.Title}. {content.Summary}", LongestText)), ["blocks"] = blocks };
    }

    private static JsonObject Block(string type, JsonObject text) => new() { ["type"] = type, ["text"] = text };

    private static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = NoticeText.Cut(text, LongestText), ["emoji"] = false };

    // The three characters that control links and mentions.
    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
