using System.Globalization;
using SocialFunnel.Sources;

namespace SocialFunnel.Runs;

/// <summary>Decides what a run asks of its sources.</summary>
public static class RunPlan
{
    /// <summary>Most pulls of one run: with the run's own row they fill one transaction. What does not fit is still uncovered the next night.</summary>
    public const int MostPulls = TransactionRows - 1;

    private const int TransactionRows = 100;

    /// <summary>
    /// Every source is asked for the look-back again, since numbers are restated, and for whatever part of its history it has not told yet:
    /// everything at first, holes after an outage. The look-back comes first, then the newest history.
    /// </summary>
    /// <param name="brand">The brand.</param>
    /// <param name="day">The day of the run; the last day asked for is the one before.</param>
    /// <param name="reach">What each configured source can tell.</param>
    /// <param name="covered">What each configured source has told.</param>
    public static IReadOnlyList<SourcePull> Pulls(Brand brand, DateOnly day, Func<string, SourceReach> reach, Func<string, Coverage> covered)
    {
        var last = day.AddDays(-1);
        var lookBack = Window.Ending(last, brand.LookBackDays);
        return [.. brand.Sources.Keys
            .SelectMany(source => Windows(reach(source), covered(source), lookBack).Select((window, index) => (source, window, index)))
            .OrderBy(pull => pull.index).ThenBy(pull => pull.source, StringComparer.Ordinal)
            .Take(MostPulls)
            .Select(pull => new SourcePull
            {
                Id = pull.index == 0 ? pull.source : string.Create(CultureInfo.InvariantCulture, $"{pull.source}.{pull.index:000}"),
                Source = pull.source,
                Window = pull.window,
                State = PullState.Waiting,
            })];
    }

    private static IEnumerable<Window> Windows(SourceReach reach, Coverage covered, Window lookBack)
    {
        var wanted = reach.HistoryDays is { } history
            ? covered.Missing(Window.Ending(lookBack.Last, Math.Max(history, lookBack.Days))).Aggregate(Coverage.Empty, (days, window) => days.With(window))
            : Coverage.Empty;
        return wanted.With(lookBack).Windows.Reverse().SelectMany(window => FromTheEnd(window, reach.SliceDays ?? window.Days));
    }

    private static IEnumerable<Window> FromTheEnd(Window window, int days)
    {
        for (var last = window.Last; last >= window.First; last = last.AddDays(-days))
        {
            var first = last.DayNumber - window.First.DayNumber < days ? window.First : last.AddDays(1 - days);
            yield return new Window(first, last);
        }
    }
}
