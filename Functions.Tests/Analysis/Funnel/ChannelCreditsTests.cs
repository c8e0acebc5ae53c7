using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class ChannelCreditsTests
{
    private static readonly Window Day = new(FunnelCase.Last, FunnelCase.Last);

    [Fact]
    public void A_hundred_channels_keep_their_names_and_the_rest_is_other()
    {
        ModelCredit[] credits = [.. Enumerable.Range(0, 150).SelectMany(number => Both($"c{number:000}", number < 5 ? 0m : 1m))];
        var bounded = ChannelCredits.Bounded(credits);
        var names = bounded.Where(credit => credit.Model == AttributedConversion.Headline).Select(credit => credit.Channel).ToList();
        Assert.Equal([.. Enumerable.Range(5, 100).Select(number => $"c{number:000}"), "other"], names);
        Assert.Equal(names, bounded.Where(credit => credit.Model == "first").Select(credit => credit.Channel));
        Assert.Equal(45m, bounded.Single(credit => credit is { Model: AttributedConversion.Headline, Channel: "other" }).Conversions);
    }

    [Fact]
    public void Folding_keeps_the_sums_of_every_model() =>
        Gen.Int[0, 1_000_000].Array[0, 300].Sample(numbers =>
        {
            ModelCredit[] credits = [.. numbers.SelectMany((number, index) => Both($"c{index}", number / 1000m))];
            var bounded = ChannelCredits.Bounded(credits);
            Assert.True(bounded.Count <= 2 * (ChannelCredits.MostChannels + 1));
            foreach (var model in credits.Select(credit => credit.Model).Distinct())
            {
                Assert.Equal(credits.Where(credit => credit.Model == model).Sum(credit => credit.Conversions), bounded.Where(credit => credit.Model == model).Sum(credit => credit.Conversions));
                Assert.Equal(credits.Where(credit => credit.Model == model).Sum(credit => credit.Revenue), bounded.Where(credit => credit.Model == model).Sum(credit => credit.Revenue));
            }
        }, iter: 100);

    [Fact]
    public void A_window_full_of_invented_sources_has_a_bounded_number_of_channels()
    {
        var days = Enumerable.Range(0, 130).ToList();
        var readings = new BrandReadings
        {
            Touches = [.. days.Select(number => FunnelCase.Touch($"j{number}", FunnelCase.Last, $"invented{number}"))],
            Conversions = [.. days.Select(number => FunnelCase.Order($"{number}", FunnelCase.Last, FunnelCase.Euro(number)) with { JourneyId = $"j{number}" })],
        };
        var credits = FunnelAnalysis.Over("custom", Day, FunnelCase.Facts(readings)).Credits.Where(credit => credit.Model == AttributedConversion.Headline).ToList();
        Assert.Equal(101, credits.Count);
        Assert.Equal(130m, credits.Sum(credit => credit.Conversions));
        Assert.Equal(days.Sum(), credits.Sum(credit => credit.Revenue));
    }

    private static ModelCredit[] Both(string channel, decimal conversions) =>
        [new(AttributedConversion.Headline, channel, Day, conversions, conversions * 7), new("first", channel, Day, 1m, conversions * 3)];
}
