namespace SocialFunnel.Analysis;

/// <summary>How long a shop may be silent.</summary>
public sealed class PauseTests
{
    [Theory]
    [InlineData(20, 3)]
    [InlineData(2, 4)]
    [InlineData(1, 7)]
    [InlineData(0.3, 18)]
    [InlineData(0.1, 43)]
    [InlineData(0.003, null)]
    [InlineData(0, null)]
    public void The_limit_follows_the_usual_rate(double rate, int? days) => Assert.Equal(days, Pause.Limit(rate));

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(0.3)]
    public void By_chance_it_is_passed_less_than_once_in_two_years(double rate)
    {
        // Gaps between orders that come by chance are exponential: orders of two years times the part of gaps that are longer.
        var passed = rate * 730 * Math.Exp(-rate * Pause.Limit(rate)!.Value);

        Assert.InRange(passed, 0, 1);
    }

    [Fact]
    public void Days_without_orders_are_counted_up_to_the_last_that_is_known()
    {
        // Retrieved on the morning after the last day.
        var pause = Pause.Of(Facts(daysAgo: 5), 5)!;

        Assert.Equal((FunnelCase.Last.AddDays(-5), 5), (pause.Last, pause.Days));
        Assert.Contains("25 June 2026", pause.Reason, StringComparison.Ordinal);
        Assert.Null(Pause.Of(Facts(daysAgo: 5), 6));
    }

    [Fact]
    public void Silence_of_a_source_is_no_silence_of_the_shop()
    {
        // A file that was saved on the day of its last order says nothing of the days since.
        var order = FunnelCase.Order("1", FunnelCase.Last.AddDays(-20), FunnelCase.Euro(10)) with { RetrievedAt = new DateTimeOffset(FunnelCase.Last.AddDays(-19), new TimeOnly(10, 0), TimeSpan.Zero) };

        Assert.Null(Pause.Of(FunnelCase.Facts(new BrandReadings { Conversions = [order] }), 1));
    }

    [Fact]
    public void Cancelled_orders_are_none_and_without_any_there_is_nothing_to_tell()
    {
        var cancelled = FunnelCase.Order("2", FunnelCase.Last, FunnelCase.Euro(10)) with { Cancelled = true };
        var order = FunnelCase.Order("1", FunnelCase.Last.AddDays(-9), FunnelCase.Euro(10));

        Assert.Equal(9, Pause.Of(FunnelCase.Facts(new BrandReadings { Conversions = [order, cancelled] }), 3)!.Days);
        Assert.Null(Pause.Of(FunnelCase.Facts(new BrandReadings()), 1));
        Assert.Null(Pause.Of(FunnelCase.Facts(new BrandReadings { Conversions = [cancelled] }), 1));
    }

    [Fact]
    public void A_brand_with_few_orders_is_not_told_by_itself() => Assert.Null(Pause.Of(Facts(daysAgo: 27), null));

    // An order a week, the last some days ago.
    private static FunnelFacts Facts(int daysAgo) => FunnelCase.Facts(new BrandReadings
    {
        Conversions = [.. Enumerable.Range(0, 20).Select(week => FunnelCase.Order($"{week}", FunnelCase.Last.AddDays(-daysAgo - (7 * (19 - week))), FunnelCase.Euro(10)))],
    });
}
