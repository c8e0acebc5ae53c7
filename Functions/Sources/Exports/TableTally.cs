using System.Globalization;

namespace SocialFunnel.Sources.Exports;

/// <summary>What was read in one table, for people who ask: rows, days, sums of the columns as the file names them.</summary>
internal sealed class TableTally(string? table, string? form)
{
    private static readonly HashSet<string> OwnLabels =
        new(["date", "order_id", "post_id", "refund_id", "journey", "customer", "discount_code", "discount_codes", "heard_about_us", "account"], StringComparer.Ordinal);

    private readonly SortedDictionary<int, Column> columns = [];

    /// <summary>The sheet, the entry of an archive, or the title above the header; null for a file of one table without a title.</summary>
    public string? Table => table;

    /// <summary>Name of the form; null when it was not recognised.</summary>
    public string? Form => form;

    /// <summary>Rows taken: read without a fault, those among them that say nothing new or that nothing is stored of.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows refused.</summary>
    public int RefusedCount { get; private set; }

    /// <summary>The first of them.</summary>
    public List<Refusal> Refused { get; } = [];

    /// <summary>Rows that were left out because they total others.</summary>
    public List<ExcludedRow> Excluded { get; } = [];

    /// <summary>What must be answered before it counts.</summary>
    public IReadOnlyList<string> Questions { get; set; } = [];

    /// <summary>First and last day as <c>2026-11-23</c>, or <c>--11-23</c> where the year is not known; null where rows have no day.</summary>
    public string? From { get; private set; }

    /// <inheritdoc cref="From"/>
    public string? To { get; private set; }

    /// <summary>Sums of the columns that hold numbers only.</summary>
    public IEnumerable<KeyValuePair<string, decimal>> Sums => columns.Values.Where(column => !column.HasText).SelectMany(column => column.Sums);

    /// <summary>A file, or a part of one, that was refused as a whole.</summary>
    public static TableTally Unknown(string? table, Refusal refusal)
    {
        var unknown = new TableTally(table, null);
        unknown.Refuse(refusal);
        return unknown;
    }

    /// <summary>Notes a row that was refused.</summary>
    public void Refuse(Refusal refusal)
    {
        RefusedCount++;
        if (Refused.Count < RefusalLog.Kept)
        {
            Refused.Add(refusal);
        }
    }

    /// <summary>Adds a row that was taken.</summary>
    public void Take(OpenExport open, ExportRow row)
    {
        Rows++;
        var vendor = open.Form as VendorForm;
        Place(open, row, vendor?.DayColumn);
        foreach (var column in open.Header.Names)
        {
            Add(open, row, column, vendor);
        }
    }

    /// <summary>Adds a row that totals others.</summary>
    public void Exclude(OpenExport open, ExportRow row, string reason)
    {
        var values = open.Header.Titles.Index().Where(title => title.Index < row.Values.Count && open.Numbers?.Value(row.Values[title.Index]) is not null)
            .Select(title => KeyValuePair.Create(title.Item.Trim(), open.Numbers!.Value(row.Values[title.Index])!.Value));
        if (Excluded.Count < RefusalLog.Kept)
        {
            Excluded.Add(new ExcludedRow(row.Line, reason, [.. values]));
        }
    }

    private void Add(OpenExport open, ExportRow row, string name, VendorForm? vendor)
    {
        var position = open.Header.PositionOf(name)!.Value;
        var cell = position < row.Values.Count ? row.Values[position].Trim() : "";
        if (cell.Length == 0 || (vendor is null ? !open.Form.Columns.Contains(name) || OwnLabels.Contains(name) : name == vendor.DayColumn || vendor.Labels.Contains(name)))
        {
            return;
        }

        var column = columns.TryGetValue(position, out var known) ? known : columns[position] = new Column(Unique(open.Header, position));
        column.Add(
            vendor is null ? Cells.Number(cell, decimal.MinValue, decimal.MaxValue, whole: false, out _) : open.Numbers!.Value(cell),
            vendor is not null && NumberText.IsMissing(cell),
            vendor?.SumApart(row, name));
    }

    private void Place(OpenExport open, ExportRow row, string? column)
    {
        var day = open.Days is { LacksYear: true } && open.Answers.Year is null
            ? column is not null && row.Raw(column) is { } cell ? DayText.WithoutYear(cell) : null
            : row.PlacedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (day is null)
        {
            return;
        }

        // Without years the order of the file is all there is.
        var isPlain = day[0] != '-';
        From = From is null || isPlain && string.CompareOrdinal(day, From) < 0 ? day : From;
        To = To is null || !isPlain || string.CompareOrdinal(day, To) > 0 ? day : To;
    }

    private static string Unique(ExportHeader header, int position)
    {
        var title = header.Titles[position].Trim();
        var before = header.Titles.Take(position).Count(other => other.Trim() == title);
        return before == 0 ? title : $"{title} ({before + 1})";
    }

    private sealed class Column(string title)
    {
        private readonly Dictionary<string, decimal> sums = new(StringComparer.Ordinal);

        public bool HasText { get; private set; }

        public IEnumerable<KeyValuePair<string, decimal>> Sums => sums.Select(sum => KeyValuePair.Create(sum.Key.Length == 0 || sums.Count == 1 ? title : $"{title} ({sum.Key})", sum.Value));

        public void Add(decimal? number, bool isMissing, string? apart)
        {
            HasText |= number is null && !isMissing;
            if (number is { } value && !HasText)
            {
                sums[apart ?? ""] = sums.GetValueOrDefault(apart ?? "") + value;
            }
        }
    }
}

/// <summary>A row that was left out because it totals others.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Reason">Why it was left out.</param>
/// <param name="Values">Its numbers, by column.</param>
internal sealed record ExcludedRow(long Line, string Reason, IReadOnlyList<KeyValuePair<string, decimal>> Values);
