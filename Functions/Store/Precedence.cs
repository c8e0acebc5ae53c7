namespace SocialFunnel.Store;

/// <summary>
/// Chooses where several sources tell the same metric of the same account and day: a connector counts before a person, a person before the files
/// of <c>exports</c>, then what was retrieved later, then the first by name.
/// </summary>
internal static class Precedence
{
    /// <summary>The rank of what a platform says itself.</summary>
    public const int Connector = 0;

    private const int Person = 1;
    private const int File = 2;

    /// <summary>
    /// What a platform says through its own interface is exact. What a person was asked for and answered counts before a file that somebody once
    /// saved: whoever corrects a week in the form means it.
    /// </summary>
    public static int Rank(Brand brand, string source) =>
        EnteredByHand.Is(source) ? Person
        : brand.Sources.TryGetValue(source, out var settings) && settings.Type != "exports" ? Connector
        : File;

    /// <summary>Readings of the facts that count, sorted by day, platform and account.</summary>
    public static IEnumerable<Reading> Choose(Brand brand, IEnumerable<SourceFact> facts) => WholePlatforms(brand, [.. facts])
        .GroupBy(fact => (fact.Day, fact.Kind, fact.Platform, fact.Account, Source: fact.Kind == DailyFacts.ConversionDay ? fact.Source : ""))
        .OrderBy(same => same.Key.Day).ThenBy(same => same.Key.Platform, StringComparer.Ordinal).ThenBy(same => same.Key.Account, StringComparer.Ordinal)
        .SelectMany(same =>
        {
            var chosen = same.GroupBy(fact => new FactKey(fact.Metric, fact.Fact.Definition))
                .Select(metric => metric.OrderBy(fact => Rank(brand, fact.Source)).ThenByDescending(fact => fact.Fact.At).ThenBy(fact => fact.Source, StringComparer.Ordinal).First())
                .ToArray();
            var source = string.Join('+', chosen.Select(fact => fact.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            return DailyFacts.ToReadings(same.Key.Kind, same.Key.Platform, same.Key.Account, same.Key.Day, source, chosen.ToDictionary(fact => new FactKey(fact.Metric, fact.Fact.Definition), fact => fact.Fact));
        });

    /// <summary>
    /// People are asked for the hours of a platform, not of its accounts. Their answer stands in for what files say of all its accounts, where adding
    /// would count the same work twice, and gives way to a connector that tells of any. Of two answers the later counts, whatever its currency.
    /// </summary>
    private static IEnumerable<SourceFact> WholePlatforms(Brand brand, IReadOnlyCollection<SourceFact> facts)
    {
        var answered = facts.Where(IsAnswer).Select(Place).ToHashSet();
        var places = facts.Where(fact => fact.Kind == DailyFacts.Effort).GroupBy(Place).Where(place => answered.Contains(place.Key)).ToDictionary(
            place => place.Key,
            place => (HasConnector: place.Any(fact => Rank(brand, fact.Source) == Connector), Latest: place.Where(IsAnswer).Max(fact => fact.Fact.At)));
        return facts.Where(fact => fact.Kind != DailyFacts.Effort || !places.TryGetValue(Place(fact), out var place)
            || (place.HasConnector ? !IsAnswer(fact) : IsAnswer(fact) && fact.Fact.At == place.Latest));
    }

    private static bool IsAnswer(SourceFact fact) => fact.Kind == DailyFacts.Effort && EnteredByHand.Is(fact.Source);

    private static (DateOnly Day, string Platform, bool IsSpend) Place(SourceFact fact) => (fact.Day, fact.Platform, DailyFacts.IsSpend(fact.Metric));
}

/// <summary>A number of a day as one source told it.</summary>
internal sealed record SourceFact(string Kind, string Platform, string Account, DateOnly Day, string Source, string Metric, Fact Fact);
