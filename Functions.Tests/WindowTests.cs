namespace SocialFunnel;

public sealed class WindowTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void It_cannot_be_built_backwards() => Assert.Throws<ArgumentException>(() => new Window(Day, Day.AddDays(-1)));

    [Fact]
    public void Both_ends_belong_to_it()
    {
        var window = Window.Ending(Day, 28);

        Assert.Equal((28, new DateOnly(2026, 10, 27)), (window.Days, window.First));
        Assert.True(window.Contains(window.First) && window.Contains(Day));
        Assert.False(window.Contains(window.First.AddDays(-1)) || window.Contains(Day.AddDays(1)));
    }

    [Theory]
    [InlineData("28d", "2026-10-27")]
    [InlineData("90", "2026-08-26")]
    [InlineData("365D", "2025-11-24")]
    [InlineData("all", "2020-01-01")]
    public void A_report_window_ends_with_the_last_full_day(string name, string first)
    {
        Assert.True(ReportWindow.TryParse(name, out var window));
        Assert.Equal(new Window(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), Day), window.Until(Day, new DateOnly(2020, 1, 1)));
    }

    [Fact]
    public void Everything_of_which_nothing_is_known_is_one_day() => Assert.Equal(1, ReportWindow.Every[^1].Until(Day, null).Days);
}
