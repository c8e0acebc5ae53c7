using System.Text.Json.Nodes;

namespace SocialFunnel.Notices;

/// <summary>
/// A notice as a workflow of Teams takes it ("when a webhook request is received"): a message with one Adaptive Card. Text stands in runs, which know no
/// markup, so that no name becomes a link.
/// </summary>
/// <remarks>https://learn.microsoft.com/connectors/teams/#microsoft-teams-webhook, https://adaptivecards.io/explorer/RichTextBlock.html</remarks>
internal static class TeamsForm
{
    // A message has 28 KB at most.
    private const int LongestText = 500;
    private const int MostPlatforms = 30;

    public static JsonNode Write(NoticeContent content)
    {
        var body = new JsonArray { Block(Run(content.Title, "Bolder", "Large")), Block(Run(content.Summary)) };
        foreach (var platform in content.Platforms.Take(MostPlatforms))
        {
            body.Add(Block(Run($"{platform.Platform}: ", "Bolder"), Run(platform.Words)));
        }

        foreach (var line in content.Lines)
        {
            body.Add(Block(Run(line)));
        }

        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
            ["actions"] = new JsonArray([.. content.Links.Select(link => new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = link.Label, ["url"] = link.Url })]),
        };
        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["contentUrl"] = null, ["content"] = card }),
        };
    }

    private static JsonObject Block(params JsonNode[] runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(runs) };

    private static JsonObject Run(string text, string? weight = null, string? size = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = NoticeText.Cut(text, LongestText) };
        foreach (var (name, value) in new[] { ("weight", weight), ("size", size) })
        {
            if (value is not null)
            {
                run[name] = value;
            }
        }

        return run;
    }
}
