namespace SocialFunnel.Analysis;

/// <summary>What people did with a platform's content over a window; sums of the days that are known, null where none is.</summary>
public sealed record PlatformEngagement
{
    /// <summary>The platform.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The days.</summary>
    public required Window Window { get; init; }

    /// <summary>Version of the metrics' definition; sums never cross two versions. Null where there is one only.</summary>
    public string? Definition { get; init; }

    /// <summary>Days of the window with any number.</summary>
    public required int KnownDays { get; init; }

    /// <summary>How often content was shown.</summary>
    public decimal? Impressions { get; init; }

    /// <summary>Reactions received.</summary>
    public decimal? Likes { get; init; }

    /// <summary>Comments and replies received.</summary>
    public decimal? Comments { get; init; }

    /// <summary>Shares received.</summary>
    public decimal? Shares { get; init; }

    /// <summary>Saves and bookmarks.</summary>
    public decimal? Saves { get; init; }

    /// <summary>Clicks on links.</summary>
    public decimal? Clicks { get; init; }

    /// <summary>Visits of the profile.</summary>
    public decimal? ProfileVisits { get; init; }

    /// <summary>Posts published.</summary>
    public decimal? Posts { get; init; }

    /// <summary>Replies the brand gave.</summary>
    public decimal? RepliesGiven { get; init; }

    /// <summary>Sums engagement by platform and definition. Reach is left out: people reached on two days are not twice as many people.</summary>
    public static IReadOnlyList<PlatformEngagement> Of(IEnumerable<EngagementReading> readings, Window window) =>
        [.. readings.Where(reading => window.Contains(reading.Day))
            .GroupBy(reading => (reading.Account.Platform, reading.Definition))
            .OrderBy(group => group.Key.Platform).ThenBy(group => group.Key.Definition, StringComparer.Ordinal)
            .Select(group => new PlatformEngagement
            {
                Platform = group.Key.Platform,
                Window = window,
                Definition = group.Key.Definition,
                KnownDays = group.Select(reading => reading.Day).Distinct().Count(),
                Impressions = Sum(group, reading => reading.Impressions),
                Likes = Sum(group, reading => reading.Likes),
                Comments = Sum(group, reading => reading.Comments),
                Shares = Sum(group, reading => reading.Shares),
                Saves = Sum(group, reading => reading.Saves),
                Clicks = Sum(group, reading => reading.Clicks),
                ProfileVisits = Sum(group, reading => reading.ProfileVisits),
                Posts = Sum(group, reading => reading.Posts),
                RepliesGiven = Sum(group, reading => reading.RepliesGiven),
            })];

    private static decimal? Sum(IEnumerable<EngagementReading> readings, Func<EngagementReading, decimal?> metric)
    {
        var known = readings.Select(metric).OfType<decimal>().ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}
