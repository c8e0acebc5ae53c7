namespace SocialFunnel.Sources.Exports;

/// <summary>Sums of a table by day, source and medium, where it splits them further, as by campaign or landing page.</summary>
internal sealed class TrafficSums
{
    private readonly SortedDictionary<(DateOnly Day, string Source, string Medium), (decimal? Sessions, decimal? Conversions, decimal? Value)> sums = [];

    /// <summary>Adds a row.</summary>
    public void Add(DateOnly day, string source, string? medium, decimal? sessions, decimal? conversions, decimal? value)
    {
        var key = (day, source, medium ?? "");
        var before = sums.GetValueOrDefault(key);
        sums[key] = (Sum(before.Sessions, sessions), Sum(before.Conversions, conversions), Sum(before.Value, value));
    }

    /// <summary>The readings of all of it.</summary>
    /// <param name="file">The table.</param>
    /// <param name="currency">Currency of the values; asked for only where there are any.</param>
    public IEnumerable<Reading> Readings(OpenExport file, Func<string> currency) => sums.Select(sum => new ConversionDayReading
    {
        Day = sum.Key.Day,
        Source = file.Pull.Context.Source,
        RetrievedAt = file.RetrievedAt,
        TrafficSource = sum.Key.Source,
        Medium = sum.Key.Medium.Length == 0 ? null : sum.Key.Medium,
        Sessions = sum.Value.Sessions,
        Conversions = sum.Value.Conversions,
        Value = sum.Value.Value is { } value ? new Money(value, currency()) : null,
    });

    private static decimal? Sum(decimal? one, decimal? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);
}
