namespace SocialFunnel.Analysis;

/// <summary>The days of a report, for charts.</summary>
/// <param name="First">The day of the first value of every list.</param>
/// <param name="Conversions">All conversions of the brand; null on days of which none are known.</param>
/// <param name="Revenue">Their net revenue.</param>
/// <param name="Platforms">Followers of each platform that tells any.</param>
public sealed record ReportDays(DateOnly First, IReadOnlyList<int?> Conversions, IReadOnlyList<decimal?> Revenue, IReadOnlyList<PlatformDays> Platforms)
{
    /// <summary>The days of a window, at most the last three years of it.</summary>
    internal static ReportDays Of(Window window, FunnelFacts facts)
    {
        var days = Window.Ending(window.Last, Math.Min(window.Days, FunnelAnalysis.MostCorrelationDays));
        var conversions = new int?[days.Days];
        var revenue = new decimal?[days.Days];
        if (KnownDays.Common(days, facts.KnownConversions) is { } known)
        {
            for (var offset = known.First.DayNumber - days.First.DayNumber; offset <= known.Last.DayNumber - days.First.DayNumber; offset++)
            {
                (conversions[offset], revenue[offset]) = (0, 0);
            }
        }

        foreach (var conversion in facts.Conversions.Where(conversion => days.Contains(conversion.Conversion.Day)))
        {
            var offset = conversion.Conversion.Day.DayNumber - days.First.DayNumber;
            conversions[offset] = (conversions[offset] ?? 0) + 1;
            revenue[offset] = (revenue[offset] ?? 0) + (conversion.Revenue ?? 0);
        }

        return new ReportDays(days.First, conversions, revenue, [.. facts.Platforms
            .Where(platform => facts.Audience[platform].Any())
            .Select(platform => new PlatformDays(platform, Followers(facts.Audience[platform], days), DailyGrowth.Of(facts.Audience[platform], days)))
            .Where(platform => platform.Followers.Any(day => day is not null) || platform.NewFollowers.Any(day => day is not null))]);
    }

    // The sum of the accounts, on days on which every account that has begun and has not ended tells.
    private static decimal?[] Followers(IEnumerable<AudienceReading> platform, Window days)
    {
        var accounts = platform.Where(reading => reading.Followers is not null).GroupBy(reading => reading.Account)
            .Select(account => account.GroupBy(reading => reading.Day).ToDictionary(day => day.Key, day => day.First().Followers!.Value))
            .Select(account => (Days: account, Known: new Window(account.Keys.Min(), account.Keys.Max())))
            .ToList();
        return [.. Enumerable.Range(0, days.Days).Select(offset => days.First.AddDays(offset)).Select(day =>
        {
            var there = accounts.Where(account => account.Known.Contains(day)).ToList();
            return there.Count > 0 && there.TrueForAll(account => account.Days.ContainsKey(day)) ? there.Sum(account => account.Days[day]) : (decimal?)null;
        })];
    }
}

/// <summary>The days of one platform.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Followers">Followers at the end of each day, all accounts together; null where one of them is unknown.</param>
/// <param name="NewFollowers">Net new followers of each day; null where unknown.</param>
public sealed record PlatformDays(Platform Platform, IReadOnlyList<decimal?> Followers, IReadOnlyList<decimal?> NewFollowers);
