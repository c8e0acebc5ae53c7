namespace SocialFunnel.Analysis;

/// <summary>What one platform's follower growth has to do with sales, and how sure that is. Every number is finite or null.</summary>
public sealed record CorrelationResult
{
    /// <summary>Name of the platform.</summary>
    public required string Platform { get; init; }

    /// <summary>The answer.</summary>
    public required CorrelationVerdict Verdict { get; init; }

    /// <summary>Why there are not enough data; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Days from the leading number to the following one at the strongest link, 0 on the same day; null without a link or with one both ways.</summary>
    public int? Lag { get; init; }

    /// <summary>
    /// The elasticity at the lag: percent more sales after one percent more new followers (percent more followers after sales, where sales
    /// lead), corrected for having been selected. Null without a lag, or where the followed number is too often negative for an elasticity.
    /// </summary>
    public double? Strength { get; init; }

    /// <summary>95 % interval of <see cref="Strength"/>, given that the test passed. Never a test of its own.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The same elasticity for revenue instead of conversions, where revenue is known and followers lead or move together.</summary>
    public double? RevenueStrength { get; init; }

    /// <summary>p of any link at all, corrected for all lags and both directions; null without enough data.</summary>
    public double? P { get; init; }

    /// <summary><see cref="P"/> after Benjamini and Hochberg across the brand's platforms; a verdict needs q ≤ 5 %.</summary>
    public double? Q { get; init; }

    /// <summary>Days on which both numbers are known, in the stretch that was analysed.</summary>
    public required int N { get; init; }

    /// <summary>The independent days these are worth, since neighbouring days resemble each other; null without enough data.</summary>
    public double? EffectiveN { get; init; }

    /// <summary>The elasticity that would be found in 80 % of such data; null without enough data.</summary>
    public double? MinimumDetectable { get; init; }

    /// <summary>How the numbers were treated, and how well the model fits.</summary>
    public required CorrelationDiagnostics Diagnostics { get; init; }

    /// <summary>The cross-correlations for a chart; null without enough data.</summary>
    public Correlogram? Correlogram { get; init; }
}

/// <summary>A 95 % interval.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public sealed record Interval(double Low, double High);

/// <summary>Correlations of what neither calendar nor own past explains, lag by lag.</summary>
/// <param name="FirstLag">Lag of the first value, negative: sales before followers.</param>
/// <param name="Correlations">From <paramref name="FirstLag"/> on, one per day; above zero the two move the same way.</param>
/// <param name="Limit">A correlation beyond this at a positive lag is what the test asks for.</param>
public sealed record Correlogram(int FirstLag, IReadOnlyList<double> Correlations, double Limit);

/// <summary>How the numbers were treated, and how well the model fits.</summary>
public sealed record CorrelationDiagnostics
{
    /// <summary>First day of the stretch that was analysed; null where there is none.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last day of the stretch that was analysed.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Days in that stretch on which growth or conversions are unknown.</summary>
    public int UnknownDays { get; init; }

    /// <summary>Sum of conversions in it.</summary>
    public double Conversions { get; init; }

    /// <summary>Scale of the followers: <c>signed log</c> or <c>none</c>.</summary>
    public string? FollowersScale { get; init; }

    /// <summary>Scale of the conversions: <c>signed log</c> or <c>none</c>.</summary>
    public string? ConversionsScale { get; init; }

    /// <summary>Degrees of freedom that weekday, trend, year and events use.</summary>
    public int Terms { get; init; }

    /// <summary>Order of the autoregression of the followers.</summary>
    public int FollowersOrder { get; init; }

    /// <summary>Order of the autoregression of the conversions.</summary>
    public int ConversionsOrder { get; init; }

    /// <summary>p of Ljung and Box over 14 lags for the followers; small means that their past is not fully taken away.</summary>
    public double? FollowersLjungBox { get; init; }

    /// <summary>The same for the conversions.</summary>
    public double? ConversionsLjungBox { get; init; }

    /// <summary>Days on which the followers were winsorised: a viral day, a purge.</summary>
    public IReadOnlyList<DateOnly> FollowersCut { get; init; } = [];

    /// <summary>Days on which the conversions were winsorised.</summary>
    public IReadOnlyList<DateOnly> ConversionsCut { get; init; } = [];

    /// <summary>p of followers before sales, over all lags.</summary>
    public double? PFollowersLead { get; init; }

    /// <summary>p of sales before followers, over all lags.</summary>
    public double? PSalesLead { get; init; }

    /// <summary>p of the same day.</summary>
    public double? PSameDay { get; init; }

    /// <summary>What a reader should know before believing the rest.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
