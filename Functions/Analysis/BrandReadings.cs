namespace SocialFunnel.Analysis;

/// <summary>
/// Everything that is known of a brand, one truth per number: where several sources told the same fact, precedence has already
/// chosen. Each list is sorted by day.
/// </summary>
public sealed record BrandReadings
{
    /// <summary>Followers per account and day.</summary>
    public IReadOnlyList<AudienceReading> Audience { get; init; } = [];

    /// <summary>Engagement per account and day.</summary>
    public IReadOnlyList<EngagementReading> Engagement { get; init; } = [];

    /// <summary>Logged hours and spend per account and day; weeks without any follow the weekly plan.</summary>
    public IReadOnlyList<EffortReading> Effort { get; init; } = [];

    /// <summary>Customers looked up and found.</summary>
    public IReadOnlyList<PresenceReading> Presence { get; init; } = [];

    /// <summary>Posts, with their latest counters.</summary>
    public IReadOnlyList<PostReading> Posts { get; init; } = [];

    /// <summary>Conversions of the source of record only.</summary>
    public IReadOnlyList<ConversionReading> Conversions { get; init; } = [];

    /// <summary>Touches, with and without a conversion.</summary>
    public IReadOnlyList<TouchReading> Touches { get; init; } = [];

    /// <summary>Sums by traffic source; where the source of record tells no single orders, they stand in for them (<c>ConversionSums</c>).</summary>
    public IReadOnlyList<ConversionDayReading> ConversionDays { get; init; } = [];
}
