using System.Globalization;

namespace SocialFunnel;

/// <summary>A set of days, kept as windows that neither overlap nor touch, oldest first. Tells which days a source has not told yet.</summary>
public sealed class Coverage
{
    /// <summary>No days.</summary>
    public static Coverage Empty { get; } = new([]);

    private Coverage(IReadOnlyList<Window> windows) => Windows = windows;

    /// <summary>The windows, oldest first.</summary>
    public IReadOnlyList<Window> Windows { get; }

    /// <summary>These days and those of <paramref name="added"/>.</summary>
    public Coverage With(Window added)
    {
        var merged = new List<Window>();
        foreach (var next in Windows.Append(added).OrderBy(window => window.First))
        {
            if (merged.Count > 0 && next.First <= merged[^1].Last.AddDays(1))
            {
                merged[^1] = new Window(merged[^1].First, next.Last > merged[^1].Last ? next.Last : merged[^1].Last);
            }
            else
            {
                merged.Add(next);
            }
        }

        return new Coverage(merged);
    }

    /// <summary>The days of <paramref name="wanted"/> that are not in this set.</summary>
    public IEnumerable<Window> Missing(Window wanted)
    {
        var first = wanted.First;
        foreach (var known in Windows.Where(window => window.Last >= wanted.First && window.First <= wanted.Last))
        {
            if (known.First > first)
            {
                yield return new Window(first, known.First.AddDays(-1));
            }

            first = known.Last.AddDays(1);
        }

        if (first <= wanted.Last)
        {
            yield return new Window(first, wanted.Last);
        }
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Coverage Parse(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(window => window.Split(".."))
        .Aggregate(Empty, (days, ends) => days.With(new Window(Day(ends[0]), Day(ends[1]))));

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', Windows);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
