namespace SocialFunnel.Analysis;

public sealed class WorkWeekTests
{
    private static readonly DateOnly Last = new(2026, 10, 31);

    [Fact]
    public void Whole_weeks_end_with_the_last_day()
    {
        var window = Window.Ending(Last, 16);
        var cost = Enumerable.Range(0, 16).Select(day => new CostDay(Platform.Parse("x"), window.First.AddDays(day), day, true, 10m * day, 1m, 0m, 0)).Reverse();
        var weeks = WorkWeek.Of(window, cost, [.. Enumerable.Range(0, 16).Select(day => 100m * day)], 0.5m);
        Assert.Equal(
            [new WorkWeek(35m, 350m, 7m, 1750m), new WorkWeek(84m, 840m, 7m, 4200m)],
            weeks);
    }

    [Fact]
    public void A_day_without_cost_cost_nothing() =>
        Assert.Equal([new WorkWeek(0m, 0m, 0m, 7m)], WorkWeek.Of(Window.Ending(Last, 7), [], [.. Enumerable.Repeat(1m, 7)], 1m));
}
