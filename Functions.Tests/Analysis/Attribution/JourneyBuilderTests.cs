namespace SocialFunnel.Analysis.Attribution;

public sealed class JourneyBuilderTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    [Fact]
    public void A_touch_after_the_conversion_never_counts_for_it()
    {
        var journeys = Build([Touch("v", 1, "linkedin"), Touch("v", 3, "direct")], [Order("1", "v", 2)]);

        Assert.Equal(["linkedin"], Channels(journeys[0]));
        Assert.Equal((1m, 0m), (journeys[0].Conversions, journeys[0].NonConversions));
    }

    [Fact]
    public void A_later_visit_does_not_change_an_earlier_conversion_and_earns_a_later_one()
    {
        var journeys = Build([Touch("v", 1, "linkedin"), Touch("v", 5, "x")], [Order("1", "v", 2), Order("2", "v", 6)]);

        Assert.Equal(["linkedin"], Channels(journeys[0]));
        Assert.Equal(["linkedin", "x"], Channels(journeys[1]));
        Assert.Equal(2, journeys.Count);
    }

    [Fact]
    public void A_touch_on_the_day_of_the_look_back_counts_and_one_before_it_does_not()
    {
        var journeys = Build([Touch("v", 0, "old"), Touch("v", 1, "x")], [Order("1", "v", 31)]);

        Assert.Equal(["x"], Channels(journeys[0]));
        Assert.Equal(LookBack, journeys[0].Touches[0].Before);
    }

    [Fact]
    public void A_conversion_without_a_touch_goes_to_what_the_order_says_or_to_unknown()
    {
        var journeys = Build([], [Order("1", null, 2), Order("2", "nobody", 2) with { OwnChannel = "linkedin" }]);

        Assert.Equal(["unknown"], Channels(journeys[0]));
        Assert.Equal(["linkedin"], Channels(journeys[1]));
    }

    [Fact]
    public void Visitors_who_did_not_convert_are_journeys_too()
    {
        var journeys = Build([Touch("b", 1, "x"), Touch("a", 1, "old"), Touch("a", 40, "x"), Touch("a", 41, "linkedin")], []);

        Assert.Equal([["x", "linkedin"], ["x"]], journeys.Select(Channels));
        Assert.All(journeys, journey => Assert.Equal((0m, 1m), (journey.Conversions, journey.NonConversions)));
    }

    [Fact]
    public void What_a_buyer_does_after_the_last_order_is_a_journey_that_has_not_converted()
    {
        var journeys = Build([Touch("v", 1, "linkedin"), Touch("v", 5, "x")], [Order("1", "v", 2)]);

        Assert.Equal([["linkedin"], ["x"]], journeys.Select(Channels));
        Assert.Equal(1m, journeys[1].NonConversions);
    }

    [Fact]
    public void Touches_come_in_the_order_in_which_they_happened()
    {
        var journeys = Build([Touch("v", 2, "c"), Touch("v", 1, "b") with { Sequence = 1 }, Touch("v", 1, "a")], [Order("1", "v", 2)]);

        Assert.Equal(["a", "b", "c"], Channels(journeys[0]));
    }

    private static IReadOnlyList<Journey> Build(ChannelTouch[] touches, CreditableConversion[] conversions) => JourneyBuilder.Build(touches, conversions, LookBack);

    private static ChannelTouch Touch(string journey, int day, string channel) => new(journey, Start.AddDays(day), 0, channel);

    private static CreditableConversion Order(string id, string? journey, int day) => new(id, journey, Start.AddDays(day), 10m, null);

    private static IEnumerable<string> Channels(Journey journey) => journey.Touches.Select(touch => touch.Channel);
}
