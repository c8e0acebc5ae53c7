namespace SocialFunnel.Sources.Exports;

/// <summary>Names of a table's columns, normalised: lower case, with underscores for spaces and dashes.</summary>
public sealed class ExportHeader
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    /// <summary>Reads the cells of the header.</summary>
    public ExportHeader(IReadOnlyList<string> titles)
    {
        Width = titles.Count;
        for (var position = 0; position < titles.Count; position++)
        {
            var name = Normal(titles[position]);
            if (name.Length == 0)
            {
                Unnamed++;
            }
            else if (!positions.TryAdd(name, position))
            {
                Repeated = name;
            }
        }
    }

    /// <summary>Number of cells, with unnamed ones.</summary>
    public int Width { get; }

    /// <summary>Number of columns without a name.</summary>
    public int Unnamed { get; }

    /// <summary>A name that stands there twice; null when there is none.</summary>
    public string? Repeated { get; }

    /// <summary>All names.</summary>
    public IReadOnlyCollection<string> Names => positions.Keys;

    /// <summary>Whether a column is there.</summary>
    public bool Has(string column) => positions.ContainsKey(column);

    /// <summary>Position of a column, from 0; null when it is not there.</summary>
    public int? PositionOf(string column) => positions.TryGetValue(column, out var position) ? position : null;

    private static string Normal(string title) => title.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
