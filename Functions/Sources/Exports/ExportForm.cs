namespace SocialFunnel.Sources.Exports;

/// <summary>
/// One form of a table: recognised by its columns, whatever the file is called, and read row by row. A vendor's own format is one more
/// of these in this folder and one line in <see cref="ExportForms"/>.
/// </summary>
internal abstract class ExportForm
{
    /// <summary>Name for people, as in <c>docs/csv.md</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What a file may tell once, in words, such as "order".</summary>
    public abstract string Key { get; }

    /// <summary>Columns without which it is not this form.</summary>
    public abstract IReadOnlyList<string> Required { get; }

    /// <summary>Columns that may be there too, in any order.</summary>
    public abstract IReadOnlyList<string> Optional { get; }

    /// <summary>Columns of which at least one must be there; empty when the required ones are enough.</summary>
    public virtual IReadOnlyList<string> OneOf => [];

    /// <summary>Whether its files are read before all others, since they add to rows of other files.</summary>
    public virtual bool ReadFirst => false;

    /// <summary>All columns it reads.</summary>
    public IEnumerable<string> Columns => Required.Concat(Optional);

    /// <summary>Whether a table is of this form.</summary>
    public bool Fits(ExportHeader header) => Required.All(header.Has) && (OneOf.Count == 0 || OneOf.Any(header.Has));

    /// <summary>
    /// Reads a row. What is wrong with it is noted in <see cref="ExportRow.Fault"/>, and then nothing it yielded counts. Must ask
    /// <see cref="ExportRow.Counts"/> after its last cell and before it yields.
    /// </summary>
    public abstract IEnumerable<Reading> Read(ExportRow row);
}
