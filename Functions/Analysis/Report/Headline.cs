namespace SocialFunnel.Analysis;

/// <summary>What a busy owner has to know: what pays, what does not, what to do next week, and how sure that is. The words are made of it elsewhere.</summary>
public sealed record Headline
{
    private const double MostTraced = 0.8;

    private static readonly string[] Certain = [Verdict.Pays, Verdict.CostsMore, Verdict.Vanity, Verdict.BreaksEven];

    /// <summary>What can be said at all.</summary>
    public required HeadlineKind Kind { get; init; }

    /// <summary>Platforms that pay, the highest return first.</summary>
    public IReadOnlyList<Platform> Pays { get; init; } = [];

    /// <summary>Platforms that brought more than they cost, which may be luck.</summary>
    public IReadOnlyList<Platform> MayPay { get; init; } = [];

    /// <summary>Platforms that break even.</summary>
    public IReadOnlyList<Platform> BreaksEven { get; init; } = [];

    /// <summary>Platforms that cost more than they bring, vanity among them, the dearest first.</summary>
    public IReadOnlyList<Platform> DoesNotPay { get; init; } = [];

    /// <summary>Those of <see cref="DoesNotPay"/> that have many followers and no sales.</summary>
    public IReadOnlyList<Platform> Vanity { get; init; } = [];

    /// <summary>Platforms of which too little is known.</summary>
    public IReadOnlyList<Platform> TooEarly { get; init; } = [];

    /// <summary>What to do next week.</summary>
    public required NextStep Next { get; init; }

    /// <summary>How sure the verdicts are; null where there are none.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Conversions whose origin is known.</summary>
    public required int Traced { get; init; }

    /// <summary>All conversions.</summary>
    public required int Conversions { get; init; }

    /// <summary>Platforms whose verdict another attribution model would turn round.</summary>
    public IReadOnlyList<Platform> ModelDecides { get; init; } = [];

    /// <summary>The headline of a window.</summary>
    public static Headline Of(WindowResult window, NextWeek nextWeek, decimal grossMargin)
    {
        var (totals, platforms) = (window.Totals, window.Roi);
        var headline = new Headline
        {
            Kind = KindOf(totals, platforms),
            Pays = With(platforms.OrderByDescending(roi => roi.Roi), Verdict.Pays),
            MayPay = With(platforms.OrderByDescending(roi => roi.Roi), Verdict.MayPay),
            BreaksEven = With(platforms.OrderByDescending(roi => roi.Roi), Verdict.BreaksEven),
            DoesNotPay = With(platforms.OrderByDescending(roi => roi.Cost - (roi.GrossProfit ?? 0)), Verdict.CostsMore, Verdict.Vanity),
            Vanity = With(platforms.OrderByDescending(roi => roi.Cost), Verdict.Vanity),
            TooEarly = With(platforms.OrderByDescending(roi => roi.Cost), Verdict.NotEnoughData),
            Next = NextStep.Of(nextWeek, totals, platforms),
            Traced = totals.AttributedConversions,
            Conversions = totals.Conversions,
            ModelDecides = [.. window.Models.Where(model => TurnsRound(model, platforms.First(roi => roi.Platform == model.Platform), grossMargin)).Select(model => model.Platform)],
        };
        return headline.Kind is HeadlineKind.Verdicts ? headline with { Confidence = ConfidenceOf(headline) } : headline;
    }

    private static HeadlineKind KindOf(WindowTotals totals, IReadOnlyList<PlatformRoi> platforms) => (totals, platforms) switch
    {
        ({ ConversionsKnownFrom: null }, { Count: 0 }) => HeadlineKind.NothingYet,
        ({ ConversionsKnownFrom: null }, _) => HeadlineKind.NoSales,
        (_, { Count: 0 }) => HeadlineKind.NoPlatforms,
        _ when platforms.All(Verdict.IsWithoutCost) => HeadlineKind.NoCosts,
        _ when platforms.All(roi => roi.Verdict is Verdict.NotEnoughData or Verdict.NoCostRecorded) => HeadlineKind.TooEarly,
        _ => HeadlineKind.Verdicts,
    };

    private static Confidence ConfidenceOf(Headline headline)
    {
        var share = headline.Conversions == 0 ? 0 : (double)headline.Traced / headline.Conversions;
        var certain = headline.Pays.Count + headline.BreaksEven.Count + headline.DoesNotPay.Count;
        return certain == 0 || share < Verdict.EnoughAttributable ? Analysis.Confidence.Low
            : share < MostTraced || headline.ModelDecides.Count > 0 ? Analysis.Confidence.Fair
            : Analysis.Confidence.High;
    }

    // Of those that are decided by their interval, whether the model that gives least, or most, would decide otherwise.
    private static bool TurnsRound(ModelAgreement model, PlatformRoi roi, decimal grossMargin) => Certain.Contains(roi.Verdict)
        && (roi.Roi > 0 ? model.LowestRevenue * grossMargin < roi.Cost : model.HighestRevenue * grossMargin > roi.Cost);

    private static IReadOnlyList<Platform> With(IEnumerable<PlatformRoi> platforms, params string[] verdicts) =>
        [.. platforms.Where(roi => verdicts.Contains(roi.Verdict)).Select(roi => roi.Platform)];
}

/// <summary>What a headline can say.</summary>
public enum HeadlineKind
{
    /// <summary>Neither platforms nor conversions are known.</summary>
    NothingYet,

    /// <summary>Platforms are known, and no conversions.</summary>
    NoSales,

    /// <summary>Conversions are known, and no platforms.</summary>
    NoPlatforms,

    /// <summary>No platform has a cost.</summary>
    NoCosts,

    /// <summary>Nothing can be judged yet.</summary>
    TooEarly,

    /// <summary>At least one platform is judged.</summary>
    Verdicts,
}

/// <summary>How sure a headline is.</summary>
public enum Confidence
{
    /// <summary>Most orders have no known origin, or every judgement may be luck.</summary>
    Low,

    /// <summary>The origin of many orders is unknown, or another attribution model would judge otherwise.</summary>
    Fair,

    /// <summary>At least 80 % of the orders are traced, and no attribution model judges otherwise.</summary>
    High,
}
