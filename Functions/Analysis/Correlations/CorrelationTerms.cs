using System.Collections.Concurrent;
using SocialFunnel.Analysis.Statistics;

namespace SocialFunnel.Analysis;

/// <summary>The deterministic terms of a window, factored; those of a window without gaps and events are kept for the next series.</summary>
/// <param name="Design">The terms.</param>
/// <param name="Complete">Factored for a series without gaps.</param>
internal sealed record CorrelationTerms(DesignRows Design, LeastSquares Complete)
{
    private const int KeptAtMost = 64;
    private const int EventsAtMost = 20;
    private static readonly ConcurrentDictionary<(DateOnly First, int Days), CorrelationTerms> Kept = [];

    /// <summary>The terms of a window, with one for each name of an event in it (the names with the most days, twenty at most).</summary>
    public static CorrelationTerms Of(CorrelationWindow window, IReadOnlyList<GrowthEvent> events)
    {
        if (Kept.Count > KeptAtMost)
            Kept.Clear();
        var terms = Kept.GetOrAdd((window.First, window.Days), static key => Factored(CalendarDesign.Build(key.First, key.Days)));
        var indicators = events.Where(e => e.Day >= window.First && e.Day <= window.Last)
            .GroupBy(e => e.Name, e => e.Day.DayNumber - window.First.DayNumber, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(days => days.Count()).ThenBy(days => days.Key, StringComparer.Ordinal).Take(EventsAtMost)
            .ToList();
        return indicators.Count == 0 ? terms : Factored(terms.Design.WithIndicators([.. indicators.Select(days => days.Distinct().ToList())]));
    }

    /// <summary>The terms factored for a series with these known days.</summary>
    public LeastSquares For(double[] known) => Array.IndexOf(known, 0) < 0 ? Complete : new LeastSquares(Design, known);

    private static CorrelationTerms Factored(DesignRows design)
    {
        var all = new double[design.Rows];
        Array.Fill(all, 1);
        return new CorrelationTerms(design, new LeastSquares(design, all));
    }
}
