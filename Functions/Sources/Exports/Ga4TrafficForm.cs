namespace SocialFunnel.Sources.Exports;

/// <summary>
/// A report of Google Analytics 4 by traffic source, as CSV. Lines with <c>#</c> above it tell its days; a row is placed by a column of dates, or of days or weeks
/// counted from there. Campaigns and pages are summed up by source and medium.
/// </summary>
internal sealed class Ga4TrafficForm : VendorForm
{
    private const int LongestName = 200;

    private static readonly string[] Pairs = Named("Session source / medium", "Session manual source / medium", "Source / medium", "First user source / medium");
    private static readonly string[] Sources = Named("Session source", "Session manual source", "Source", "First user source");
    private static readonly string[] Mediums = Named("Session medium", "Session manual medium", "Medium", "First user medium");
    private static readonly string[] Purchases = Named("Ecommerce purchases", "Transactions", "Purchases", "Key events", "Conversions");
    private static readonly string[] Revenues = Named("Purchase revenue", "Total revenue", "Ecommerce revenue", "Revenue");
    private static readonly string[] Days = Named("Date", "Nth day", "Week");
    private static readonly string[] OtherNames = Named("Session campaign", "Campaign", "Landing page", "Landing page + query string", "Device category", "Country", "Event name", "Session default channel group");

    /// <inheritdoc/>
    public override string Name => "GA4 traffic by source";

    /// <inheritdoc/>
    public override string Key => "day, source, medium and the other names of a row";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required => [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OneOf { get; } = [.. Pairs, .. Sources];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } =
    [
        .. Pairs, .. Sources, .. Mediums, .. Days, .. Purchases, .. Revenues, .. OtherNames,
        .. Named("Sessions", "Engaged sessions", "Engagement rate", "Active users", "Total users", "New users", "Views", "Event count", "Average engagement time per session", "Events per session",
            "Session key event rate", "Bounce rate"),
    ];

    /// <inheritdoc/>
    public override string TitleIn(TableHead head) => Ga4Preamble.TitleOf(head);

    /// <inheritdoc/>
    public override bool EndsAtBlankRow => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Nth day", "Week");

    /// <inheritdoc/>
    // A table with a column "Source" may be anything: only Google's lines above it, or its long names, tell.
    public override bool Fits(TableHead head, ExportHeader header) =>
        base.Fits(head, header) && Purchases.Concat(Revenues).Append("sessions").Any(header.Has) && (Ga4Preamble.IsAbove(head) || header.Has(Pairs[0]) || header.Has(Sources[0]) || header.Has(Pairs[3]));

    /// <inheritdoc/>
    public override IEnumerable<string> Asks(OpenExport file)
    {
        var (days, header) = (Ga4Preamble.Of(file.Head), file.Header);
        if (Array.TrueForAll(Days, column => !header.Has(column)) && (days.First is null || days.First != days.Last))
        {
            yield return $"its numbers are those of {(days.First is { } first ? $"{first:O} to {days.Last:O}" : "several days")} together: add the dimension Date to the report, and download it again.";
        }
        else if (!header.Has("date") && header.Has("nth_day") && days.First is null)
        {
            yield return "its days are counted from a first one that it does not tell: keep the lines with # above the table, or choose the dimension Date.";
        }
        else if (!header.Has("date") && !header.Has("nth_day") && header.Has("week") && days.First is null && file.Answers.Year is null)
        {
            yield return TableOpener.Question("year", "the weeks have no year");
        }
    }

    /// <inheritdoc/>
    public override bool IsTotal(ExportRow row) =>
        row.Values.Any(cell => cell.Trim().ToLowerInvariant() is "grand total" or "totals") || Pairs.Concat(Sources).Concat(Days).Where(row.File.Header.Has).All(column => row.Raw(column) is null);

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var file = row.File;
        var day = Day(row);
        var (source, medium) = Origin(row);
        decimal? Number(IEnumerable<string> columns) => columns.Where(file.Header.Has).Select(column => row.Number(column, 0, Cells.MostCount)).FirstOrDefault(number => number is not null);
        var (sessions, conversions, value) = (row.Count("sessions"), Number(Purchases), Number(Revenues));
        var names = file.Header.Names.Except(Purchases).Except(Revenues).Where(name => OtherNames.Contains(name) || Days.Contains(name) || !Optional.Contains(name)).Select(name => Named(row, name));
        if (row.Counts([source, medium, .. names]) && day is { } placed)
        {
            ((TrafficSums)(file.Memory ??= new TrafficSums())).Add(placed, source, medium, sessions, conversions, value);
        }

        return [];
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> End(OpenExport file) => file.Memory is TrafficSums sums ? sums.Readings(file, file.CurrencyOfTable) : [];

    // A column nobody knows may be a name, which tells rows apart, or a number, which does not.
    private static string? Named(ExportRow row, string column) => row.Raw(column) is { } text && row.File.Numbers?.Value(text) is null ? text : Days.Contains(column) ? row.Raw(column) : null;

    private static DateOnly? Day(ExportRow row)
    {
        var header = row.File.Header;
        var days = Ga4Preamble.Of(row.File.Head);
        return header.Has("date") ? row.Day("date")
            : row.File.Questions.Count > 0 ? null
            : header.Has("nth_day") ? row.DayThatFollows("nth_day", row.SmallCount("nth_day") is { } number ? days.Nth(number) : null)
            : header.Has("week") ? row.DayThatFollows("week", row.SmallCount("week") is { } week ? days.EndOfWeek(week, row.File.Answers.Year) : null)
            : row.DayThatFollows(Pairs.Concat(Sources).First(header.Has), days.First);
    }

    private static (string Source, string? Medium) Origin(ExportRow row)
    {
        var header = row.File.Header;
        if (Pairs.FirstOrDefault(header.Has) is { } pair)
        {
            var text = row.Required(pair, LongestName * 2).Replace('\u00A0', ' ');
            var at = text.LastIndexOf(" / ", StringComparison.Ordinal);
            return at < 0 ? (text, null) : (text[..at].Trim(), text[(at + 3)..].Trim());
        }

        return (row.Required(Sources.First(header.Has), LongestName).Replace('\u00A0', ' '), Mediums.FirstOrDefault(header.Has) is { } medium ? row.Text(medium, LongestName)?.Replace('\u00A0', ' ') : null);
    }
}
