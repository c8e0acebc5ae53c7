namespace SocialFunnel.Sources.Exports;

/// <summary>Posts of X as they were downloaded until 2024 (<c>tweet_activity_…</c>). Texts of posts are never read.</summary>
internal sealed class XTweetsForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "X activity by post (2021)";

    /// <inheritdoc/>
    public override string Key => "post";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["x"];

    /// <inheritdoc/>
    public override string? DayColumn => "time";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Tweet id", "Tweet permalink", "time", "impressions", "retweets", "replies", "likes");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } =
    [
        "tweet_text", "engagements", "engagement_rate", .. NotRead, "url_clicks",
        .. Named("impressions", "engagements", "engagement rate", "retweets", "replies", "likes", "url clicks").Concat(NotRead).Select(name => $"promoted_{name}"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Tweet id", "Tweet permalink", "Tweet text");

    private static string[] NotRead => Named("user profile clicks", "hashtag clicks", "detail expands", "permalink clicks", "app opens", "app installs", "follows", "email tweet", "dial phone", "media views", "media engagements");

    /// <inheritdoc/>
    public override string? AccountIn(ExportHeader header, IReadOnlyList<string[]> sample) => XContentForm.AccountOf(header, sample, "tweet_permalink");

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var (at, day) = row.Time("time", lastSecond: false, isUtc: true);
        var post = Post(row, day, PostId(row, "tweet_id")) with
        {
            PublishedAt = at,
            Impressions = row.Count("impressions"),
            Likes = row.Count("likes"),
            Comments = row.Count("replies"),
            Shares = row.Count("retweets"),
            Clicks = row.Count("url_clicks"),
        };
        if (row.Counts(post.PostId))
        {
            yield return post;
        }
    }
}
