namespace SocialFunnel.Analysis.Statistics;

public sealed class SelectionTests
{
    [Fact]
    public void A_statistic_far_beyond_the_threshold_keeps_its_estimate() => Assert.Equal(1, Selection.Shrinkage(12, 3));

    [Fact]
    public void A_statistic_that_just_passed_loses_the_most()
    {
        Assert.InRange(Selection.Shrinkage(3.01, 3), .5, .7);
        Assert.InRange(Selection.Shrinkage(4, 3), Selection.Shrinkage(3.5, 3), 1);
    }
}
