using System.Globalization;

namespace SocialFunnel;

public sealed class BrandCalendarTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", "2026-11-23", "03:00", "2026-11-23T02:00:00Z")]
    [InlineData("Pacific/Auckland", "2026-11-23", "03:00", "2026-11-22T14:00:00Z")]
    [InlineData("America/Los_Angeles", "2026-11-23", "03:00", "2026-11-23T11:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-11-23", "03:00", "2026-11-22T21:30:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24", "00:00", "2026-04-23T22:00:00Z")]
    public void A_night_begins_once_a_day_also_where_its_hour_is_skipped_or_repeated(string zone, string day, string nightAt, string expected) =>
        Assert.Equal(Instant(expected), Calendar(zone, nightAt).NightOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_hour_of_a_year_has_one_due_day_and_none_is_left_out()
    {
        foreach (var zone in new[] { "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Australia/Lord_Howe", "Africa/Cairo" })
        {
            var calendar = Calendar(zone, "02:30");
            var due = calendar.DueDay(Instant("2026-01-01T00:00:00Z"));
            for (var hour = 1; hour <= 366 * 24; hour++)
            {
                var next = calendar.DueDay(Instant("2026-01-01T00:00:00Z").AddHours(hour));
                Assert.True(next == due || next == due.AddDays(1), $"{zone}: {next:O} after {due:O}");
                due = next;
            }
        }
    }

    [Theory]
    [InlineData("Pacific/Auckland", "2026-11-22T11:00:00Z", "2026-11-23")]
    [InlineData("Pacific/Auckland", "2026-11-22T10:59:59Z", "2026-11-22")]
    [InlineData("America/Los_Angeles", "2026-11-23T07:59:59Z", "2026-11-22")]
    [InlineData("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29")]
    public void An_instant_falls_on_the_brands_own_day(string zone, string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), Calendar(zone, "03:00").DayOf(Instant(instant)));

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_zone_is_one_that_the_world_knows(string? zone, bool known) => Assert.Equal(known, BrandCalendar.IsZone(zone));

    private static BrandCalendar Calendar(string zone, string nightAt) => new(zone, TimeOnly.Parse(nightAt, CultureInfo.InvariantCulture));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
