namespace SocialFunnel.Analysis.Statistics;

public sealed class PoissonRegressionTests
{
    [Fact]
    public void Slope_and_robust_error_agree_with_statsmodels()
    {
        var reference = Reference.Of("poisson");
        var design = DesignRows.FromDense(reference.Rows());

        var estimate = PoissonRegression.Fit(
            design, reference.Numbers("x"), reference.Numbers("counts"), Reference.Ones(design.Rows), lags: (int)reference.Number("lags"));

        Reference.Agree(reference.Number("slope"), estimate!.Value.Slope);
        Reference.Agree(reference.Number("standardError"), estimate.Value.StandardError);
    }

    [Fact]
    public void A_weekday_without_any_sale_does_not_stop_the_estimate()
    {
        var design = CalendarDesign.Build(new DateOnly(2026, 1, 5), 350);
        double[] x = [.. Enumerable.Range(0, 350).Select(t => Math.Sin(t * 1.7))];
        double[] counts = [.. Enumerable.Range(0, 350).Select(t => t % 7 >= 5 ? 0 : Math.Round(20 * Math.Exp(.4 * x[t])))];

        var estimate = PoissonRegression.Fit(design, x, counts, Reference.Ones(350));

        Assert.InRange(estimate!.Value.Slope, .38, .42);
    }

    [Fact]
    public void Scaling_the_amounts_changes_neither_slope_nor_error()
    {
        var reference = Reference.Of("poisson");
        var design = DesignRows.FromDense(reference.Rows());
        double[] x = reference.Numbers("x"), cents = [.. reference.Numbers("counts").Select(count => 100 * count)];

        var units = PoissonRegression.Fit(design, x, reference.Numbers("counts"), Reference.Ones(x.Length))!.Value;
        var scaled = PoissonRegression.Fit(design, x, cents, Reference.Ones(x.Length))!.Value;

        Assert.Equal(units.Slope, scaled.Slope, 7);
        Assert.Equal(units.StandardError, scaled.StandardError, 7);
    }

    [Fact]
    public void A_regressor_that_the_terms_explain_has_no_slope()
    {
        var design = CalendarDesign.Build(new DateOnly(2026, 1, 5), 120);

        Assert.Null(PoissonRegression.Fit(design, [.. Enumerable.Range(0, 120).Select(t => (double)(t % 7))], Reference.Ones(120), Reference.Ones(120)));
    }
}
