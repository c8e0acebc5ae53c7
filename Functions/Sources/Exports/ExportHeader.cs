using System.Text;

namespace SocialFunnel.Sources.Exports;

/// <summary>Names of a table's columns, normalised: lower case, with underscores for spaces and dashes. A name that comes again gets <c>_2</c>.</summary>
public sealed class ExportHeader
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private readonly string[] titles;

    /// <summary>Reads the cells of the header.</summary>
    /// <param name="titles">The cells.</param>
    /// <param name="aliases">Normalised names in other languages or versions, and the name that stands for them; null for none.</param>
    public ExportHeader(IReadOnlyList<string> titles, IReadOnlyDictionary<string, string>? aliases = null)
    {
        this.titles = [.. titles];
        for (var position = 0; position < titles.Count; position++)
        {
            var name = Normal(titles[position]);
            name = aliases is not null && aliases.TryGetValue(name, out var known) ? known : name;
            if (name.Length == 0)
            {
                Unnamed++;
                continue;
            }

            var unique = name;
            for (var number = 2; !positions.TryAdd(unique, position); number++)
            {
                Repeated ??= name;
                unique = $"{name}_{number}";
            }
        }
    }

    /// <summary>Number of cells, with unnamed ones.</summary>
    public int Width => titles.Length;

    /// <summary>Number of columns without a name.</summary>
    public int Unnamed { get; }

    /// <summary>A name that stands there twice; null when there is none.</summary>
    public string? Repeated { get; }

    /// <summary>All names.</summary>
    public IReadOnlyCollection<string> Names => positions.Keys;

    /// <summary>The cells as they stand.</summary>
    public IReadOnlyList<string> Titles => titles;

    /// <summary>Whether a column is there.</summary>
    public bool Has(string column) => positions.ContainsKey(column);

    /// <summary>Position of a column, from 0; null when it is not there.</summary>
    public int? PositionOf(string column) => positions.TryGetValue(column, out var position) ? position : null;

    /// <summary>A column as the file names it; the normalised name when it is not there.</summary>
    public string TitleOf(string column) => PositionOf(column) is { } position ? titles[position].Trim() : column;

    /// <summary>The normalised form of a name.</summary>
    public static string Normal(string title)
    {
        var name = new StringBuilder(title.Length);
        foreach (var c in title.Trim().ToLowerInvariant())
        {
            var isSpace = char.IsWhiteSpace(c) || c is '-' or '_';
            if (!isSpace)
            {
                // "Watch time (hours)" and "Watch_time(hours)" are one name.
                name.Length -= c == '(' && name.Length > 0 && name[^1] == '_' ? 1 : 0;
                name.Append(c);
            }
            else if (name.Length == 0 || name[^1] != '_')
            {
                name.Append('_');
            }
        }

        return name.ToString();
    }
}
