using CsCheck;

namespace SocialFunnel.Reports;

public sealed class ChartTests
{
    [Fact]
    public void Every_number_has_a_place_within_the_picture_and_more_never_lies_left_of_less() =>
        Gen.Double[-1e12, 1e12].Array[1, 20].Sample(numbers =>
        {
            var axis = Axis.Of(numbers);
            var places = numbers.Order().Select(axis.At).ToList();
            return places.TrueForAll(place => place is >= 0 and <= 100) && places.SequenceEqual(places.Order()) && axis.Ticks().Count() is >= 1 and <= 7 && !axis.IsBeyond(0);
        });

    [Fact]
    public void What_lies_beyond_the_scale_stands_at_its_end_and_has_no_cap()
    {
        var axis = Axis.Of([-1, 50], -1, 4);

        Assert.True(axis.IsBeyond(50));
        Assert.Equal(axis.At(4), axis.At(50));
        Assert.DoesNotContain($"x1=\"{axis.At(4)}%\" x2=\"{axis.At(4)}%\" y1=\"8\"", RowChart.Interval(axis, -0.5, 2, 50, "good").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_period_is_a_gap_and_not_zero()
    {
        var first = new DateOnly(2026, 11, 20);
        var weeks = Periods.Of(90).Sums(first, [1, null, 2, null, null, null, null, null, null, null, 4]);

        // 20 November 2026 is a Friday: its week begins before the report does.
        Assert.Equal([(first, 3), (new DateOnly(2026, 11, 23), null), (new DateOnly(2026, 11, 30), (double?)4)], weeks);
        Assert.Contains("class=\"unknown\"", TimeChart.Bars("label", "first", [.. weeks.Select(week => week.Sum)]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_growth_hangs_below_the_line()
    {
        var svg = TimeChart.Bars("label \"<>", "first", [10, -10]).ToString();

        Assert.Contains("y=\"50\" height=\"50\"", svg, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"label &quot;&lt;&gt;\"", svg, StringComparison.Ordinal);
    }
}
