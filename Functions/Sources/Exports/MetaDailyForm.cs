namespace SocialFunnel.Sources.Exports;

/// <summary>
/// One metric a day of Facebook or Instagram, from Meta Business Suite. Several tables may stand in one file, each under its title. Follows are gross: what
/// was lost is not told. Days left out are unknown: they may be zero or not known yet.
/// </summary>
internal sealed class MetaDailyForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "Meta Business Suite, a metric by day";

    /// <inheritdoc/>
    public override string Key => "day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["facebook", "instagram"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["date", "primary"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional => [];

    /// <inheritdoc/>
    public override bool EndsAtBlankRow => true;

    /// <inheritdoc/>
    public override bool? MonthFirst => null;

    /// <inheritdoc/>
    public override bool Knows(string column) => true;

    /// <inheritdoc/>
    public override string? PlatformIn(TableHead head) => MetaTitle.Of(head.Title)?.Platform;

    /// <inheritdoc/>
    public override bool Fits(TableHead head, ExportHeader header) =>
        header.Names.Count == 2 && header.PositionOf("date") == 0
        && (header.Has("primary") || MetaTitle.Of(head.Title) is not null || MetaTitle.Of(header.Titles[1])?.Platform is not null || header.Titles[1].StartsWith("Facebook ", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override IEnumerable<string> Asks(OpenExport file)
    {
        if (Metric(file) is null)
        {
            var title = file.Head.Title.Length > 0 ? $"its title '{file.Head.Title}' is none that is known" : "the lines above the header are missing";
            yield return TableOpener.Question("metric", $"{title}, so that it does not say what it counts");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var day = row.Day("date");
        var count = row.Count(row.File.Header.Names.Single(name => name != "date"));
        if (!row.Counts(row.Raw("date")) || count is null)
        {
            yield break;
        }

        switch (Metric(row.File))
        {
            case "reach":
                yield return Engagement(row, day) with { Reach = count };
                break;
            case "visits":
                yield return Engagement(row, day) with { ProfileVisits = count };
                break;
            case "views":
                yield return Engagement(row, day) with { Impressions = count };
                break;
            case "link-clicks":
                yield return Engagement(row, day) with { Clicks = count };
                break;
            case "follows":
                yield return Audience(row, day) with { Gained = count };
                break;
        }
    }

    private static string? Metric(OpenExport file) => MetaTitle.Of(file.Head.Title)?.Metric ?? file.Answers.Metric;
}
