namespace SocialFunnel.Analysis;

/// <summary>What of the data is there, and what is missing.</summary>
/// <param name="FirstKnown">First day of which anything is known of the brand; null when nothing is.</param>
/// <param name="ConversionsKnown">The days of which conversions are known; null when there are none.</param>
/// <param name="Gaps">Days without numbers between the first and the last that are known, for each platform.</param>
/// <param name="Sources">What each source answered in the run; empty in a report worked out for a request.</param>
/// <param name="Connections">The brand's connections to vendors whose access ends soon.</param>
public sealed record Completeness(
    DateOnly? FirstKnown, Window? ConversionsKnown, IReadOnlyList<DayGap> Gaps, IReadOnlyList<SourceState> Sources, IReadOnlyList<ConnectionState> Connections)
{
    /// <summary>Whether nothing is known to be missing.</summary>
    public bool IsComplete => Gaps.Count == 0 && Connections.Count == 0 && Sources.All(source => source is { Failed: false, Refused: 0 });

    internal static Completeness Of(Window window, FunnelFacts facts, IReadOnlyList<SourcePull> pulls) => new(
        KnownDays.First(facts.Readings),
        facts.KnownConversions,
        [.. facts.Platforms.SelectMany(platform => DayGap.Of(platform, window, facts))],
        [.. pulls.GroupBy(pull => pull.Source, StringComparer.Ordinal).OrderBy(source => source.Key, StringComparer.Ordinal).Select(SourceState.Of)],
        [.. pulls.Where(pull => pull.SignInEnds is not null).GroupBy(pull => pull.Source, StringComparer.Ordinal).OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => ConnectionState.Of(source.Key, source.Min(pull => pull.SignInEnds), facts.Brand))]);
}

/// <summary>What a source answered in a run.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Failed">Whether something of it did not arrive.</param>
/// <param name="Missing">The days that did not arrive.</param>
/// <param name="Readings">Readings taken.</param>
/// <param name="Refused">Rows refused.</param>
/// <param name="Refusals">The first refusals in words.</param>
/// <param name="Notes">What is worth knowing though nothing was refused.</param>
/// <param name="Error">Why it failed; null when nobody knows, or it did not.</param>
public sealed record SourceState(
    string Source, bool Failed, IReadOnlyList<Window> Missing, int Readings, int Refused, IReadOnlyList<string> Refusals, IReadOnlyList<string> Notes, string? Error)
{
    internal static SourceState Of(IGrouping<string, SourcePull> pulls)
    {
        var missing = pulls.Where(pull => pull.State is not PullState.Done).ToList();
        return new SourceState(
            pulls.Key,
            missing.Count > 0,
            [.. missing.Select(pull => pull.Window).OrderBy(window => window.First)],
            pulls.Sum(pull => pull.Readings ?? 0),
            pulls.Sum(pull => pull.Refused ?? 0),
            [.. pulls.SelectMany(pull => pull.Refusals)],
            [.. pulls.SelectMany(pull => pull.Notes).Distinct(StringComparer.Ordinal)],
            missing.Select(pull => pull.Error).FirstOrDefault(error => error is not null));
    }
}

/// <summary>A connection to a vendor that needs a person's attention.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="ExpiresAt">When its access ends; null when that is not known.</param>
/// <param name="Problem">What to do, in a sentence; never a secret.</param>
public sealed record ConnectionState(string Source, DateTimeOffset? ExpiresAt, string Problem)
{
    internal static ConnectionState Of(string source, DateTimeOffset? ends, Brand brand)
    {
        var type = brand.Sources.TryGetValue(source, out var settings) ? settings.Type : source;
        return new ConnectionState(source, ends, $"Sign in again before: connect {type} --brand {brand.Id}{(type == source ? "" : $" --as {source}")}");
    }
}

/// <summary>Days without a platform's numbers.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Kind"><c>followers</c> or <c>engagement</c>.</param>
/// <param name="Days">Days of the window without numbers, between the first and the last that are known.</param>
/// <param name="Spans">The first of them as spans, at most twelve.</param>
public sealed record DayGap(Platform Platform, string Kind, int Days, IReadOnlyList<Window> Spans)
{
    private const int MostSpans = 12;

    internal static IEnumerable<DayGap> Of(Platform platform, Window window, FunnelFacts facts) => new[]
    {
        Of(platform, "followers", window, facts.Audience[platform]),
        Of(platform, "engagement", window, facts.Readings.Engagement.Where(reading => reading.Account.Platform == platform)),
    }.OfType<DayGap>();

    private static DayGap? Of(Platform platform, string kind, Window window, IEnumerable<AccountReading> readings)
    {
        var known = readings.Select(reading => reading.Day).ToHashSet();
        if (known.Count == 0 || KnownDays.Common(window, new Window(known.Min(), known.Max())) is not { } span)
        {
            return null;
        }

        var told = known.Where(span.Contains).Aggregate(Coverage.Empty, (days, day) => days.With(new Window(day, day)));
        var missing = told.Missing(span).ToList();
        return missing.Count == 0 ? null : new DayGap(platform, kind, missing.Sum(gap => gap.Days), [.. missing.Take(MostSpans)]);
    }
}
