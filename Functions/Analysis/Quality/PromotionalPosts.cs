namespace SocialFunnel.Analysis;

/// <summary>How much of what a brand says is about its own pages, and whether followers leave when it says little else.</summary>
internal static class PromotionalPosts
{
    /// <summary>Promotional posts that make a burst.</summary>
    public const int BurstPosts = 3;

    /// <summary>Days within which they fall, and days from the last of them on in which people may leave.</summary>
    public const int BurstDays = 3;

    private const int EnoughDays = 10;

    /// <summary>Part of the posts that only promote; null where the links of none are known.</summary>
    public static QualityMetric? ShareOf(QualityScope scope)
    {
        var known = scope.Posts.Select(PostKind.IsPromotional).OfType<bool>().ToList();
        var promotional = known.Count(only => only);
        return Share.Of(promotional, known.Count) is not { } share ? null : scope.Metric(
            "promotional share",
            "posts with links to own domains only / posts whose links are known, without replies",
            known.Count,
            "posts",
            share.Value,
            (share.Lower, share.Upper),
            $"{promotional} of {known.Count} posts link only to your own site.");
    }

    /// <summary>Loss after bursts less loss on other days; null where there was no burst, or followers are unknown.</summary>
    public static QualityMetric? FollowerLoss(QualityScope scope)
    {
        var promoted = scope.Posts.Where(post => PostKind.IsPromotional(post) == true).CountBy(post => PostKind.DayOf(post, scope.Calendar)).ToDictionary();
        var after = promoted.Keys
            .Where(day => Enumerable.Range(0, BurstDays).Sum(back => promoted.GetValueOrDefault(day.AddDays(-back))) >= BurstPosts)
            .SelectMany(day => Enumerable.Range(0, BurstDays).Select(day.AddDays))
            .ToHashSet();
        var losses = scope.Audience.GroupBy(reading => reading.Day).Select(day => (Day: day.Key, Loss: LossPerThousand(day))).Where(day => day.Loss is not null).ToLookup(
            day => after.Contains(day.Day), day => day.Loss!.Value);
        var (exposed, calm) = (losses[true].Order().ToList(), losses[false].Order().ToList());
        if (exposed.Count == 0 || calm.Count == 0)
        {
            return null;
        }

        var difference = exposed.Average() - calm.Average();
        var half = exposed.Count >= EnoughDays && calm.Count >= EnoughDays ? (Mean.Of(exposed) - Mean.Of(calm))?.Half() : null;
        return scope.Metric(
            "follower loss after promotional bursts",
            $"followers lost a day per 1,000, on the {BurstDays} days from each day that completes {BurstPosts} promotional posts within {BurstDays} days, less the same on all other days",
            exposed.Count,
            "days",
            difference,
            half is { } width ? (difference - width, difference + width) : null,
            $"After promotional bursts you lost {exposed.Average():0.00} of 1,000 followers a day, otherwise {calm.Average():0.00}: {Meaning(difference, half)}.");
    }

    private static string Meaning(double difference, double? half) => half switch
    {
        null => "too few days to tell",
        { } width when difference - width > 0 => "more leave than usual",
        { } width when difference + width < 0 => "fewer leave than usual",
        _ => "no clear difference",
    };

    /// <summary>Lost followers of all accounts of a day, per 1,000; null unless every account tells both.</summary>
    private static double? LossPerThousand(IEnumerable<AudienceReading> accounts)
    {
        var all = accounts.ToList();
        var followers = all.Sum(account => account.Followers ?? 0);
        return followers > 0 && all.All(account => account is { Followers: not null, Lost: not null })
            ? (double)(1000 * all.Sum(account => account.Lost!.Value) / followers)
            : null;
    }
}
