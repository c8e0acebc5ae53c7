namespace SocialFunnel.Analysis.Statistics;

/// <summary>Whether a series is read as it is or on a signed logarithm.</summary>
/// <remarks>
/// The rule: the scale on which the residuals of the deterministic terms have the larger Gaussian likelihood, the Jacobian included (Box and
/// Cox 1964, <i>Journal of the Royal Statistical Society</i> B 26). It looks at one series alone, so that it cannot favour a link.
/// </remarks>
public static class Scale
{
    /// <summary>sign(v)·ln(1 + |v|): a logarithm that knows zero and losses.</summary>
    public static double SignedLog(double value) => value < 0 ? -double.LogP1(-value) : double.LogP1(value);

    /// <summary>The values from their signed logarithm.</summary>
    public static double Invert(double logarithm) => logarithm < 0 ? 1 - Math.Exp(-logarithm) : Math.Exp(logarithm) - 1;

    /// <summary>Whether the logarithm fits better.</summary>
    /// <param name="rawResiduals">Residuals of the values.</param>
    /// <param name="logResiduals">Residuals of their signed logarithms.</param>
    /// <param name="logarithms">The signed logarithms; zero where unknown.</param>
    /// <param name="count">Known days.</param>
    public static bool PrefersLog(
        ReadOnlySpan<double> rawResiduals, ReadOnlySpan<double> logResiduals, ReadOnlySpan<double> logarithms, double count)
    {
        var jacobian = 0.0;
        foreach (var logarithm in logarithms)
            jacobian += Math.Abs(logarithm);
        var raw = Math.Log(Kernels.Dot(rawResiduals, rawResiduals));
        var log = Math.Log(Kernels.Dot(logResiduals, logResiduals));
        return log + (2 * jacobian / count) <= raw;
    }
}
