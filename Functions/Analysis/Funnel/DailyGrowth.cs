namespace SocialFunnel.Analysis;

/// <summary>Net new followers of platforms, day by day.</summary>
public static class DailyGrowth
{
    /// <summary>
    /// Net new followers of one platform on each day of a window; null on days on which they are not known of every account that existed.
    /// A day's number is the difference of two totals where both are known, else gained less lost, else what was gained.
    /// </summary>
    public static IReadOnlyList<decimal?> Of(IEnumerable<AudienceReading> platform, Window window)
    {
        var accounts = platform.GroupBy(reading => reading.Account).Select(account => new AccountGrowth(account)).ToList();
        return [.. Enumerable.Range(0, window.Days).Select(offset => Sum(accounts, window.First.AddDays(offset)))];
    }

    /// <summary>Followers of one platform at the end of a day: the sum over its accounts of the last number known in the week before; null when none is.</summary>
    public static decimal? FollowersOn(IEnumerable<AudienceReading> platform, DateOnly day) => Sum(Totals(platform, day));

    /// <summary>Followers at the end of the day before a window's first, so that windows join; at the end of the first where none is known before.</summary>
    public static decimal? FollowersBefore(IEnumerable<AudienceReading> platform, DateOnly first) => Sum(TotalsBefore(platform, first));

    /// <summary>
    /// Net new followers of one platform over a window: the difference of the totals before and at the end where both ends know the same accounts,
    /// else the sum of its days where all are known, else null. An account whose first number lies inside the window did not win its followers there.
    /// </summary>
    public static decimal? Net(IEnumerable<AudienceReading> platform, Window window)
    {
        var readings = platform.ToList();
        var (start, end) = (TotalsBefore(readings, window.First), Totals(readings, window.Last));
        if (start.Count > 0 && start.Keys.ToHashSet().SetEquals(end.Keys))
        {
            return Sum(end) - Sum(start);
        }

        var days = Of(readings, window);
        return days.All(day => day is not null) ? days.Sum() : null;
    }

    private static Dictionary<Account, decimal> TotalsBefore(IEnumerable<AudienceReading> platform, DateOnly first)
    {
        var before = Totals(platform, first.AddDays(-1));
        return before.Count > 0 ? before : Totals(platform, first);
    }

    private static Dictionary<Account, decimal> Totals(IEnumerable<AudienceReading> platform, DateOnly day) =>
        platform.Where(reading => reading.Followers is not null && reading.Day <= day && reading.Day > day.AddDays(-7))
            .GroupBy(reading => reading.Account)
            .ToDictionary(account => account.Key, account => account.MaxBy(reading => reading.Day)!.Followers!.Value);

    private static decimal? Sum(Dictionary<Account, decimal> totals) => totals.Count == 0 ? null : totals.Values.Sum();

    private static decimal? Sum(List<AccountGrowth> accounts, DateOnly day)
    {
        decimal? sum = null;
        foreach (var account in accounts.Where(account => account.ExistsOn(day)))
        {
            if (account.On(day) is not { } growth)
            {
                return null;
            }

            sum = (sum ?? 0) + growth;
        }

        return sum;
    }

    private sealed class AccountGrowth
    {
        private readonly Dictionary<DateOnly, AudienceReading> days;
        private readonly Window known;

        public AccountGrowth(IEnumerable<AudienceReading> readings)
        {
            days = readings.GroupBy(reading => reading.Day).ToDictionary(day => day.Key, day => day.First());
            known = new Window(days.Keys.Min(), days.Keys.Max());
        }

        public bool ExistsOn(DateOnly day) => known.Contains(day);

        public decimal? On(DateOnly day)
        {
            if (!days.TryGetValue(day, out var today))
            {
                return null;
            }

            var yesterday = days.GetValueOrDefault(day.AddDays(-1))?.Followers;
            return today.Followers - yesterday ?? today.Gained - today.Lost ?? today.Gained;
        }
    }
}
