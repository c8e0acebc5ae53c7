using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class PresenceTests
{
    private static readonly Platform LinkedIn = Platform.Parse("linkedin");
    private static readonly Platform Twitter = Platform.Parse("Twitter");

    [Fact]
    public void Clients_on_LinkedIn_and_hours_split_evenly_say_move_hours_to_LinkedIn()
    {
        var presence = Presence.Of([Lookup(LinkedIn, 55, 100), Lookup(Twitter, 10, 100)], Hours(10m, 10m), []);
        Assert.Equal(["more hours", "fewer hours"], presence.Select(row => row.Verdict));
        Assert.Equal(0.55, presence[0].Share);
        Assert.Equal(0.5, presence[0].HoursShare);
        Assert.Equal((0.55 / 0.65) - 0.5, presence[0].Difference!.Value, 12);
        Assert.StartsWith("Move hours here: 55 of 100 customers were found here (55%, 90 % interval 47% to 63%), and 50% of the hours go here", presence[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(27, 5, 50)]
    [InlineData(11, 2, 20)]
    public void A_small_worksheet_settles_the_same_case(int onLinkedIn, int onTwitter, int all) =>
        Assert.Equal("more hours", Presence.Of([Lookup(LinkedIn, onLinkedIn, all), Lookup(Twitter, onTwitter, all)], Hours(10m, 10m), [])[0].Verdict);

    [Fact]
    public void Hours_that_follow_the_customers_stay() =>
        Assert.All(Presence.Of([Lookup(LinkedIn, 30, 50), Lookup(Twitter, 10, 50)], Hours(15m, 5m), []), row => Assert.Equal("as it is", row.Verdict));

    [Fact]
    public void Five_lookups_settle_nothing() =>
        Assert.All(Presence.Of([Lookup(LinkedIn, 3, 5), Lookup(Twitter, 1, 5)], Hours(10m, 10m), []), row => Assert.Equal("as it is", row.Verdict));

    [Fact]
    public void Without_a_second_platform_or_hours_there_is_not_enough_data()
    {
        Assert.Equal("not enough data", Presence.Of([Lookup(LinkedIn, 30, 50)], Hours(10m, 10m), [])[0].Verdict);
        Assert.All(
            Presence.Of([Lookup(LinkedIn, 30, 50), Lookup(Twitter, 10, 50)], new Dictionary<Platform, decimal>(), []),
            row => Assert.Equal("not enough data", row.Verdict));
    }

    [Fact]
    public void The_latest_lookup_counts() =>
        Assert.Equal(9, Presence.Of([Lookup(LinkedIn, 9, 10, day: 9), Lookup(LinkedIn, 1, 10, day: 3)], Hours(1m, 1m), [])[0].Found);

    [Fact]
    public void Answers_are_a_second_evidence()
    {
        var row = Presence.Of([], new Dictionary<Platform, decimal>(), [LinkedIn, LinkedIn, null, Twitter])[0];
        Assert.Equal((2, 4, 0.5), (row.Answers, row.AnswersTotal, row.AnswerShare));
        Assert.Contains("2 of 4 buyers", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffling_changes_nothing_and_only_plain_numbers_come_out()
    {
        var lookups = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 28]).Array[0, 12].Select(all =>
            all.Select(one => Lookup(Platform.Parse($"p{one.Item1}"), Math.Min(one.Item2, one.Item3), one.Item3, one.Item4)).ToArray());
        lookups.SelectMany(all => Gen.Shuffle(all).Select(shuffled => (all, shuffled))).Sample(pair =>
        {
            var hours = Enumerable.Range(0, 3).ToDictionary(i => Platform.Parse($"p{i}"), i => (decimal)i);
            var presence = Presence.Of(pair.all, hours, []);
            Assert.Equal(presence, Presence.Of(pair.shuffled, hours, []));
            Assert.All(presence, PlainNumbers.Assert);
        });
    }

    private static Dictionary<Platform, decimal> Hours(decimal linkedIn, decimal twitter) => new() { [LinkedIn] = linkedIn, [Twitter] = twitter };

    private static PresenceReading Lookup(Platform platform, int found, int lookedUp, int day = 1) => new()
    {
        Day = new DateOnly(2026, 10, day),
        Source = "worksheet",
        RetrievedAt = DateTimeOffset.UnixEpoch,
        Account = new Account(platform, "brand"),
        LookedUp = lookedUp,
        Found = found,
    };
}
