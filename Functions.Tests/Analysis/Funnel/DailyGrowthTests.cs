namespace SocialFunnel.Analysis;

public sealed class DailyGrowthTests
{
    private static readonly DateOnly First = new(2026, 6, 1);
    private static readonly Window TenDays = new(First, First.AddDays(9));

    [Fact]
    public void Followers_of_an_account_that_begins_inside_the_window_were_not_won_there()
    {
        AudienceReading[] readings = [.. Totals(-1, 9, day => 5000m + day, "a"), .. Totals(5, 9, _ => 20_000m, "b")];
        Assert.Null(DailyGrowth.Net(readings, TenDays));
    }

    [Fact]
    public void Two_halves_of_a_window_add_up()
    {
        AudienceReading[] readings = [.. Totals(-1, 9, day => 5000m + 10 * day, "a")];
        Assert.Equal(100m, DailyGrowth.Net(readings, TenDays));
        Assert.Equal(50m, DailyGrowth.Net(readings, new Window(First, First.AddDays(4))));
        Assert.Equal(50m, DailyGrowth.Net(readings, new Window(First.AddDays(5), First.AddDays(9))));
    }

    [Fact]
    public void Where_nothing_is_known_before_the_window_growth_counts_from_its_first_day() =>
        Assert.Equal(90m, DailyGrowth.Net(Totals(0, 9, day => 5000m + 10 * day, "a"), TenDays));

    [Fact]
    public void A_few_known_days_are_not_the_window()
    {
        AudienceReading[] readings = [.. Enumerable.Range(0, 10).Select(day => FunnelCase.Audience(First.AddDays(day), null, gained: 3m))];
        Assert.Equal(30m, DailyGrowth.Net(readings, TenDays));
        Assert.Null(DailyGrowth.Net(readings.Where(reading => reading.Day != First.AddDays(4)), TenDays));
        Assert.Null(DailyGrowth.Net(readings[..9], TenDays));
    }

    private static AudienceReading[] Totals(int from, int to, Func<int, decimal> followers, string account) =>
        [.. Enumerable.Range(from, to - from + 1).Select(day => FunnelCase.Audience(First.AddDays(day), followers(day), account))];
}
