using CsCheck;
using static SocialFunnel.Analysis.Attribution.Paths;

namespace SocialFunnel.Analysis.Attribution;

public sealed class AttributionCalculatorTests
{
    private static readonly Gen<Journey> AnyJourney = Gen.Select(
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 40 * 24 * 60]).Array[1, 8],
        Gen.Int[0, 5],
        Gen.Int[-50_000, 500_000],
        Gen.Int[0, 5],
        (touches, conversions, cents, others) => new Journey(
            [.. touches.OrderByDescending(touch => touch.Item2).Select(touch => new JourneyTouch(touch.Item1 == 0 ? "direct" : $"c{touch.Item1}", TimeSpan.FromMinutes(touch.Item2)))],
            conversions, conversions == 0 ? 0 : cents / 100m, others));

    [Fact]
    public void Credits_of_every_conversion_sum_to_it_exactly_by_every_model() => AnyJourney.Array[1, 12].Sample(journeys =>
    {
        foreach (var result in AttributionCalculator.CreditAll(journeys, AttributionOptions.Default))
        {
            Assert.Equal(journeys.Length, result.Journeys.Count);
            foreach (var (journey, credits) in journeys.Zip(result.Journeys))
            {
                Assert.Equal(journey.Conversions, credits.Sum(credit => credit.Conversions));
                Assert.Equal(journey.Value, credits.Sum(credit => credit.Value));
                Assert.All(credits, credit => Assert.True(credit.Conversions >= 0));
            }

            Assert.Equal(journeys.Sum(journey => journey.Conversions), result.Totals.Sum(credit => credit.Conversions));
            Assert.Equal(journeys.Sum(journey => journey.Value), result.Totals.Sum(credit => credit.Value));
        }
    });

    [Fact]
    public void The_order_of_the_journeys_changes_nothing() => Gen.Select(AnyJourney.Array[1, 12], Gen.Int[0, 1000]).Sample((journeys, seed) =>
    {
        var shuffled = journeys.OrderBy(_ => 0).ToArray();
        new Random(seed).Shuffle(shuffled);
        foreach (var model in AttributionModels.All)
        {
            Assert.Equal(
                AttributionCalculator.Credit(model, journeys, AttributionOptions.Default).Totals,
                AttributionCalculator.Credit(model, shuffled, AttributionOptions.Default).Totals);
        }
    });

    [Fact]
    public void The_currency_scales_values_and_not_conversions() => AnyJourney.Array[1, 8].Sample(journeys =>
    {
        var scaled = journeys.Select(journey => journey with { Value = journey.Value * 1000 }).ToArray();
        foreach (var (euro, mill) in AttributionCalculator.CreditAll(journeys, AttributionOptions.Default).Zip(AttributionCalculator.CreditAll(scaled, AttributionOptions.Default)))
        {
            Assert.All(euro.Totals.Zip(mill.Totals), pair =>
            {
                Assert.Equal(pair.First.Conversions, pair.Second.Conversions);
                Assert.InRange(pair.First.Value - (pair.Second.Value / 1000), -1e-9m, 1e-9m);
            });
        }
    });

    [Fact]
    public void Last_non_direct_credits_direct_only_where_there_is_nothing_else()
    {
        Same(Conversions("last-non-direct", Path("x > linkedin > direct > direct", 3, 0), Path("direct > direct", 2, 0)), ("linkedin", 3), ("direct", 2));
    }

    [Fact]
    public void Time_decay_halves_a_touch_every_seven_days()
    {
        var journey = new Journey([new("a", TimeSpan.FromDays(14)), new("b", TimeSpan.FromDays(7)), new("c", TimeSpan.Zero)], 7, 0, 0);

        Same(Conversions("time-decay", journey), ("a", 1), ("b", 2), ("c", 4));
    }

    [Fact]
    public void Time_decay_of_a_very_old_journey_still_credits_it()
    {
        var journey = new Journey([new("a", TimeSpan.FromDays(40_007)), new("b", TimeSpan.FromDays(40_000))], 3, 0, 0);

        Same(Conversions("time-decay", journey), ("a", 1), ("b", 2));
    }

    [Fact]
    public void A_journey_without_a_touch_is_refused_with_the_remedy() =>
        Assert.Contains("NoTouches", Assert.Throws<ArgumentException>(() => Conversions("first", new Journey([], 1, 0, 0))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_model_that_does_not_exist_is_refused_with_those_that_do() =>
        Assert.Contains("last-non-direct", Assert.Throws<ArgumentException>(() => AttributionModels.Named("best")).Message, StringComparison.Ordinal);
}
