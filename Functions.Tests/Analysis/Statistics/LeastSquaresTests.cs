namespace SocialFunnel.Analysis.Statistics;

public sealed class LeastSquaresTests
{
    [Fact]
    public void Coefficients_and_residuals_agree_with_statsmodels()
    {
        var reference = Reference.Of("ols");
        var design = DesignRows.FromDense(reference.Rows());
        var known = Reference.Ones(design.Rows);
        var values = reference.Numbers("y");
        var (coefficients, fitted) = (new double[design.Columns], new double[design.Rows]);

        new LeastSquares(design, known).Residuals(values, known, coefficients, fitted);

        Reference.Agree(reference.Numbers("coefficients"), coefficients);
        Reference.Agree(reference.Numbers("residuals"), values);
    }

    [Fact]
    public void Calendar_terms_that_depend_on_each_other_leave_the_residuals_of_statsmodels()
    {
        var reference = Reference.Of("calendar");
        var values = reference.Numbers("y");
        var design = CalendarDesign.Build(new DateOnly(2023, 1, 2), values.Length);
        var known = Reference.Ones(values.Length);

        var fit = new LeastSquares(design, known);
        fit.Residuals(values, known, new double[design.Columns], new double[values.Length]);

        Assert.Equal((int)reference.Number("rank"), fit.Rank);
        Reference.Agree(reference.Numbers("residuals"), values);
    }

    [Fact]
    public void An_unknown_day_neither_has_a_residual_nor_moves_the_others()
    {
        var design = CalendarDesign.Build(new DateOnly(2026, 1, 1), 120);
        var known = Reference.Ones(120);
        known[40] = 0;
        double[] Residuals(double unknown)
        {
            double[] values = [.. Enumerable.Range(0, 120).Select(t => t == 40 ? 0 : Math.Sin(t * t))];
            _ = unknown;
            new LeastSquares(design, known).Residuals(values, known, new double[design.Columns], new double[120]);
            return values;
        }

        var residuals = Residuals(0);

        Assert.Equal(0, residuals[40]);
        var shortened = residuals.Where((_, t) => t != 40).ToArray();
        Assert.Equal(0, shortened.Sum(), 9);
    }
}
