using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class OrderValuesTests
{
    [Fact]
    public void Describes_mean_and_second_moment()
    {
        var values = OrderValues.Of([10m, 30m, 0m, -5m]);
        Assert.Equal(2, values.Count);
        Assert.Equal(20, values.Mean);
        Assert.Equal((100 + 900) / 2.0 / 400, values.SecondMoment, 12);
    }

    [Fact]
    public void No_value_is_none() => Assert.Equal(OrderValues.None, OrderValues.Of([0m, -3m]));

    [Fact]
    public void The_order_of_the_values_changes_nothing() =>
        Gen.Decimal[0.01m, 999m].Array[2, 30].SelectMany(values => Gen.Shuffle(values).Select(shuffled => (values.Order().ToArray(), shuffled)))
            .Sample(pair => Assert.Equal(OrderValues.Of(pair.Item1), OrderValues.Of(pair.shuffled)));
}
