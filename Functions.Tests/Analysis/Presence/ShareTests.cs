namespace SocialFunnel.Analysis;

public sealed class ShareTests
{
    [Theory]
    [InlineData(11, 20, 0.3719, 0.7164)]
    [InlineData(0, 10, 0, 0.2129)]
    [InlineData(10, 10, 0.7871, 1)]
    public void Has_a_Wilson_interval(int hits, int all, double lower, double upper)
    {
        var share = Share.Of(hits, all)!.Value;
        Assert.Equal((double)hits / all, share.Value);
        Assert.Equal(lower, share.Lower, 3);
        Assert.Equal(upper, share.Upper, 3);
    }

    [Fact]
    public void Of_nothing_is_null() => Assert.Null(Share.Of(0, 0));

    [Fact]
    public void More_hits_than_cases_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Share.Of(3, 2));
}
