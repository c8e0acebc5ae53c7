using System.Runtime.InteropServices;
using SocialFunnel.Analysis;

namespace SocialFunnel.Commands;

/// <summary>The rows of one brand and platform as they were read, in any order of their days.</summary>
/// <param name="totals">Whether the followers are totals: the growth of a day is then known where this day and the one before are.</param>
internal sealed class CorrelateRows(bool totals)
{
    /// <summary>Days beyond which two dates of one series cannot be meant: a slip in a year would otherwise fill the memory.</summary>
    private const int DaysAtMost = 36_525;

    private readonly Dictionary<int, (double Followers, double Conversions, double Revenue)> days = [];
    private readonly List<GrowthEvent> events = [];

    /// <summary>Adds a day; false where it is there already.</summary>
    public bool Add(DateOnly day, double followers, double conversions, double revenue, string name)
    {
        if (!days.TryAdd(day.DayNumber, (followers, conversions, revenue)))
            return false;
        if (name.Length > 0)
            events.Add(new GrowthEvent(day, name));
        return true;
    }

    /// <summary>The series; a day without a row is unknown.</summary>
    public GrowthSeries ToSeries(string platform)
    {
        var first = days.Count == 0 ? 0 : days.Keys.Min();
        var count = days.Count == 0 ? 0 : Math.Min(DaysAtMost, days.Keys.Max() - first + 1);
        var (growth, conversions, revenue) = (new double?[count], new double?[count], new double?[count]);
        var before = double.NaN;
        for (var t = 0; t < count; t++)
        {
            ref var day = ref CollectionsMarshal.GetValueRefOrNullRef(days, first + t);
            var known = !System.Runtime.CompilerServices.Unsafe.IsNullRef(ref day);
            var followers = known ? day.Followers : double.NaN;
            growth[t] = Known(totals ? followers - before : followers);
            conversions[t] = known ? Known(day.Conversions) : null;
            revenue[t] = known ? Known(day.Revenue) : null;
            before = followers;
        }

        return new GrowthSeries
        {
            Platform = platform,
            FirstDay = DateOnly.FromDayNumber(first),
            NewFollowers = growth,
            Conversions = conversions,
            Revenue = Array.Exists(revenue, amount => amount is not null) ? revenue : null,
            Events = [.. events.Where(e => !IsBreak(e))],
            Breaks = [.. events.Where(IsBreak).Select(e => e.Day)],
        };
    }

    private static bool IsBreak(GrowthEvent e) =>
        e.Name.StartsWith("break", StringComparison.OrdinalIgnoreCase) || e.Name.Contains("redefin", StringComparison.OrdinalIgnoreCase);

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
