namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Metrics of a YouTube channel by day (<c>Totals.csv</c>, or a table by date with its total in the first row). <c>Subscribers</c> has two meanings, the change of
/// a day and the total at its end: where the numbers do not show which, it is asked for.
/// </summary>
internal sealed class YouTubeDailyForm : VendorForm
{
    private const int LeastRows = 10;
    private const int LeastValues = 5;

    /// <inheritdoc/>
    public override string Name => "YouTube Studio by day";

    /// <inheritdoc/>
    public override string Key => "day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["youtube"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date");

    /// <inheritdoc/>
    public override IReadOnlyList<string> OneOf { get; } = YouTube.Metrics;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = [.. YouTube.Metrics, .. YouTube.Metrics.Select(metric => $"{metric}_2"), "date_2"];

    /// <inheritdoc/>
    public override int MostUnknown => 0;

    /// <inheritdoc/>
    public override bool IsTotal(ExportRow row) => YouTube.IsTotal(row);

    /// <inheritdoc/>
    public override bool Fits(TableHead head, ExportHeader header) => base.Fits(head, header) && head.Titles.Count == 0;

    /// <inheritdoc/>
    public override IEnumerable<string> Asks(OpenExport file)
    {
        if (file.Header.Has("subscribers") && (file.Answers.SubscribersAreTotal ?? AreTotal(file)) is null)
        {
            yield return TableOpener.Question("subscribers", "YouTube writes 'Subscribers' above the change of a day and above the total at its end alike, and these numbers may be either");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var day = row.Day("date");
        var views = row.Count("views");
        var subscribers = row.Change("subscribers");
        if (!row.Counts(row.Raw("date")))
        {
            yield break;
        }

        if (views is not null)
        {
            yield return Engagement(row, day) with { Impressions = views };
        }

        if (subscribers is not null)
        {
            var areTotal = (bool)(row.File.Memory ??= row.File.Answers.SubscribersAreTotal ?? AreTotal(row.File) ?? false);
            yield return areTotal ? Audience(row, day) with { Followers = subscribers } : Audience(row, day) with { Gained = subscribers };
        }
    }

    // A change falls below zero and back to it; a total never does, and hardly ever falls, but for the first few subscribers of a young channel. Short or level series are either.
    private static bool? AreTotal(OpenExport file)
    {
        var position = file.Header.PositionOf("subscribers")!.Value;
        var values = file.Sample.Where(cells => position < cells.Length && !YouTube.IsTotal(cells[0])).Select(cells => file.Numbers!.Value(cells[position])).OfType<decimal>().ToList();
        var large = values.Count == 0 ? 0 : values.Max() / 10;
        var falls = values.Zip(values.Skip(1)).Count(pair => pair.Second < pair.First);
        return values.Exists(value => value < 0) || values.Zip(values.Skip(1)).Any(pair => pair.First > 0 && pair.First >= large && pair.Second <= pair.First / 2) ? false
            : values.Count >= LeastRows && values.Distinct().Count() >= LeastValues && falls * 10 <= values.Count ? true
            : null;
    }
}
