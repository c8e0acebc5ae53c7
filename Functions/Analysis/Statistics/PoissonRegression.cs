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
    private const int MaximumSteps = 50;
    private const double Settled = 1e-7;

    /// <summary>A step of the slope below which the curvature needs no new look.</summary>
    private const double NearlySettled = 2e-7;

    /// <summary>Most that the logarithm of a mean may change at once.</summary>
    private const double LongestStep = 3;

    /// <summary>Curvature per count below which the regressor does not vary beyond the terms.</summary>
    private const double Flat = 1e-9;

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
    /// <param name="start">The terms factored before, for days that need not be the same: only where the search begins. Null factors them.</param>
    /// <param name="lags">Newey–West lags; null chooses them from the data.</param>
    /// <returns>Null where the iteration does not settle or the regressor does not vary beyond the terms.</returns>
    public static Estimate? Fit(
        DesignRows design, ReadOnlySpan<double> x, ReadOnlySpan<double> count, ReadOnlySpan<double> weight,
        LeastSquares? start = null, int? lags = null)
    {
        var days = Kernels.Dot(weight, weight);
        var total = Kernels.Dot(count, weight);
        if (days == 0 || total <= 0)
            return null;
        var (size, n) = (design.Columns, design.Rows);
        var (gram, step, cross) = (new double[size * size], new double[size], new double[size]);
        var (mean, error, eta, part, change) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
        var centre = Kernels.Dot(x, weight) / days;
        for (var t = 0; t < n; t++)
            change[t] = weight[t] * Math.Log((0.5 * total / days) + (0.5 * count[t]));
        (start ?? new LeastSquares(design, weight)).Residuals(change, weight, step, eta);
        double slope = 0, curvature = 0;
        for (var (iteration, previous, near) = (0, double.PositiveInfinity, false); ; iteration++)
        {
            var score = 0.0;
            for (var t = 0; t < n; t++)
            {
                mean[t] = weight[t] == 0 ? 0 : Math.Exp(eta[t]);
                error[t] = weight[t] * (count[t] - mean[t]);
                score += (x[t] - centre) * error[t];
            }

            if (!near)
            {
                Array.Clear(gram);
                design.AddGram(mean, gram);
                Cholesky.Factor(gram, size);
                curvature = Partial(design, gram, x, centre, mean, cross, part);
            }

            if (iteration == MaximumSteps || curvature <= Flat * total)
                return null;
            Array.Clear(step);
            design.AddTransposed(error, step);
            var slopeStep = (score - Kernels.Dot(cross, step)) / curvature;
            if (near && Math.Abs(slopeStep) < Settled)
                break;
            Cholesky.Solve(gram, size, step);
            design.Multiply(step, change);
            var largest = 0.0;
            for (var t = 0; t < n; t++)
            {
                change[t] += slopeStep * part[t];
                largest = Math.Max(largest, weight[t] * Math.Abs(change[t]));
            }

            var shortened = Math.Min(1, LongestStep / largest);
            Kernels.AddScaled(shortened, change, eta);
            slope += shortened * slopeStep;
            near = Math.Abs(slopeStep) < NearlySettled && previous < 1e4 * NearlySettled;
            previous = Math.Abs(slopeStep);
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

    /// <summary>
    /// Regresses x on the terms with the means as weights (Frisch and Waugh 1933): coefficients into <paramref name="cross"/>, residuals into
    /// <paramref name="part"/>; returns their weighted sum of squares.
    /// </summary>
    private static double Partial(
        DesignRows design, double[] gram, ReadOnlySpan<double> x, double centre, double[] mean, double[] cross, double[] part)
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
