namespace SocialFunnel.Sources.Exports;

/// <summary>
/// One form of a table: recognised by its columns, whatever the file is called, and read row by row. A vendor's own format is a
/// <see cref="VendorForm"/>, one more file in this folder and one line in <see cref="ExportForms"/>.
/// </summary>
internal abstract class ExportForm
{
    /// <summary>Name for people, as in <c>docs/csv.md</c> or <c>docs/exports.md</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What a file may tell once, in words, such as "order".</summary>
    public abstract string Key { get; }

    /// <summary>Columns without which it is not this form.</summary>
    public abstract IReadOnlyList<string> Required { get; }

    /// <summary>Columns that may be there too, in any order.</summary>
    public abstract IReadOnlyList<string> Optional { get; }

    /// <summary>Columns of which at least one must be there; empty when the required ones are enough.</summary>
    public virtual IReadOnlyList<string> OneOf => [];

    /// <summary>What of sales it tells: the orders of a shop, payments, or nothing. The same sale may stand in both.</summary>
    public virtual Sales Sales => Sales.None;

    /// <summary>Whether its files are read before all others, since they add to rows of other files.</summary>
    public virtual bool ReadFirst => false;

    /// <summary>Whether a blank row ends the table, whatever comes then.</summary>
    public virtual bool EndsAtBlankRow => false;

    /// <summary>Whether several columns may have one name; the second then is <c>name_2</c>.</summary>
    public virtual bool TakesRepeatedColumns => false;

    /// <summary>Normalised names of columns in other languages and versions, and the name of <see cref="Columns"/> that each stands for.</summary>
    public virtual IReadOnlyDictionary<string, string>? Aliases => null;

    /// <summary>The document that describes it.</summary>
    public virtual string Document => "docs/csv.md";

    /// <summary>All columns it knows.</summary>
    public IEnumerable<string> Columns => Required.Concat(Optional);

    /// <summary>Whether it knows a column, read or not.</summary>
    public virtual bool Knows(string column) => Required.Contains(column) || Optional.Contains(column);

    /// <summary>Whether a table is of this form: nothing may stand above the header of our own ones.</summary>
    public virtual bool Fits(TableHead head, ExportHeader header) => head.Titles.Count == 0 && HasColumns(header);

    /// <summary>Whether a header has the columns that this form cannot do without.</summary>
    public bool HasColumns(ExportHeader header) => Required.All(header.Has) && (OneOf.Count == 0 || OneOf.Any(header.Has));

    /// <summary>
    /// Reads a row. What is wrong with it is noted in <see cref="ExportRow.Fault"/>, and then nothing it yielded counts. Must ask
    /// <see cref="ExportRow.Counts"/> after its last cell and before it yields.
    /// </summary>
    public abstract IEnumerable<Reading> Read(ExportRow row);

    /// <summary>What is left to tell when the last row was read; empty for most forms.</summary>
    public virtual IEnumerable<Reading> End(OpenExport file) => [];
}

/// <summary>What of sales a form tells.</summary>
internal enum Sales
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Orders, as who sold knows them.</summary>
    Orders,

    /// <summary>Payments, as who took the money knows them.</summary>
    Payments,
}
