namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Daily activity of X as it was downloaded until 2024 (<c>daily_tweet_activity_metrics_…</c>). Its <c>follows</c> are those that came from a post, practically
/// none, and no series of followers; the <c>promoted</c> columns hold dashes.
/// </summary>
internal sealed class XDailyForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "X daily activity (2021)";

    /// <inheritdoc/>
    public override string Key => "day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["x"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Tweets published", "impressions", "engagements", "retweets", "replies", "likes", "user profile clicks", "url clicks");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } =
    [
        "engagement_rate", "follows", .. NotRead,
        .. Named("impressions", "engagements", "engagement rate", "retweets", "replies", "likes", "user profile clicks", "url clicks", "follows").Concat(NotRead).Select(name => $"promoted_{name}"),
    ];

    private static string[] NotRead => Named("hashtag clicks", "detail expands", "permalink clicks", "app opens", "app installs", "email tweet", "dial phone", "media views", "media engagements");

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var reading = new EngagementReading
        {
            Day = row.Day("date"),
            Account = row.File.Account,
            Source = row.File.Pull.Context.Source,
            RetrievedAt = row.File.RetrievedAt,
            Posts = row.Count("tweets_published"),
            Impressions = row.Count("impressions"),
            Shares = row.Count("retweets"),
            Comments = row.Count("replies"),
            Likes = row.Count("likes"),
            ProfileVisits = row.Count("user_profile_clicks"),
            Clicks = row.Count("url_clicks"),
        };
        if (row.Counts(row.Raw("date")))
        {
            yield return reading;
        }
    }
}
