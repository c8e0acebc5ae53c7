namespace SocialFunnel.Analysis;

/// <summary>Hours, spend, tools and fees, day by day: logged where a week was, else as the brand plans its weeks.</summary>
public static class Cost
{
    /// <summary>What every platform cost on every day on which it is known.</summary>
    /// <param name="brand">Its plan, hourly rate, and cost items.</param>
    /// <param name="effort">
    /// Logged hours and spend, in any order. A number that is logged for any day of a week, Monday to Sunday, replaces that number of the plan for the whole
    /// week: who notes ten hours on Monday means the week, and who notes each day leaves out the days without work.
    /// </param>
    /// <param name="window">The days wanted.</param>
    /// <param name="firstKnown">The first day anything is known of a platform; a plan without a start of its own begins there.</param>
    /// <param name="inBrandCurrency">An amount of a day in the brand's currency, or null where no rate is known. Not asked for the brand's own.</param>
    /// <returns>Sorted by platform, then day; one entry per platform and day from the earliest of plan, log, cost item, and <paramref name="firstKnown"/>.</returns>
    public static IReadOnlyList<CostDay> PerDay(
        Brand brand,
        IReadOnlyList<EffortReading> effort,
        Window window,
        IReadOnlyDictionary<Platform, DateOnly> firstKnown,
        Func<Money, DateOnly, decimal?> inBrandCurrency)
    {
        var weeksOfHours = effort.Where(reading => reading.Hours is not null).Select(Week).ToHashSet();
        var weeksOfSpend = effort.Where(reading => reading.Spend is not null).Select(Week).ToHashSet();
        var logs = effort.ToLookup(reading => (reading.Account.Platform, reading.Day));
        var firstLogged = effort.GroupBy(reading => reading.Account.Platform).ToDictionary(group => group.Key, group => group.Min(reading => reading.Day));
        var firstBought = brand.Costs.Where(item => item.Platform is not null).ToLookup(item => item.Platform!.Value, item => item.From);
        var starts = new SortedDictionary<Platform, DateOnly>();
        foreach (var platform in brand.Platforms.Keys.Concat(firstKnown.Keys).Concat(firstLogged.Keys).Concat(firstBought.Select(items => items.Key)).Distinct())
        {
            starts[platform] = firstBought[platform].Append(Start(platform)).Min();
        }

        return [.. starts.SelectMany(start => Days(window, start.Value).Select(day => On(start.Key, day)))];

        DateOnly Start(Platform platform)
        {
            DateOnly?[] signs =
            [
                brand.Platforms.GetValueOrDefault(platform)?.Since,
                firstKnown.TryGetValue(platform, out var known) ? known : null,
                firstLogged.TryGetValue(platform, out var logged) ? logged : null,
            ];
            return signs.Min() ?? (brand.Platforms.ContainsKey(platform) ? window.First : firstBought[platform].Min());
        }

        CostDay On(Platform platform, DateOnly day)
        {
            var logged = logs[(platform, day)].ToList();
            var plan = brand.Platforms.GetValueOrDefault(platform) is { } some && (some.Since ?? Start(platform)) <= day ? some : null;
            var hours = weeksOfHours.Contains((platform, Monday(day)))
                ? logged.Sum(reading => reading.Hours ?? 0)
                : (plan?.WeeklyHours ?? 0) / 7;
            var spends = logged.Where(reading => reading.Spend is not null)
                .Select(reading => reading.Spend!.Value)
                .Select(spend => spend.Currency == brand.Currency ? spend.Amount : inBrandCurrency(spend, day))
                .ToList();
            return new CostDay(
                platform,
                day,
                hours,
                logged.Any(reading => reading.Hours is not null),
                hours * brand.HourlyRate,
                weeksOfSpend.Contains((platform, Monday(day))) ? spends.Sum() ?? 0 : (plan?.WeeklySpend ?? 0) / 7,
                Tools(brand.Costs, platform, day, starts),
                spends.Count(spend => spend is null));
        }
    }

    private static (Platform Platform, DateOnly Monday) Week(EffortReading reading) => (reading.Account.Platform, Monday(reading.Day));

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static IEnumerable<DateOnly> Days(Window window, DateOnly start)
    {
        for (var day = start > window.First ? start : window.First; day <= window.Last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static decimal Tools(IReadOnlyList<CostItem> items, Platform platform, DateOnly day, IReadOnlyDictionary<Platform, DateOnly> starts) => items
        .Where(item => item.From <= day && day <= item.To && (item.Platform is null || item.Platform == platform))
        .Sum(item => item.Amount
            / (item.To.DayNumber - item.From.DayNumber + 1)
            / (item.Platform is null ? starts.Values.Count(start => start <= day) : 1));
}
