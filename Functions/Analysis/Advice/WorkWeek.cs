namespace SocialFunnel.Analysis;

/// <summary>What went into a platform in one week, and what came out.</summary>
/// <param name="Hours">Hours worked.</param>
/// <param name="Labour">What they cost.</param>
/// <param name="Spend">Money spent.</param>
/// <param name="GrossProfit">Attributed net revenue times gross margin.</param>
public sealed record WorkWeek(decimal Hours, decimal Labour, decimal Spend, decimal GrossProfit)
{
    /// <summary>The whole weeks that end with the last day of a window, oldest first; at most the last 52.</summary>
    /// <param name="window">The days; those before the first whole week are left out.</param>
    /// <param name="cost">Cost days of one platform, in any order; a day without one cost nothing.</param>
    /// <param name="dailyRevenue">Attributed net revenue of every day of the window, oldest first.</param>
    /// <param name="grossMargin">Part of it that is left after the cost of goods.</param>
    public static IReadOnlyList<WorkWeek> Of(Window window, IEnumerable<CostDay> cost, IReadOnlyList<decimal> dailyRevenue, decimal grossMargin)
    {
        var days = cost.ToDictionary(day => day.Day);
        var count = Math.Min(window.Days / 7, 52);
        return [.. Enumerable.Range(0, count).Select(week => Sum(7 * (count - week)))];

        WorkWeek Sum(int daysBeforeEnd)
        {
            var first = window.Last.AddDays(1 - daysBeforeEnd);
            var part = Enumerable.Range(0, 7).Select(day => days.GetValueOrDefault(first.AddDays(day))).OfType<CostDay>().ToList();
            var revenue = Enumerable.Range(window.Days - daysBeforeEnd, 7).Sum(day => dailyRevenue[day]);
            return new WorkWeek(part.Sum(day => day.Hours), part.Sum(day => day.Labour), part.Sum(day => day.Spend), revenue * grossMargin);
        }
    }
}

/// <summary>What is known of one platform when advice is asked for.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Weeks">Its weeks, oldest first: the same weeks for all platforms.</param>
/// <param name="Conversions">Attributed conversions of these weeks.</param>
/// <param name="PlannedHours">Hours planned for next week; null takes the mean of the last four weeks.</param>
/// <param name="PlannedSpend">Money planned for next week; null takes the mean of the last four weeks.</param>
public sealed record AdviceInput(
    Platform Platform, IReadOnlyList<WorkWeek> Weeks, decimal Conversions, decimal? PlannedHours = null, decimal? PlannedSpend = null);
