namespace SocialFunnel.Sources.Exports;

/// <summary>A daily sheet of a LinkedIn page's download (.xls). Days are texts MM/dd/yyyy.</summary>
internal abstract class LinkedInPageForm : VendorForm
{
    /// <inheritdoc/>
    public override string Key => "day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["linkedin"];

    /// <inheritdoc/>
    public override bool? MonthFirst => true;

    /// <summary>A name for each of desktop, mobile and total, or of organic, sponsored and total.</summary>
    protected static IEnumerable<string> Each(string name, params string[] kinds) => Named([.. kinds.Select(kind => $"{name} ({kind})")]);
}

/// <summary>New followers of a page by day. Its <c>Total followers</c> are the day's new ones of all kinds, not the audience.</summary>
internal sealed class LinkedInPageFollowersForm : LinkedInPageForm
{
    /// <inheritdoc/>
    public override string Name => "LinkedIn page, new followers";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Organic followers", "Total followers");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named("Sponsored followers", "Auto-invited followers");

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var reading = Audience(row, row.Day("date")) with { Gained = row.Count("total_followers") };
        if (row.Counts(row.Raw("date")))
        {
            yield return reading;
        }
    }
}

/// <summary>Visits of a page by day.</summary>
internal sealed class LinkedInPageVisitorsForm : LinkedInPageForm
{
    private static readonly string[] Kinds = ["desktop", "mobile", "total"];

    /// <inheritdoc/>
    public override string Name => "LinkedIn page, visitors";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Total page views (total)", "Total unique visitors (total)");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } =
    [
        .. new[] { "Overview", "Life", "Jobs", "Total" }.SelectMany(part => Each($"{part} page views", Kinds).Concat(Each($"{part} unique visitors", Kinds))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var reading = Engagement(row, row.Day("date")) with { ProfileVisits = row.Count("total_page_views(total)") };
        if (row.Counts(row.Raw("date")))
        {
            yield return reading;
        }
    }
}

/// <summary>What a page's content brought by day, of the sheet <c>Metrics</c>, whose header stands below a sentence.</summary>
internal sealed class LinkedInPageContentForm : LinkedInPageForm
{
    private static readonly string[] Kinds = ["organic", "sponsored", "total"];

    /// <inheritdoc/>
    public override string Name => "LinkedIn page, content by day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Impressions (total)", "Clicks (total)", "Reactions (total)", "Comments (total)", "Reposts (total)");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } =
    [
        .. Named("Unique impressions (organic)"),
        .. new[] { "Impressions", "Clicks", "Reactions", "Comments", "Reposts", "Engagement rate" }.SelectMany(name => Each(name, Kinds)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var reading = Engagement(row, row.Day("date")) with
        {
            Impressions = row.Count("impressions(total)"),
            Clicks = row.Count("clicks(total)"),
            Likes = row.Count("reactions(total)"),
            Comments = row.Count("comments(total)"),
            Shares = row.Count("reposts(total)"),
        };
        if (row.Counts(row.Raw("date")))
        {
            yield return reading;
        }
    }
}
