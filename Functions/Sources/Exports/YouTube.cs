namespace SocialFunnel.Sources.Exports;

/// <summary>What the tables of YouTube Studio have in common.</summary>
internal static class YouTube
{
    /// <summary>Metrics that its tables may show.</summary>
    public static readonly IReadOnlyList<string> Metrics =
    [
        .. new[]
        {
            "Views", "Engaged views", "Watch time (hours)", "Subscribers", "Subscribers gained", "Subscribers lost", "Average view duration", "Average percentage viewed (%)", "Impressions",
            "Impressions click-through rate (%)", "Unique viewers", "New viewers", "Returning viewers", "Likes", "Dislikes", "Likes (vs. dislikes) (%)", "Shares", "Comments added", "Videos added",
            "Videos published", "Average views per viewer", "Your estimated revenue", "Estimated revenue", "Your estimated revenue (USD)", "Estimated revenue (USD)", "Transactions",
        }.Select(ExportHeader.Normal),
    ];

    /// <summary>What its tables may be split by.</summary>
    public static readonly IReadOnlyList<string> Dimensions =
    [
        .. new[]
        {
            "Traffic source", "Geography", "Content", "Cities", "Viewer age", "Viewer gender", "New and returning viewers", "Subscription status", "Subscription source", "Playlist", "Device type",
            "YouTube product", "Operating system", "Subtitles and CC", "Video info language", "Playback location", "Sharing service", "Content type", "Audience by watch behavior",
        }.Select(ExportHeader.Normal),
    ];

    /// <summary>What stands beside a video.</summary>
    public static readonly IReadOnlyList<string> OfVideos = [.. new[] { "Video title", "Video publish time", "Duration" }.Select(ExportHeader.Normal)];

    private static readonly HashSet<string> Total = new(["Total", "Gesamt", "Totale", "Totaal", "Итого", "Všego", "合計"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a row is the total of a table, which stands first.</summary>
    public static bool IsTotal(ExportRow row) => row.Values.Count > 0 && IsTotal(row.Values[0]);

    /// <summary>Whether a first cell is that of a total.</summary>
    public static bool IsTotal(string cell) => Total.Contains(cell.Trim());
}
