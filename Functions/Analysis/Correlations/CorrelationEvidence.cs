using MathNet.Numerics.Distributions;
using SocialFunnel.Analysis.Statistics;

namespace SocialFunnel.Analysis;

/// <summary>What one platform's days show before the other platforms are counted in.</summary>
internal sealed record CorrelationEvidence
{
    private const int LjungBoxLags = 14;
    private const double Power = 0.8;

    /// <summary>Days' worth of signal that estimating trend, weekday and past costs; from the simulations, docs/method.md.</summary>
    private const double SmallSample = 12;

    private const double Doubt = 0.01;

    /// <summary>Counts from which on y·ln(1 + 1/y) is 1 − 1/(2y) to a thousandth.</summary>
    private const double Many = 20;
    private const double Normal95 = 1.959963984540054;

    private GrowthSeries Series { get; init; } = null!;

    private CorrelationWindow Window { get; init; } = null!;

    private CorrelationTerms Terms { get; init; } = null!;

    private Innovations Growth { get; init; } = null!;

    private Innovations Sales { get; init; } = null!;

    /// <summary>The tests; null where there are not enough data.</summary>
    public CorrelationLinks? Links { get; private init; }

    /// <summary>The result where there are not enough data.</summary>
    public CorrelationResult? Refusal { get; private init; }

    public static CorrelationEvidence Gather(GrowthSeries series, CorrelationOptions options)
    {
        var window = CorrelationWindow.Longest(series);
        if (window.Shortage(options) is { } shortage)
            return new CorrelationEvidence { Refusal = NotEnough(series, window, shortage) };
        var terms = CorrelationTerms.Of(window, series.Events);
        var sameDays = window.GrowthKnown.AsSpan().SequenceEqual(window.SalesKnown);
        var growthTerms = terms.For(window.GrowthKnown);
        var salesTerms = sameDays ? growthTerms : terms.For(window.SalesKnown);
        var growth = Innovations.Of(window.Growth, window.GrowthKnown, growthTerms, options.WinsorAt, options.MaximumOrder);
        var sales = Innovations.Of(window.Sales, window.SalesKnown, salesTerms, options.WinsorAt, options.MaximumOrder);
        return new CorrelationEvidence
        {
            Series = series,
            Window = window,
            Terms = terms,
            Growth = growth,
            Sales = sales,
            Links = CorrelationLinks.Between(growth, sales, options.MaximumLag),
        };
    }

    /// <summary>The result, once the other platforms are counted in.</summary>
    /// <param name="q">p after Benjamini and Hochberg.</param>
    /// <param name="share">Error rate divided by the number of platforms tested.</param>
    /// <param name="rejected">Platforms with a link.</param>
    public CorrelationResult Conclude(double q, double share, int rejected)
    {
        var links = Links!;
        var (verdict, lag) = links.At(share * rejected);
        var threshold = links.Threshold(share * Math.Max(1, rejected));
        var (strength, revenue) = Strength(verdict, lag);
        var shrinkage = links.Shrinkage(verdict, share * rejected);
        return new CorrelationResult
        {
            Platform = Series.Platform,
            Verdict = verdict,
            Lag = lag,
            P = links.P,
            Q = q,
            N = Window.Paired,
            Strength = strength?.Slope * shrinkage,
            RevenueStrength = revenue?.Slope * shrinkage,
            Interval = strength is { } estimate ? Around(estimate, shrinkage) : null,
            EffectiveN = EffectiveSize.Of(Growth.Residuals, Sales.Residuals, Window.Paired),
            MinimumDetectable = Detectable(links.Lead, threshold),
            Diagnostics = Diagnose(),
            Correlogram = Chart(links, threshold),
        };
    }

    /// <summary>The elasticity of sales to the followers gained a number of days before, whether or not a test passed.</summary>
    internal PoissonRegression.Estimate? ElasticityAt(int lag) =>
        CorrelationStrength.Of(Terms, Growth, Window.GrowthKnown, Window.Sales, Window.SalesKnown, lag);

    private static CorrelationResult NotEnough(GrowthSeries series, CorrelationWindow window, string shortage) => new()
    {
        Platform = series.Platform,
        Verdict = CorrelationVerdict.NotEnoughData,
        Reason = shortage,
        N = window.Paired,
        Diagnostics = new CorrelationDiagnostics
        {
            FirstDay = window.Days > 0 ? window.First : null,
            LastDay = window.Days > 0 ? window.Last : null,
            UnknownDays = window.Days - window.Paired,
            Conversions = window.Sales.Sum(),
        },
    };

    /// <summary>From the corrected strength downwards and the uncorrected one upwards: the correction is itself an estimate.</summary>
    private static Interval Around(PoissonRegression.Estimate estimate, double shrinkage) =>
        new((estimate.Slope * shrinkage) - (Normal95 * estimate.StandardError), estimate.Slope + (Normal95 * estimate.StandardError));

