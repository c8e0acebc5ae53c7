namespace SocialFunnel.Analysis;

/// <summary>Follower growth and sales of one platform, day by day in the brand's own days.</summary>
public sealed record GrowthSeries
{
    /// <summary>Name of the platform.</summary>
    public required string Platform { get; init; }

    /// <summary>The brand's day of the first value.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Net new followers of each day, may be negative; null where unknown. Never a total, never an interpolation.</summary>
    public required IReadOnlyList<double?> NewFollowers { get; init; }

    /// <summary>Conversions of each day, as many days as <see cref="NewFollowers"/>; 0 is a day without any, null an unknown day.</summary>
    public required IReadOnlyList<double?> Conversions { get; init; }

    /// <summary>Revenue of each day in one currency, or null where no revenue is known at all. Only for its own elasticity.</summary>
    public IReadOnlyList<double?>? Revenue { get; init; }

    /// <summary>Known events (a launch, a promotion, press): days of one name share one term in the regression.</summary>
    public IReadOnlyList<GrowthEvent> Events { get; init; } = [];

    /// <summary>
    /// Days on which a number began to mean something else (a metric redefined, an account merged, a shop replaced). Days before and after such
    /// a day are never analysed together: the longest stretch between two is used, the latest of equally long ones.
    /// </summary>
    public IReadOnlyList<DateOnly> Breaks { get; init; } = [];
}

/// <summary>A known event.</summary>
/// <param name="Day">The brand's day on which it was at work; an event of several days is given once for each.</param>
/// <param name="Name">What it was; the same name means the same kind of event.</param>
public sealed record GrowthEvent(DateOnly Day, string Name);
