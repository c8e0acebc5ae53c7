namespace SocialFunnel.Sources.Exports;

/// <summary>A day of an account: its audience, and what people did with its content.</summary>
internal sealed class DailyMetricsForm : ExportForm
{
    private static readonly string[] Audience = ["followers", "gained", "lost"];
    private static readonly string[] Engagement =
        ["impressions", "reach", "likes", "comments", "shares", "saves", "clicks", "profile_visits", "posts", "replies_given"];

    /// <inheritdoc/>
    public override string Name => "daily metrics";

    /// <inheritdoc/>
    public override string Key => "day, platform, account and definition";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["date", "platform"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = ["account", .. Audience, .. Engagement, "definition"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OneOf { get; } = [.. Audience, .. Engagement];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var day = row.Day("date");
        var account = row.Account();
        var audience = new AudienceReading
        {
            Day = day,
            Account = account,
            Source = row.File.Pull.Context.Source,
            RetrievedAt = row.File.RetrievedAt,
            Followers = row.Count("followers"),
            Gained = row.Change("gained"),
            Lost = row.Count("lost"),
        };
        var engagement = new EngagementReading
        {
            Day = day,
            Account = account,
            Source = audience.Source,
            RetrievedAt = audience.RetrievedAt,
            Definition = row.Text("definition", 40),
            Impressions = row.Count("impressions"),
            Reach = row.Count("reach"),
            Likes = row.Count("likes"),
            Comments = row.Count("comments"),
            Shares = row.Count("shares"),
            Saves = row.Count("saves"),
            Clicks = row.Count("clicks"),
            ProfileVisits = row.Count("profile_visits"),
            Posts = row.Count("posts"),
            RepliesGiven = row.Count("replies_given"),
        };
        if (!row.Counts(row.Raw("date"), account.Platform.Name, account.Name, engagement.Definition))
        {
            yield break;
        }

        if (Audience.Any(column => row.Raw(column) is not null))
        {
            yield return audience;
        }

        if (Engagement.Any(column => row.Raw(column) is not null))
        {
            yield return engagement;
        }
    }
}
