namespace SocialFunnel.Analysis.Statistics;

/// <summary>
/// Poisson quasi-likelihood: the logarithm of the mean is a sum of deterministic terms and one slope. Only the mean must be right; the counts
/// may be over-dispersed, correlated in time, or money. The slope on a logarithm is an elasticity.
/// </summary>
/// <remarks>
/// Gourieroux, Monfort and Trognon 1984, <i>Econometrica</i> 52; Santos Silva and Tenreyro 2006 (elasticities); errors: <see cref="NeweyWest"/>.
/// </remarks>
public static class PoissonRegression
{
    private const int MaximumSteps = 60;

    /// <summary>Slope and robust standard error.</summary>
    /// <param name="Slope">The coefficient of the regressor.</param>
    /// <param name="StandardError">By Newey–West.</param>
    /// <param name="Lags">Lags used for it.</param>
    public readonly record struct Estimate(double Slope, double StandardError, int Lags);

    /// <summary>Fits <c>ln E(count) = Z·γ + slope·x</c> on the days whose weight is 1.</summary>
    /// <param name="design">Deterministic terms Z; they must contain the constant.</param>
    /// <param name="x">The regressor.</param>
    /// <param name="count">Counts or amounts, not negative; zero where the weight is zero.</param>
    /// <param name="weight">1 on a day that is known, 0 on one that is not.</param>
    /// <param name="lags">Newey–West lags; null chooses them from the data.</param>
    /// <returns>Null where the iteration does not settle or the regressor does not vary beyond the terms.</returns>
    public static Estimate? Fit(SparseRows design, ReadOnlySpan<double> x, ReadOnlySpan<double> count, ReadOnlySpan<double> weight, int? lags = null)
    {
        var days = Kernels.Dot(weight, weight);
        var total = Kernels.Dot(count, weight);
        if (days == 0 || total <= 0)
            return null;
        var size = design.Columns;
        var n = design.Rows;
        var (gram, gamma, cross, step) = (new double[size * size], new double[size], new double[size], new double[size]);
        var (mean, error, eta, part) = (new double[n], new double[n], new double[n], new double[n]);
        var centre = Kernels.Dot(x, weight) / days;
        for (var t = 0; t < n; t++)
            eta[t] = Math.Log((0.9 * total / days) + (0.1 * count[t]));
        double slope = 0, curvature = 0;
        Start(design, weight, eta, gram, gamma);
        var previous = double.PositiveInfinity;
        for (var iteration = 0; ; iteration++)
        {
            if (iteration == MaximumSteps)
                return null;
            design.Multiply(gamma, eta);
            double score = 0, likelihoodScale = 0;
            for (var t = 0; t < n; t++)
            {
                mean[t] = weight[t] == 0 ? 0 : Math.Exp(Math.Clamp(eta[t] + (slope * (x[t] - centre)), -30, 30));
                error[t] = weight[t] * (count[t] - mean[t]);
                score += (x[t] - centre) * error[t];
                likelihoodScale += mean[t];
            }

            _ = likelihoodScale;
            Array.Clear(gram);
            design.AddGram(mean, gram);
            Cholesky.Factor(gram, size);
            curvature = Partial(design, gram, x, centre, mean, cross, part);
            if (curvature <= 1e-9 * total)
                return null;
            Array.Clear(step);
            design.AddTransposed(error, step);
            var slopeScore = score - Kernels.Dot(cross, step);
            Cholesky.Solve(gram, size, step);
            var slopeStep = slopeScore / curvature;
            var largest = Math.Abs(slopeStep);
            for (var j = 0; j < size; j++)
            {
                var change = step[j] - (slopeStep * cross[j]);
                gamma[j] += Math.Clamp(change, -3, 3);
            }

            slope += Math.Clamp(slopeStep, -2, 2);
            if (largest < 1e-9 && previous < 1e-4)
                break;
            previous = largest;
        }

        return WithError(part, error, weight, slope, curvature, lags);
    }

    private static Estimate WithError(double[] part, double[] error, ReadOnlySpan<double> weight, double slope, double curvature, int? lags)
    {
        var kept = 0;
        for (var t = 0; t < part.Length; t++)
        {
            if (weight[t] != 0)
                error[kept++] = part[t] * error[t];
        }

        var scores = error.AsSpan(0, kept);
        var used = lags ?? NeweyWest.AutomaticLag(scores);
        return new Estimate(slope, Math.Sqrt(Math.Max(0, NeweyWest.Sum(scores, used))) / curvature, used);
    }

    /// <summary>Least squares on the logarithm: a first value of the terms.</summary>
    private static void Start(SparseRows design, ReadOnlySpan<double> weight, double[] logarithm, double[] gram, double[] gamma)
    {
        for (var t = 0; t < logarithm.Length; t++)
            logarithm[t] *= weight[t];
        design.AddGram(weight, gram);
        Cholesky.Factor(gram, design.Columns);
        design.AddTransposed(logarithm, gamma);
        Cholesky.Solve(gram, design.Columns, gamma);
    }

    /// <summary>
    /// Regresses x on the terms with the means as weights (Frisch and Waugh 1933): coefficients into <paramref name="cross"/>, residuals into
    /// <paramref name="part"/>; returns their weighted sum of squares.
    /// </summary>
    private static double Partial(
        SparseRows design, double[] gram, ReadOnlySpan<double> x, double centre, double[] mean, double[] cross, double[] part)
    {
        for (var t = 0; t < part.Length; t++)
            part[t] = mean[t] * (x[t] - centre);
        Array.Clear(cross);
        design.AddTransposed(part, cross);
        Cholesky.Solve(gram, design.Columns, cross);
        design.Multiply(cross, part);
        var sum = 0.0;
        for (var t = 0; t < part.Length; t++)
        {
            part[t] = x[t] - centre - part[t];
            sum += mean[t] * part[t] * part[t];
        }

        return sum;
    }
}
