namespace SocialFunnel.Analysis.Statistics;

/// <summary>A daily series after its deterministic terms, its outliers and its own past are taken away.</summary>
public sealed record Innovations
{
    /// <summary>Innovations, zero where there is none.</summary>
    public required double[] Values { get; init; }

    /// <summary>1 where there is an innovation, 0 elsewhere.</summary>
    public required double[] Valid { get; init; }

    /// <summary>How many there are.</summary>
    public required int Count { get; init; }

    /// <summary>Residuals of the deterministic terms, winsorised; a prediction on an unknown day.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Degrees of freedom of the deterministic terms.</summary>
    public required int Terms { get; init; }

    /// <summary>Coefficients of the autoregression; as many as its order.</summary>
    public required double[] Coefficients { get; init; }

    /// <summary>Days whose residual was winsorised, counted from the first.</summary>
    public required IReadOnlyList<int> Cut { get; init; }

    /// <summary>Whether the residual of a day was winsorised.</summary>
    public bool IsCut(int day) => Cut.Count > 0 && Cut.Contains(day);

    /// <summary>Whether the series was read on a signed logarithm.</summary>
    public required bool OnLog { get; init; }

    /// <summary>Signed logarithm of the series, its outliers cut; zero on an unknown day.</summary>
    public required double[] Logarithms { get; init; }

    /// <summary>Chooses the scale, removes the terms, cuts what is far off, removes the terms again, and takes away what the own past tells.</summary>
    /// <param name="values">The series; zero where unknown.</param>
    /// <param name="known">1 on a known day, 0 on an unknown one.</param>
    /// <param name="terms">The deterministic terms, factored for these known days.</param>
    /// <param name="winsorAt">Robust standard deviations from which on a residual is cut.</param>
    /// <param name="maximumOrder">Largest order of the autoregression.</param>
    public static Innovations Of(double[] values, double[] known, LeastSquares terms, double winsorAt, int maximumOrder)
    {
        var n = values.Length;
        var (coefficients, scratch) = (new double[terms.Columns], new double[n]);
        var logarithms = new double[n];
        for (var t = 0; t < n; t++)
            logarithms[t] = known[t] == 0 ? 0 : Scale.SignedLog(values[t]);
        double[] raw = [.. values], residuals = [.. logarithms];
        terms.Residuals(raw, known, coefficients, scratch);
        terms.Residuals(residuals, known, coefficients, scratch);
        var onLog = Scale.PrefersLog(raw, residuals, logarithms, Kernels.Dot(known, known));
        if (!onLog)
            residuals = raw;
        var cut = Winsorise(residuals, known, winsorAt, scratch, out var excess);
        foreach (var (t, beyond) in cut.Zip(excess))
            logarithms[t] = onLog ? logarithms[t] - beyond : Scale.SignedLog(values[t] - beyond);
        if (cut.Count > 0)
            terms.Residuals(residuals, known, coefficients, scratch);
        var autoregression = AutoRegression.Fit(residuals, known, maximumOrder);
        var valid = new double[n];
        AutoRegression.Whiten(residuals, known, autoregression, scratch, valid);
        return new Innovations
        {
            Values = scratch,
            Valid = valid,
            Count = (int)Kernels.Dot(valid, valid),
            Residuals = residuals,
            Terms = terms.Rank,
            Coefficients = autoregression,
            Cut = cut,
            OnLog = onLog,
            Logarithms = logarithms,
        };
    }

    private static List<int> Winsorise(double[] residuals, double[] known, double winsorAt, double[] scratch, out List<double> excess)
    {
        var count = 0;
        for (var t = 0; t < residuals.Length; t++)
        {
            if (known[t] != 0)
                scratch[count++] = residuals[t];
        }

        var (low, high) = Winsor.Limits(scratch.AsSpan(0, count), winsorAt);
        List<int> cut = [];
        excess = [];
        for (var t = 0; t < residuals.Length; t++)
        {
            var kept = Math.Clamp(residuals[t], low, high);
            if (known[t] == 0 || kept == residuals[t])
                continue;
            cut.Add(t);
            excess.Add(residuals[t] - kept);
            residuals[t] = kept;
        }

        return cut;
    }
}
