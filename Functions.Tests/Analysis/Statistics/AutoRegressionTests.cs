namespace SocialFunnel.Analysis.Statistics;

public sealed class AutoRegressionTests
{
    [Fact]
    public void Order_and_coefficients_agree_with_statsmodels()
    {
        var reference = Reference.Of("autoregression");
        var series = reference.Numbers("series");

        var coefficients = AutoRegression.Fit(series, Reference.Ones(series.Length), 8);

        Assert.Equal((int)reference.Number("order"), coefficients.Length);
        Reference.Agree(reference.Numbers("coefficients"), coefficients);
    }

    [Fact]
    public void Levinson_solves_the_same_equations_as_statsmodels_at_order_eight()
    {
        var reference = Reference.Of("autoregression");
        var series = reference.Numbers("series");
        double[] covariance = [.. Enumerable.Range(0, 9).Select(lag => series.Skip(lag).Zip(series, (a, b) => a * b).Sum() / series.Length)];

        var coefficients = AutoRegression.Solve(covariance, 1e9);

        Reference.Agree(reference.Numbers("eighth"), coefficients);
    }

    [Fact]
    public void An_unknown_day_is_predicted_for_its_successors_and_has_no_innovation()
    {
        double[] residuals = [8, 4, 0, 5, 1];
        double[] known = [1, 1, 0, 1, 1], innovations = new double[5], valid = new double[5];

        AutoRegression.Whiten(residuals, known, [0.5], innovations, valid);

        Assert.Equal([0, 0, 0, 4, -1.5], innovations);
        Assert.Equal([0, 1, 0, 1, 1], valid);
    }
}
