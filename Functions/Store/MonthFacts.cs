using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialFunnel.Store;

/// <summary>
/// A month of daily numbers of one kind, account, and source: what one row of <c>readings</c> holds. Merging gives the same content in
/// whatever order and however often readings arrive: of two values of a metric of one definition the one retrieved later counts, of two retrieved at the
/// same time the greater.
/// </summary>
internal sealed class MonthFacts
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly SortedDictionary<int, SortedDictionary<FactKey, Fact>> days = [];

    /// <summary>Day of the month, then metric and definition.</summary>
    public IReadOnlyDictionary<int, SortedDictionary<FactKey, Fact>> Days => days;

    /// <summary>Adds a fact. Says whether the content changed; a value that lost against another of another time comes out as <paramref name="outdated"/>.</summary>
    public bool Merge(int day, string metric, Fact fact, out Fact? outdated)
    {
        outdated = null;
        if (!days.TryGetValue(day, out var facts))
        {
            days[day] = facts = [];
        }

        var key = new FactKey(metric, fact.Definition);
        if (!facts.TryGetValue(key, out var known))
        {
            facts[key] = fact;
            return true;
        }

        if (known == fact)
        {
            return false;
        }

        var wins = fact.CompareTo(known) > 0;
        if (fact.At != known.At && (fact.Value, fact.Currency) != (known.Value, known.Currency))
        {
            outdated = wins ? known : fact;
        }

        if (wins)
        {
            facts[key] = fact;
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
                    month.Merge(int.Parse(day, CultureInfo.InvariantCulture), metric, new Fact(value, group.At, group.Definition, group.Currency), out _);
                }
            }
        }

        return month;
    }

    /// <summary>Writes compactly: metrics of a day that were retrieved together share their time.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Stored(Version, days.ToDictionary(day => day.Key.ToString(CultureInfo.InvariantCulture), day => Groups(day.Value))), Json);

    private static Group[] Groups(SortedDictionary<FactKey, Fact> facts) =>
        [.. facts.GroupBy(fact => (fact.Value.At, fact.Value.Definition, fact.Value.Currency))
            .Select(group => new Group(group.Key.At, group.Key.Definition, group.Key.Currency, group.ToDictionary(fact => fact.Key.Metric, fact => fact.Value.Value)))];

    private sealed record Stored([property: JsonPropertyName("v")] int Version, [property: JsonPropertyName("d")] Dictionary<string, Group[]> Days);

    private sealed record Group(
        [property: JsonPropertyName("at")] long At,
        [property: JsonPropertyName("def")] string? Definition,
        [property: JsonPropertyName("cur")] string? Currency,
        [property: JsonPropertyName("m")] Dictionary<string, decimal> Values);
}

/// <summary>What tells the numbers of a day apart: two definitions of a metric stand beside each other.</summary>
internal readonly record struct FactKey(string Metric, string? Definition) : IComparable<FactKey>
{
    public int CompareTo(FactKey other) => string.CompareOrdinal(Metric, other.Metric) is not 0 and var order ? order : string.CompareOrdinal(Definition, other.Definition);
}

/// <summary>A number and when it was retrieved.</summary>
/// <param name="Value">The number.</param>
/// <param name="At">Milliseconds since 1970 UTC.</param>
/// <param name="Definition">Version of the metric's definition; null where there is one only.</param>
/// <param name="Currency">Of an amount of money, ISO 4217; null for any other number.</param>
internal readonly record struct Fact(decimal Value, long At, string? Definition, string? Currency = null) : IComparable<Fact>
{
    public int CompareTo(Fact other) =>
        At != other.At ? At.CompareTo(other.At)
        : Value != other.Value ? Value.CompareTo(other.Value)
        : string.CompareOrdinal(Definition, other.Definition) is not 0 and var order ? order
        : string.CompareOrdinal(Currency, other.Currency);
}
