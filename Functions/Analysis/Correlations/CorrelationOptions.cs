namespace SocialFunnel.Analysis;

/// <summary>How strictly, how far and from how much data the correlation looks. The defaults are the calibrated ones of docs/method.md.</summary>
public sealed record CorrelationOptions
{
    /// <summary>The calibrated defaults.</summary>
    public static CorrelationOptions Default { get; } = new();

    /// <summary>Largest lag in days, both ways; 1 to 60.</summary>
    public int MaximumLag { get; init; } = 28;

    /// <summary>Error rate of all verdicts of a brand together, as a false-discovery rate; in (0, 1).</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Fewest days on which growth and conversions are both known.</summary>
    public int MinimumDays { get; init; } = 90;

    /// <summary>Fewest conversions in those days.</summary>
    public int MinimumConversions { get; init; } = 30;

    /// <summary>Robust standard deviations from which on a residual is cut.</summary>
    public double WinsorAt { get; init; } = 5;

    /// <summary>Largest order of the autoregressions.</summary>
    public int MaximumOrder { get; init; } = 14;
}
