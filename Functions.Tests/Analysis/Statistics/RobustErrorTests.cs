namespace SocialFunnel.Analysis.Statistics;

public sealed class RobustErrorTests
{
    [Fact]
    public void Ljung_Box_agrees_with_statsmodels()
    {
        var reference = Reference.Of("ljungBox");
        var series = reference.Numbers("series");

        var (statistic, p) = LjungBox.Test(series, series.Length, 14, 3);

        Reference.Agree(reference.Number("statistic"), statistic);
        Reference.Agree(reference.Number("p"), p);
    }

    [Fact]
    public void Newey_West_and_its_automatic_lag_agree_with_the_sandwich_package_of_R()
    {
        var reference = Reference.Of("neweyWest");
        double[] x = reference.Numbers("x"), y = reference.Numbers("y");
        double meanX = x.Average(), meanY = y.Average(), spread = x.Sum(v => (v - meanX) * (v - meanX));
        var slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / spread;
        double[] errors = [.. x.Zip(y, (a, b) => b - meanY - (slope * (a - meanX)))];

        var lag = NeweyWest.AutomaticLag([.. x.Zip(errors, (a, e) => a * e)]);
        var error = Math.Sqrt(NeweyWest.Sum([.. x.Zip(errors, (a, e) => (a - meanX) * e)], lag)) / spread;

        Reference.Agree(reference.Number("slope"), slope);
        Assert.Equal((int)reference.Number("lag"), lag);
        Reference.Agree(reference.Number("standardError"), error);
    }

    [Fact]
    public void Granger_agrees_with_statsmodels()
    {
        var reference = Reference.Of("granger");
        var x = reference.Numbers("x");

        var (f, p) = Granger.Test(x, reference.Numbers("y"), [.. x.Select(_ => new[] { 1.0 })], (int)reference.Number("lags"));

        Reference.Agree(reference.Number("f"), f);
        Reference.Agree(reference.Number("p"), p);
    }

    [Fact]
    public void Benjamini_and_Hochberg_agree_with_statsmodels()
    {
        var reference = Reference.Of("benjaminiHochberg");

        Reference.Agree(reference.Numbers("q"), BenjaminiHochberg.Adjust(reference.Numbers("p")));
    }
}
