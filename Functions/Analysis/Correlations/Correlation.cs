using SocialFunnel.Analysis.Statistics;

namespace SocialFunnel.Analysis;

/// <summary>
/// Whether follower growth precedes sales, by a test that holds its error rate; docs/method.md has the method, its sources and its calibration.
/// It never says what sales are worth: the money number is attribution's.
/// </summary>
public static class Correlation
{
    /// <summary>Analyses one platform on its own: q equals p.</summary>
    public static CorrelationResult Analyse(GrowthSeries series, CorrelationOptions? options = null) => AnalyseBrand([series], options)[0];

    /// <summary>Analyses the platforms of one brand together: the error rate holds for all of them.</summary>
    /// <returns>One result per series, in their order.</returns>
    /// <exception cref="ArgumentException">A series whose followers and conversions have different lengths.</exception>
    public static IReadOnlyList<CorrelationResult> AnalyseBrand(IReadOnlyList<GrowthSeries> platforms, CorrelationOptions? options = null)
    {
        var chosen = options ?? CorrelationOptions.Default;
        return Conclude([.. platforms.Select(series => CorrelationEvidence.Gather(series, chosen))], chosen);
    }

    /// <summary>Corrects for the number of platforms and words the verdicts.</summary>
    /// <param name="brand">The evidence of every platform of one brand.</param>
    /// <param name="options">The options with which it was gathered.</param>
    /// <returns>One result per platform, in their order.</returns>
    internal static IReadOnlyList<CorrelationResult> Conclude(IReadOnlyList<CorrelationEvidence> brand, CorrelationOptions options)
    {
        var tested = brand.Where(evidence => evidence.Links is not null).ToList();
        var q = BenjaminiHochberg.Adjust([.. tested.Select(evidence => evidence.Links!.P)]);
        var rejected = q.Count(value => value <= options.Level);
        var adjusted = tested.Zip(q).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. brand.Select(evidence => evidence.Links is null
            ? evidence.Refusal!
            : evidence.Conclude(adjusted[evidence], options.Level / tested.Count, rejected))];
    }
}
