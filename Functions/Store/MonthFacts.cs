using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialFunnel.Store;

/// <summary>
/// A month of daily numbers of one kind, account, and source: what one row of <c>readings</c> holds. Merging gives the same content in
/// whatever order and however often readings arrive: of two values of a metric the one retrieved later counts, of two retrieved at the
/// same time the greater.
/// </summary>
internal sealed class MonthFacts
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly SortedDictionary<int, SortedDictionary<string, Fact>> days = [];

    /// <summary>Day of the month, then metric.</summary>
    public IReadOnlyDictionary<int, SortedDictionary<string, Fact>> Days => days;

    /// <summary>Adds a fact. Says whether the content changed; a value that lost against another of another time comes out as <paramref name="outdated"/>.</summary>
    public bool Merge(int day, string metric, Fact fact, out Fact? outdated)
    {
        outdated = null;
        if (!days.TryGetValue(day, out var facts))
        {
            days[day] = facts = new SortedDictionary<string, Fact>(StringComparer.Ordinal);
        }

        if (!facts.TryGetValue(metric, out var known))
        {
            facts[metric] = fact;
            return true;
        }

        if (known == fact)
        {
            return false;
        }

        var wins = fact.CompareTo(known) > 0;
        if (fact.At != known.At && fact.Value != known.Value)
        {
            outdated = wins ? known : fact;
        }

        if (wins)
        {
            facts[metric] = fact;
        }

        return wins;
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is of a version that this program does not know.</exception>
    public static MonthFacts Parse(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, Json) ?? throw new JsonException("A month of readings is empty.");
        if (stored.Version != Version)
        {
            throw new JsonException($"A month of readings has version {stored.Version}; this program reads {Version}. Use a newer program.");
        }

        var month = new MonthFacts();
        foreach (var (day, groups) in stored.Days)
        {
            foreach (var group in groups)
            {
                foreach (var (metric, value) in group.Values)
                {
                    month.Merge(int.Parse(day, CultureInfo.InvariantCulture), metric, new Fact(value, group.At, group.Definition), out _);
                }
            }
        }

        return month;
    }

    /// <summary>Writes compactly: metrics of a day that were retrieved together share their time.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Stored(Version, days.ToDictionary(day => day.Key.ToString(CultureInfo.InvariantCulture), day => Groups(day.Value))), Json);

    private static Group[] Groups(SortedDictionary<string, Fact> facts) =>
        [.. facts.GroupBy(fact => (fact.Value.At, fact.Value.Definition))
            .Select(group => new Group(group.Key.At, group.Key.Definition, group.ToDictionary(fact => fact.Key, fact => fact.Value.Value)))];

    private sealed record Stored([property: JsonPropertyName("v")] int Version, [property: JsonPropertyName("d")] Dictionary<string, Group[]> Days);

    private sealed record Group(
        [property: JsonPropertyName("at")] long At,
        [property: JsonPropertyName("def")] string? Definition,
        [property: JsonPropertyName("m")] Dictionary<string, decimal> Values);
}

/// <summary>A number and when it was retrieved.</summary>
/// <param name="Value">The number.</param>
/// <param name="At">Milliseconds since 1970 UTC.</param>
/// <param name="Definition">Version of the metric's definition; null where there is one only.</param>
internal readonly record struct Fact(decimal Value, long At, string? Definition) : IComparable<Fact>
{
    public int CompareTo(Fact other) =>
        At != other.At ? At.CompareTo(other.At)
        : Value != other.Value ? Value.CompareTo(other.Value)
        : string.CompareOrdinal(Definition, other.Definition);
}
