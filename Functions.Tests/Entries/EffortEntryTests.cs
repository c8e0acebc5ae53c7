using CsCheck;
using SocialFunnel.Sources;

namespace SocialFunnel.Entries;

public sealed class EffortEntryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_parts_of_the_days_add_up_to_what_was_told_and_differ_by_rounding_only() => Gen.Select(Gen.Int[0, 2_000_000], Gen.Int[1, 366]).Sample((cents, days) =>
    {
        var total = cents / 100m;
        var entry = new EffortEntry(Window.Ending(new DateOnly(2026, 11, 22), days), [new PlatformEffort(Platform.Parse("x"), total, total)]);

        var readings = entry.ToReadings(Pulls.Brand(), Now).ToList();

        Assert.Equal(days, readings.Select(reading => reading.Day).Distinct().Count());
        Assert.Equal(total, readings.Sum(reading => reading.Hours));
        Assert.Equal(total, readings.Sum(reading => reading.Spend!.Value.Amount));
        Assert.All(readings, reading => Assert.True(reading.Hours >= 0 && Math.Abs(reading.Hours.Value - total / days) <= 0.0001m));
    });

    [Fact]
    public void What_was_not_told_stays_unknown()
    {
        var entry = new EffortEntry(Week.Of(new DateOnly(2026, 11, 18)), [new(Platform.Parse("x"), 7, null), new(Platform.Parse("linkedin"), null, 0), new(Platform.Parse("blog"), null, null)]);

        var readings = entry.ToReadings(Pulls.Brand(), Now).ToList();

        Assert.Equal(14, readings.Count);
        Assert.All(readings, reading => Assert.Equal(("hours", "main", Now), (reading.Source, reading.Account.Name, reading.RetrievedAt)));
        Assert.All(readings.Where(reading => reading.Account.Platform.Name == "x"), reading => Assert.Equal((1m, null), (reading.Hours, reading.Spend)));
        Assert.All(readings.Where(reading => reading.Account.Platform.Name == "linkedin"), reading => Assert.Equal((null, new Money(0, "EUR")), (reading.Hours, reading.Spend)));
    }

    [Theory]
    [InlineData("2026-11-16", "2026-11-16")]
    [InlineData("2026-11-22", "2026-11-16")]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2027-01-01", "2026-12-28")]
    public void A_week_runs_from_Monday_to_Sunday(string day, string monday) =>
        Assert.Equal(new Window(DateOnly.Parse(monday, null), DateOnly.Parse(monday, null).AddDays(6)), Week.Of(DateOnly.Parse(day, null)));
}
