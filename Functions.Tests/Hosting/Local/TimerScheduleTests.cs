namespace SocialFunnel.Hosting.Local;

public sealed class TimerScheduleTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("0 0 3 * * *", "2026-01-01T03:00:00Z", "2026-01-02T03:00:00Z")]
    [InlineData("0 0 3 * * *", "2026-01-01T02:59:59.999Z", "2026-01-01T03:00:00Z")]
    [InlineData("*/15 * * * * *", "2026-01-01T00:00:01Z", "2026-01-01T00:00:15Z")]
    [InlineData("30 9 * * 1", "2026-01-01T00:00:00Z", "2026-01-05T09:30:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    public void The_next_time_in_utc(string expression, string after, string expected) =>
        Assert.Equal(Moment(expected), TimerSchedule.TryParse(expression, TimeZoneInfo.Utc)!.After(Moment(after)));

    [Theory]
    [InlineData("0 0 3 * * *", "2026-01-01T00:00:00Z", "2026-01-01T02:00:00Z")]
    [InlineData("0 0 3 * * *", "2026-07-01T00:00:00Z", "2026-07-01T01:00:00Z")]
    [InlineData("0 30 2 * * *", "2026-03-29T00:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("0 30 2 * * *", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("0 30 2 * * *", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    public void A_time_zone_decides_and_its_clock_changes_lose_and_repeat_no_night(string expression, string after, string expected) =>
        Assert.Equal(Moment(expected), TimerSchedule.TryParse(expression, Berlin)!.After(Moment(after)));

    [Fact]
    public void An_hourly_schedule_runs_through_both_clock_changes()
    {
        var hourly = TimerSchedule.TryParse("0 0 * * * *", Berlin)!;
        foreach (var day in new[] { "2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z" })
        {
            var moment = Moment(day);
            for (var hour = 0; hour < 5; hour++)
            {
                var next = hourly.After(moment)!.Value;
                Assert.InRange(next - moment, TimeSpan.FromHours(1), TimeSpan.FromHours(2));
                moment = next;
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("every night")]
    [InlineData("0 0 25 * * *")]
    [InlineData("00:05:00")]
    public void What_is_no_expression_is_refused(string expression) => Assert.Null(TimerSchedule.TryParse(expression, TimeZoneInfo.Utc));

    [Fact]
    public void A_day_that_never_comes_has_no_next_time() =>
        Assert.Null(TimerSchedule.TryParse("0 0 0 30 2 *", TimeZoneInfo.Utc)!.After(Moment("2026-01-01T00:00:00Z")));

    [Theory]
    [InlineData("*/30 * * * * *", false)]
    [InlineData("0 * * * * *", true)]
    [InlineData("0 0 3 * * *", true)]
    public void Only_schedules_of_a_minute_and_more_are_monitored(string expression, bool expected) =>
        Assert.Equal(expected, TimerSchedule.TryParse(expression, TimeZoneInfo.Utc)!.IsMonitorable(Moment("2026-01-01T00:00:00Z")));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
