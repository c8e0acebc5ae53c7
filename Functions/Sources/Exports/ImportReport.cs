namespace SocialFunnel.Sources.Exports;

/// <summary>What was read in a file, for people and programs: <c>docs/exports.md</c> tells the fields.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Form">Names of the forms of its tables, joined by <c>" + "</c>; null when none was recognised.</param>
/// <param name="Rows">Rows taken, of all tables.</param>
/// <param name="RefusedCount">Rows, and files or parts as a whole, that were refused.</param>
/// <param name="Refused">The first fifty of them.</param>
/// <param name="From">First day, yyyy-MM-dd, or <c>--MM-dd</c> while the year is asked for; null without days.</param>
/// <param name="To">Last day, likewise.</param>
/// <param name="Sums">Sum of every column that holds numbers only, over the rows taken, under the name the file gives it; with several tables <c>table/column</c>.</param>
/// <param name="Asks">What must be answered before it can be stored.</param>
/// <param name="Notes">What else a person should know.</param>
/// <param name="Tables">The tables, each with the same fields.</param>
public sealed record ImportReport(
    string File,
    string? Form,
    long Rows,
    int RefusedCount,
    IReadOnlyList<ImportRefusal> Refused,
    string? From,
    string? To,
    IReadOnlyDictionary<string, decimal> Sums,
    IReadOnlyList<string> Asks,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ImportTable> Tables)
{
    private const int MostTables = 100;

    /// <summary>The same, small enough for a row: of very many tables the first, and no rows of theirs.</summary>
    internal ImportReport Bounded() => Tables.Count <= 10 ? this : this with
    {
        Sums = Tables.Count <= MostTables ? Sums : new Dictionary<string, decimal>(),
        Tables = [.. Tables.Take(MostTables).Select(table => table with { Refused = [], Excluded = [] })],
    };

    internal static ImportReport Of(string file, IReadOnlyList<TableTally> tallies, RefusalLog log)
    {
        var tables = tallies.Select(ImportTable.Of).ToList();
        var isOne = tables.Count == 1;
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (table, number) in tables.Select((table, index) => (table, index + 1)))
        {
            foreach (var (column, sum) in table.Sums)
            {
                sums.TryAdd(isOne ? column : $"{table.Table ?? $"table {number}"}/{column}", sum);
            }
        }

        var forms = tables.Select(table => table.Form).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new ImportReport(
            file,
            forms.Count == 0 ? null : string.Join(" + ", forms),
            tables.Sum(table => table.Rows),
            log.Count,
            [.. tables.SelectMany(table => table.Refused).Take(RefusalLog.Kept)],
            tables.Select(table => table.From).OfType<string>().Min(StringComparer.Ordinal),
            tables.Select(table => table.To).OfType<string>().Max(StringComparer.Ordinal),
            sums,
            [.. tables.SelectMany(table => table.Asks).Distinct(StringComparer.Ordinal)],
            log.Notes,
            tables);
    }
}

/// <summary>One table of a file.</summary>
/// <param name="Table">The sheet, the entry of the archive, or the title above the header; null where a file is one table.</param>
/// <param name="Form">Name of its form; null when it was not recognised.</param>
/// <param name="Rows">Rows taken.</param>
/// <param name="RefusedCount">Rows refused.</param>
/// <param name="Refused">The first fifty of them.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Sums">Sums of the columns.</param>
/// <param name="Excluded">Rows that total others: in neither <paramref name="Rows"/> nor <paramref name="Sums"/>.</param>
/// <param name="Asks">What must be answered before it can be stored.</param>
public sealed record ImportTable(
    string? Table,
    string? Form,
    long Rows,
    int RefusedCount,
    IReadOnlyList<ImportRefusal> Refused,
    string? From,
    string? To,
    IReadOnlyDictionary<string, decimal> Sums,
    IReadOnlyList<ImportExcluded> Excluded,
    IReadOnlyList<string> Asks)
{
    internal static ImportTable Of(TableTally tally) => new(
        tally.Table,
        tally.Form,
        tally.Rows,
        tally.RefusedCount,
        [.. tally.Refused.Select(ImportRefusal.Of)],
        tally.From,
        tally.To,
        tally.Sums.DistinctBy(sum => sum.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
        [.. tally.Excluded.Select(row => new ImportExcluded(row.Line, row.Reason, row.Values.DistinctBy(value => value.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal)))],
        tally.Questions);
}

/// <summary>A row that was refused.</summary>
/// <param name="File">The file, with the sheet or entry.</param>
/// <param name="Line">The line, from 1; null for a file or part as a whole.</param>
/// <param name="Column">The column as the file names it; null for the row as a whole.</param>
/// <param name="Reason">The value where it may be shown, and what is wrong.</param>
public sealed record ImportRefusal(string File, long? Line, string? Column, string Reason)
{
    internal static ImportRefusal Of(Refusal refusal) => new(refusal.File, refusal.Line, refusal.Column, (refusal with { Line = null, Column = null, File = "" }).ToString()[1..].TrimStart());
}

/// <summary>A row that totals others.</summary>
/// <param name="Line">The line.</param>
/// <param name="Reason">Why it was left out.</param>
/// <param name="Values">Its numbers.</param>
public sealed record ImportExcluded(long Line, string Reason, IReadOnlyDictionary<string, decimal> Values);
