namespace SocialFunnel.Analysis.Statistics;

/// <summary>An autoregression by Yule–Walker, its order chosen by AIC, and the innovations it leaves.</summary>
/// <remarks>Levinson–Durbin recursion: Brockwell and Davis, <i>Time Series: Theory and Methods</i>, 2nd edition, section 8.2; AIC: Akaike 1974.</remarks>
public static class AutoRegression
{
    /// <summary>Coefficients of the order with the smallest AIC, <c>m·ln σ² + 2p</c>, with m the number of known days.</summary>
    /// <param name="residuals">A series of mean zero; unknown days hold zero.</param>
    /// <param name="known">1 on a known day, 0 on an unknown one.</param>
    /// <param name="maximumOrder">Largest order tried.</param>
    public static double[] Fit(ReadOnlySpan<double> residuals, ReadOnlySpan<double> known, int maximumOrder)
    {
        Span<double> covariance = stackalloc double[maximumOrder + 1];
        var days = Kernels.Dot(known, known);
        for (var lag = 0; lag <= maximumOrder; lag++)
        {
            var pairs = days == known.Length ? known.Length : PairsExpected(known, lag, days);
            covariance[lag] = pairs > 0 ? Kernels.Dot(residuals[lag..], residuals[..^lag]) / pairs : 0;
        }

        return Solve(covariance, days);
    }

    /// <summary>Levinson–Durbin on autocovariances 0..p, with the order chosen by AIC for <paramref name="days"/> observations.</summary>
    public static double[] Solve(ReadOnlySpan<double> covariance, double days)
    {
        var order = covariance.Length - 1;
        Span<double> current = stackalloc double[order];
        Span<double> previous = stackalloc double[order];
        double[] best = [];
        var variance = covariance[0];
        if (variance <= 0)
            return best;
        var lowest = days * Math.Log(variance);
        for (var p = 1; p <= order; p++)
        {
            var sum = covariance[p];
            for (var j = 1; j < p; j++)
                sum -= current[j - 1] * covariance[p - j];
            var partial = sum / variance;
            if (Math.Abs(partial) >= 1)
                break;
            current[..(p - 1)].CopyTo(previous);
            for (var j = 0; j < p - 1; j++)
                current[j] = previous[j] - (partial * previous[p - 2 - j]);
            current[p - 1] = partial;
            variance *= 1 - (partial * partial);
            var criterion = (days * Math.Log(variance)) + (2 * p * days / Math.Max(1, days - p - 1));
            if (criterion < lowest)
            {
                lowest = criterion;
                best = current[..p].ToArray();
            }
        }

        return best;
    }

    /// <summary>
    /// Innovations: what the past of the series does not tell. An unknown day is replaced by its own prediction in the past of later days, and
    /// has no innovation itself; nor have the first days, whose past is not complete.
    /// </summary>
    /// <param name="residuals">A series of mean zero; unknown days hold zero, and hold their prediction afterwards.</param>
    /// <param name="known">1 on a known day, 0 on an unknown one.</param>
    /// <param name="coefficients">Of the autoregression.</param>
    /// <param name="innovations">Receives the innovations, zero where there is none.</param>
    /// <param name="valid">Receives 1 where there is an innovation, 0 elsewhere.</param>
    public static void Whiten(
        Span<double> residuals, ReadOnlySpan<double> known, ReadOnlySpan<double> coefficients, Span<double> innovations, Span<double> valid)
    {
        var order = coefficients.Length;
        if (known.IndexOf(0) < 0)
        {
            residuals.CopyTo(innovations);
            for (var lag = 1; lag <= order; lag++)
                Kernels.AddScaled(-coefficients[lag - 1], residuals[..^lag], innovations[lag..residuals.Length]);
            innovations[..order].Clear();
            valid.Fill(1);
            valid[..order].Clear();
            return;
        }

        Span<double> reversed = stackalloc double[order];
        for (var j = 0; j < order; j++)
            reversed[j] = coefficients[order - 1 - j];
        for (var t = 0; t < residuals.Length; t++)
        {
            var past = Math.Min(order, t);
            var prediction = Kernels.Dot(reversed[(order - past)..], residuals.Slice(t - past, past));
            if (known[t] == 0)
                residuals[t] = prediction;
            valid[t] = t >= order ? known[t] : 0;
            innovations[t] = valid[t] * (residuals[t] - prediction);
        }
    }

    /// <summary>Pairs of known days at a lag, scaled so that lag 0 and a series without gaps give the usual divisor n.</summary>
    private static double PairsExpected(ReadOnlySpan<double> known, int lag, double days)
    {
        var pairs = Kernels.Dot(known[lag..], known[..^lag]);
        return pairs * days / Math.Max(1, Kernels.Dot(known[lag..], known[lag..]));
    }
}
