namespace SocialFunnel.Analysis.Statistics;

/// <summary>
/// Ordinary least squares on the days that are known, by the normal equations. The design is factored once and serves every series with the
/// same known days, from any thread.
/// </summary>
/// <remarks>B-splines and indicators are well conditioned, so that the normal equations agree with a QR decomposition to ten digits.</remarks>
public sealed class LeastSquares
{
    private readonly DesignRows design;
    private readonly double[] factor;

    /// <param name="design">The terms.</param>
    /// <param name="known">1 on a known day, 0 on an unknown one.</param>
    public LeastSquares(DesignRows design, ReadOnlySpan<double> known)
    {
        this.design = design;
        factor = new double[design.Columns * design.Columns];
        design.AddGram(known, factor);
        Rank = Cholesky.Factor(factor, design.Columns);
    }

    /// <summary>Number of independent terms: the degrees of freedom they use.</summary>
    public int Rank { get; }

    /// <summary>Number of terms.</summary>
    public int Columns => design.Columns;

    /// <summary>Fits the values and replaces them by their residuals; unknown days become zero.</summary>
    /// <param name="values">The series; its unknown days must hold zero.</param>
    /// <param name="known">As given to the constructor.</param>
    /// <param name="coefficients">Receives one coefficient per term, zero for a term that depends on others.</param>
    /// <param name="fitted">Receives the fitted values of all days, unknown ones too.</param>
    public void Residuals(Span<double> values, ReadOnlySpan<double> known, Span<double> coefficients, Span<double> fitted)
    {
        coefficients.Clear();
        design.AddTransposed(values, coefficients);
        Cholesky.Solve(factor, design.Columns, coefficients);
        design.Multiply(coefficients, fitted);
        for (var t = 0; t < values.Length; t++)
            values[t] = (values[t] - fitted[t]) * known[t];
    }
}
