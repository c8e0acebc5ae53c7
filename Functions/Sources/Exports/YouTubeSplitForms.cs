namespace SocialFunnel.Sources.Exports;

/// <summary>A table of YouTube Studio that is split by traffic source, country or another trait. It is recognised and nothing is stored of it: the days are in the totals.</summary>
internal abstract class YouTubeSplitForm : VendorForm
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = [.. YouTube.Dimensions, .. YouTube.OfVideos, .. YouTube.Metrics, .. YouTube.Metrics.Select(metric => $"{metric}_2")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = [.. YouTube.Dimensions, .. YouTube.OfVideos];

    /// <inheritdoc/>
    public override int MostUnknown => 0;

    /// <inheritdoc/>
    public override bool IsTotal(ExportRow row) => YouTube.IsTotal(row);

    /// <inheritdoc/>
    public override bool Fits(TableHead head, ExportHeader header) => base.Fits(head, header) && head.Titles.Count == 0 && YouTube.Dimensions.Any(header.Has) && YouTube.Metrics.Any(header.Has);
}

/// <summary>Days of each series of a chart (<c>Chart data.csv</c>): every day comes once for each series. Summed over the series they are the totals again.</summary>
internal sealed class YouTubeChartForm : YouTubeSplitForm
{
    /// <inheritdoc/>
    public override string Name => "YouTube Studio, chart data";

    /// <inheritdoc/>
    public override string Key => "day and series";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["date"];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        row.Day("date");
        row.Counts([row.Raw("date"), .. Labels.Where(row.File.Header.Has).Select(row.Raw)]);
        return [];
    }
}

/// <summary>Sums of a whole period by a trait (<c>Table data.csv</c>), with the total of all in the first row.</summary>
internal sealed class YouTubeTableForm : YouTubeSplitForm
{
    /// <inheritdoc/>
    public override string Name => "YouTube Studio, table data";

    /// <inheritdoc/>
    public override string Key => "trait";

    /// <inheritdoc/>
    public override string? DayColumn => null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required => [];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        row.Counts([.. Labels.Where(row.File.Header.Has).Select(row.Raw)]);
        return [];
    }
}
