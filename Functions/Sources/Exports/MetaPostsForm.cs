namespace SocialFunnel.Sources.Exports;

/// <summary>Posts of Facebook or Instagram with their lifetime counters, from Meta Business Suite. Texts of posts are never read.</summary>
internal abstract class MetaPostsForm : VendorForm
{
    /// <inheritdoc/>
    public override string Key => "post";

    /// <inheritdoc/>
    public override string? DayColumn => "publish_time";

    /// <inheritdoc/>
    public override bool? MonthFirst => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Post ID", "Page ID", "Account ID", "Title", "Description", "Data comment", "Account username", "Account name", "Page name", "Permalink", "Date");

    /// <summary>Counters as this platform names them.</summary>
    protected abstract PostReading Counters(ExportRow row, PostReading post);

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var (at, day) = row.Time("publish_time", lastSecond: false);
        var post = Counters(row, Post(row, day, PostId(row, "post_id")) with { PublishedAt = at, Kind = row.Text("post_type", 40)?.ToLowerInvariant() });
        var isLifetime = row.Text("date", 40) is null or "Lifetime";
        if (!row.Counts(post.PostId, isLifetime ? "" : row.Raw("date")))
        {
            yield break;
        }

        if (isLifetime)
        {
            yield return post;
        }
        else
        {
            row.File.Pull.NoteOnce($"days of posts {row.File.Name}", $"{row.File.Name}: has rows of single days of a post, which are not stored: download lifetime numbers.");
        }
    }
}

/// <summary>Posts of a Facebook page.</summary>
internal sealed class MetaFacebookPostsForm : MetaPostsForm
{
    /// <inheritdoc/>
    public override string Name => "Meta Business Suite, posts of Facebook";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["facebook"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Post ID", "Page ID", "Publish time", "Reach");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
        "Page name", "Title", "Description", "Duration (sec)", "Caption type", "Permalink", "Is crosspost", "Is share", "Post type", "Languages", "Custom labels", "Funded content status",
        "Data comment", "Date", "Impressions", "Views", "Reactions, Comments and Shares", "Reactions", "Comments", "Shares", "Total clicks", "Link clicks", "Other clicks",
        "Seconds viewed", "Average seconds viewed", "Estimated earnings (USD)", "Ad CPM (USD)", "Ad impressions");

    /// <inheritdoc/>
    public override string? AccountIn(ExportHeader header, IReadOnlyList<string[]> sample) => OnlyValue(header, sample, "page_name");

    /// <inheritdoc/>
    protected override PostReading Counters(ExportRow row, PostReading post) => post with
    {
        Impressions = row.Count("impressions") ?? row.Count("views"),
        Reach = row.Count("reach"),
        Likes = row.Count("reactions"),
        Comments = row.Count("comments"),
        Shares = row.Count("shares"),
        Clicks = row.Count("link_clicks"),
    };
}

/// <summary>Posts of an Instagram account.</summary>
internal sealed class MetaInstagramPostsForm : MetaPostsForm
{
    /// <inheritdoc/>
    public override string Name => "Meta Business Suite, posts of Instagram";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["instagram"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Post ID", "Account ID", "Account username", "Publish time", "Likes");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
        "Account name", "Description", "Duration (sec)", "Permalink", "Post type", "Data comment", "Date", "Views", "Impressions", "Reach", "Shares", "Follows", "Comments", "Saves");

    /// <inheritdoc/>
    public override string? AccountIn(ExportHeader header, IReadOnlyList<string[]> sample) => OnlyValue(header, sample, "account_username");

    /// <inheritdoc/>
    protected override PostReading Counters(ExportRow row, PostReading post) => post with
    {
        Impressions = row.Count("views") ?? row.Count("impressions"),
        Reach = row.Count("reach"),
        Likes = row.Count("likes"),
        Comments = row.Count("comments"),
        Shares = row.Count("shares"),
    };
}
