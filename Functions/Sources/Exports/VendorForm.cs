namespace SocialFunnel.Sources.Exports;

/// <summary>
/// A form of a vendor's own download. Its cells are read as vendors and spreadsheets write them (<see cref="NumberText"/>, <see cref="DayText"/>), and
/// what its file cannot say is asked for (<see cref="ExportAnswers"/>). Its columns are declared as <see cref="ExportHeader.Normal"/> names them.
/// </summary>
internal abstract class VendorForm : ExportForm
{
    /// <inheritdoc/>
    public override string Document => "docs/exports.md";

    /// <summary>Platforms that a table may be about: one, or several of which somebody must say which; empty where it is about none, as an order is.</summary>
    public virtual IReadOnlyList<string> Platforms => [];

    /// <summary>The platform as the table itself says it, in its title for instance; null when it does not.</summary>
    public virtual string? PlatformIn(TableHead head) => Platforms.Count == 1 ? Platforms[0] : null;

    /// <summary>The account as the table itself names it; null when it does not, and then it is asked for.</summary>
    /// <param name="header">Its columns.</param>
    /// <param name="sample">Its first rows.</param>
    public virtual string? AccountIn(ExportHeader header, IReadOnlyList<string[]> sample) => null;

    /// <summary>What a table is called; empty where it has no title.</summary>
    public virtual string TitleIn(TableHead head) => head.Title;

    /// <summary>The column that places a row in time; null where there is none.</summary>
    public virtual string? DayColumn => "date";

    /// <summary>Other columns of days, which are written in the same way.</summary>
    public virtual IReadOnlyList<string> OtherDayColumns => [];

    /// <summary>Whether the vendor writes 11/23/2026: decides where the days of a file leave it open. Null where a vendor writes no such days.</summary>
    public virtual bool? MonthFirst => null;

    /// <summary>Whether a table has a row for each day, and not one for each thing that happened.</summary>
    public bool IsDaily => Key.StartsWith("day", StringComparison.Ordinal);

    /// <summary>Columns that hold numbers but count nothing, such as ids and telephone numbers; they are not summed and not shown.</summary>
    public virtual IReadOnlyList<string> Labels => [];

    /// <summary>Most columns that it may not know; a form of few columns says 0, so that it takes no strangers.</summary>
    public virtual int MostUnknown => int.MaxValue;

    /// <inheritdoc/>
    public override bool TakesRepeatedColumns => true;

    /// <inheritdoc/>
    public override bool Fits(TableHead head, ExportHeader header) => HasColumns(header) && (MostUnknown == int.MaxValue || ExportForms.Unread(this, header).Count() <= MostUnknown);

    /// <summary>What else must be answered before a table can be read, as questions; asked once a table, before its first row.</summary>
    public virtual IEnumerable<string> Asks(OpenExport file) => [];

    /// <summary>Whether a row is the total of the others, or repeats another row in other words. It is left out, and that is said.</summary>
    public virtual bool IsTotal(ExportRow row) => false;

    /// <summary>What the numbers of a column must not be added across, such as the currency of the row; null where there is nothing.</summary>
    public virtual string? SumApart(ExportRow row, string column) => null;

    /// <summary>An empty day of engagement of the table's account.</summary>
    protected static EngagementReading Engagement(ExportRow row, DateOnly day) =>
        new() { Day = day, Account = row.File.Account, Source = row.File.Pull.Context.Source, RetrievedAt = row.File.RetrievedAt };

    /// <summary>An empty day of the audience of the table's account.</summary>
    protected static AudienceReading Audience(ExportRow row, DateOnly day) =>
        new() { Day = day, Account = row.File.Account, Source = row.File.Pull.Context.Source, RetrievedAt = row.File.RetrievedAt };

    /// <summary>An empty post of the table's account.</summary>
    protected static PostReading Post(ExportRow row, DateOnly day, string id) =>
        new() { Day = day, Account = row.File.Account, Source = row.File.Pull.Context.Source, RetrievedAt = row.File.RetrievedAt, PostId = id };

    /// <summary>The one value that all rows have in a column; null when there are several or none.</summary>
    protected static string? OnlyValue(ExportHeader header, IReadOnlyList<string[]> sample, string column) =>
        header.PositionOf(column) is { } position
        && sample.Where(cells => position < cells.Length && cells[position].Trim().Length is > 0 and <= 100).Select(cells => cells[position].Trim()).Distinct(StringComparer.Ordinal).Take(2).ToList() is [{ } only]
            ? only
            : null;

    /// <summary>The id of a post; one that a spreadsheet turned into 1.8E+16 is refused.</summary>
    protected static string PostId(ExportRow row, string column)
    {
        var id = row.Required(column, 200);
        if (id.Contains("E+", StringComparison.OrdinalIgnoreCase) && id.Length < 30)
        {
            row.Refuse(column, id, "was rounded by a spreadsheet and names no post any longer: import the file as it was downloaded.");
        }

        return id;
    }

    /// <summary>Names declared as a vendor writes them.</summary>
    protected static string[] Named(params string[] titles) => [.. titles.Select(ExportHeader.Normal)];

    /// <summary>Aliases: each line a name of ours as the vendor writes it, and what it is called elsewhere.</summary>
    protected static IReadOnlyDictionary<string, string> Called(params (string Name, string[] Elsewhere)[] names) => names
        .SelectMany(name => name.Elsewhere.Select(other => (Other: ExportHeader.Normal(other), Name: ExportHeader.Normal(name.Name))))
        .ToDictionary(pair => pair.Other, pair => pair.Name, StringComparer.Ordinal);
}
