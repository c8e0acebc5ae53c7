namespace SocialFunnel.Analysis;

/// <summary>Quality over quantity: how a brand uses a platform, and how people answer.</summary>
public static class Quality
{
    /// <summary>Posts from which on an interval is given.</summary>
    public const int EnoughPosts = 5;

    /// <summary>All measures of one platform that its data allow; a measure without any case is left out.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="window">The days wanted.</param>
    /// <param name="posts">Posts with their latest counters; those of other platforms and days are passed over.</param>
    /// <param name="engagement">Daily engagement, used where posts do not tell.</param>
    /// <param name="audience">Daily followers.</param>
    /// <param name="calendar">The brand's days.</param>
    public static IReadOnlyList<QualityMetric> Of(
        Platform platform,
        Window window,
        IReadOnlyList<PostReading> posts,
        IReadOnlyList<EngagementReading> engagement,
        IReadOnlyList<AudienceReading> audience,
        BrandCalendar calendar)
    {
        var scope = new QualityScope(
            platform,
            window,
            [.. posts.Where(post => post.Account.Platform == platform && window.Contains(PostKind.DayOf(post, calendar)))],
            OneDefinition(engagement.Where(day => day.Account.Platform == platform && window.Contains(day.Day))),
            [.. audience.Where(day => day.Account.Platform == platform && window.Contains(day.Day))],
            calendar);
        IEnumerable<QualityMetric?> metrics =
        [
            PromotionalPosts.ShareOf(scope),
            Conversation.PerPost(scope),
            Conversation.PerThousandReached(scope),
            Conversation.ReplyRate(scope),
            PromotionalPosts.FollowerLoss(scope),
        ];
        return [.. metrics.OfType<QualityMetric>()];
    }

    /// <summary>The days of the definition that is told last: two definitions are never summed.</summary>
    private static List<EngagementReading> OneDefinition(IEnumerable<EngagementReading> days)
    {
        var all = days.ToList();
        var latest = all.OrderBy(day => day.Day).ThenBy(day => day.Definition, StringComparer.Ordinal).LastOrDefault()?.Definition;
        return [.. all.Where(day => day.Definition == latest)];
    }
}
