using Azure.Data.Tables;
using CsCheck;

namespace SocialFunnel.Store;

public sealed class PostCountersTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly DateTimeOffset At = new(2026, 11, 2, 2, 0, 0, TimeSpan.Zero);

    private static readonly Gen<PostReading> Readings = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 2]).Select((day, hours, likes) => Reading(day, hours, likes));

    [Fact]
    public void Readings_in_any_order_and_however_often_leave_the_same_row() => Gen.Select(Readings.Array[1, 8], Gen.Int[0, 1000]).Sample((readings, seed) =>
    {
        var mixed = readings.Concat(readings).OrderBy(_ => seed = (seed * 7919 + 13) % 10007).ToArray();

        Assert.Equal(Text(Stored(readings)), Text(Stored(mixed)));
    });

    [Fact]
    public void Each_day_keeps_its_counters()
    {
        var row = Stored([Reading(0, 0, 5), Reading(1, 0, 5), Reading(2, 0, 9)]);

        Assert.Equal([(0, 5m), (1, 5m), (2, 9m)], PostCounters.Of(row).About(EventRows.Read<PostReading>(row)).Counts.Select(count => (count.Day.DayNumber - Day.DayNumber, count.Likes!.Value)));
    }

    [Fact]
    public void Counters_that_did_not_change_are_no_restated_value()
    {
        var outdated = new List<TableEntity>();
        var row = EventRows.From("acme", Reading(1, 0, 5)).Merge(Stored([Reading(0, 0, 5)]), outdated);

        Assert.NotNull(row);
        Assert.Empty(outdated);
        EventRows.From("acme", Reading(2, 0, 6)).Merge(row, outdated);
        Assert.Single(outdated);
    }

    [Fact]
    public void A_late_look_adds_its_day_to_a_newer_row()
    {
        var row = Stored([Reading(2, 0, 9), Reading(1, 0, 5)]);

        Assert.Equal(9, EventRows.Read<PostReading>(row).Likes);
        Assert.Equal(2, PostCounters.Of(row).About(EventRows.Read<PostReading>(row)).Counts.Count);
    }

    [Fact]
    public void A_post_of_a_file_has_none() => Assert.False(Stored([Reading(0, 0, 5) with { AsOf = null }]).ContainsKey(PostCounters.Column));

    private static TableEntity Stored(IEnumerable<PostReading> readings) =>
        readings.Aggregate((TableEntity?)null, (row, reading) => EventRows.From("acme", reading).Merge(row, []) ?? row)!;

    private static string Text(TableEntity row) => string.Join(';', row.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value}"));

    private static PostReading Reading(int day, int hours, int likes) => new()
    {
        Account = new Account(Platform.Parse("bluesky"), "acme.example"),
        Day = Day.AddDays(-2),
        Source = "bluesky",
        PostId = "1",
        RetrievedAt = At.AddDays(day).AddHours(hours),
        AsOf = Day.AddDays(day),
        Likes = likes,
    };
}
