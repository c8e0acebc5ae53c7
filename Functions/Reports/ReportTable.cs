namespace SocialFunnel.Reports;

/// <summary>One table of a report, for CSV and XLSX.</summary>
/// <param name="Name">Its name, also that of its sheet.</param>
/// <param name="Columns">Names and types of its columns.</param>
/// <param name="Rows">A value for each column, of its type; null where unknown.</param>
internal sealed record ReportTable(string Name, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>A table with a row for each record.</summary>
    public static ReportTable Of<T>(string name, IEnumerable<T> records, params (ReportColumn Column, Func<T, object?> Value)[] columns) => new(
        name,
        [.. columns.Select(column => column.Column)],
        [.. records.Select(record => columns.Select(column => column.Value(record)).ToArray())]);
}

/// <summary>A column.</summary>
/// <param name="Name">Its name, in lower case with underscores; it stays the same from version to version.</param>
/// <param name="Type">What its cells hold.</param>
internal sealed record ReportColumn(string Name, ReportCell Type)
{
    public static ReportColumn Text(string name) => new(name, ReportCell.Text);

    public static ReportColumn Number(string name) => new(name, ReportCell.Number);

    public static ReportColumn Day(string name) => new(name, ReportCell.Day);
}

/// <summary>What a cell holds.</summary>
internal enum ReportCell
{
    /// <summary>A text, never a formula.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,
}