    private (PoissonRegression.Estimate? Sales, PoissonRegression.Estimate? Revenue) Strength(CorrelationVerdict verdict, int? lag)
    {
        if (lag is not { } days)
            return (null, null);
        if (verdict == CorrelationVerdict.SalesLeadFollowers)
            return (CorrelationStrength.Of(Terms, Sales, Window.SalesKnown, Window.Growth, Window.GrowthKnown, days), null);
        var sales = ElasticityAt(days);
        if (Series.Revenue is not { } revenue)
            return (sales, null);
        var offset = Window.First.DayNumber - Series.FirstDay.DayNumber;
        var amounts = Enumerable.Range(offset, Window.Days).Select(t => t < revenue.Count ? revenue[t] : null).ToArray();
        return (sales, CorrelationStrength.Of(Terms, Growth, Window.GrowthKnown,
            [.. amounts.Select(amount => amount ?? 0)], [.. amounts.Select(amount => amount is null ? 0.0 : 1)], days));
    }

    /// <summary>
    /// The elasticity e at which one lag reaches the threshold with 80 % power: S has the mean e·c·Σ x·ℓ and the variance V, where ℓ is the
    /// logarithm of growth and c the change of the sales' scale per unit of the logarithm of their mean.
    /// </summary>
    private double? Detectable(CrossCorrelation lead, double threshold)
    {
        var middle = lead.P.Length / 2;
        var (freedom, pairs) = (lead.Freedom[middle], lead.Freedom[middle] + Math.Max(Growth.Terms, Sales.Terms) + 1);
        var needed = (threshold * Math.Sqrt(pairs / (freedom + (threshold * threshold)))) + Normal.InvCDF(0, 1, Power);
        var signal = Kernels.Dot(Growth.Values, Growth.Logarithms) * pairs / Growth.Count / (1 + (SmallSample / pairs));
        var detectable = needed * Math.Sqrt(lead.Variance.Average()) / (signal * Response());
        return double.IsFinite(detectable) && detectable > 0 ? detectable : null;
    }

    /// <summary>
    /// Change of the sales' scale per unit of the logarithm of their mean. For counts E f(Y) changes by E[Y·(f(Y) − f(Y − 1))], for Poisson
    /// and every mixture of Poisson (Chen 1975, the identity of Stein's method for Poisson); for amounts by E[Y·f′(Y)].
    /// </summary>
    private double Response()
    {
        var (sum, days) = (0.0, 0);
        for (var t = 0; t < Window.Days; t++)
        {
            if (Window.SalesKnown[t] == 0)
                continue;
            var y = Math.Max(0, Window.Sales[t]);
            days++;
            sum += !Sales.OnLog ? y : y > Many ? 1 - (1 / (2 * y)) : y >= 1 ? y * Math.Log((y + 1) / y) : y * Math.Log(y + 1);
        }

        return sum / days;
    }

    private static Correlogram Chart(CorrelationLinks links, double threshold)
    {
        double[] correlations = [.. links.Reverse.Correlation.Reverse(), links.Same.Correlation[0], .. links.Lead.Correlation];
        var freedom = links.Lead.Freedom[links.Lead.Freedom.Length / 2];
        return new Correlogram(-links.Reverse.P.Length, correlations, threshold / Math.Sqrt(freedom + (threshold * threshold)));
    }

    private CorrelationDiagnostics Diagnose()
    {
        var growth = LjungBox.Test(Growth.Values, Growth.Count, LjungBoxLags, Growth.Coefficients.Length).P;
        var sales = LjungBox.Test(Sales.Values, Sales.Count, LjungBoxLags, Sales.Coefficients.Length).P;
        return new CorrelationDiagnostics
        {
            FirstDay = Window.First,
            LastDay = Window.Last,
            UnknownDays = Window.Days - Window.Paired,
            Conversions = Window.Sales.Sum(),
            FollowersScale = Growth.OnLog ? "signed log" : "none",
            ConversionsScale = Sales.OnLog ? "signed log" : "none",
            Terms = Math.Max(Growth.Terms, Sales.Terms),
            FollowersOrder = Growth.Coefficients.Length,
            ConversionsOrder = Sales.Coefficients.Length,
            FollowersLjungBox = growth,
            ConversionsLjungBox = sales,
            FollowersCut = [.. Growth.Cut.Select(Window.First.AddDays)],
            ConversionsCut = [.. Sales.Cut.Select(Window.First.AddDays)],
            PFollowersLead = Links!.PLead,
            PSalesLead = Links.PReverse,
            PSameDay = Links.PSame,
            Warnings = [.. Warnings("followers", growth), .. Warnings("conversions", sales)],
        };
    }

    private static IEnumerable<string> Warnings(string name, double ljungBox)
    {
        if (ljungBox < Doubt)
            yield return $"the past of the {name} is not fully taken away (Ljung–Box p = {ljungBox:0.0000}): read the verdict with care";
    }
}
