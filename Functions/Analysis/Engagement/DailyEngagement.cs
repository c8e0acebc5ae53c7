namespace SocialFunnel.Analysis;

/// <summary>
/// A day's engagement where a platform tells lifetime counters only: what the counters of all posts gained since they were last looked at. A loss, such
/// as a like taken back, is data like any other.
/// </summary>
public static class DailyEngagement
{
    /// <summary>What was gained over more days than these belongs to no day, and is left out.</summary>
    public const int LongestGap = 7;

    /// <summary>
    /// Engagement of every day on which an account's posts were looked at, but the first. A post that is new since then counts whole; an old one that is
    /// seen for the first time counts nothing, since nobody knows when it was liked.
    /// </summary>
    /// <param name="posts">The posts of any accounts and sources.</param>
    public static IEnumerable<EngagementReading> Of(IEnumerable<CountedPost> posts) => posts
        .Where(post => post.Counts.Count > 0)
        .GroupBy(post => (post.Account, post.Source))
        .OrderBy(group => group.Key.Account).ThenBy(group => group.Key.Source, StringComparer.Ordinal)
        .SelectMany(group => OfAccount(group.Key.Account, group.Key.Source, [.. group]));

    private static IEnumerable<EngagementReading> OfAccount(Account account, string source, IReadOnlyList<CountedPost> posts)
    {
        var days = posts.SelectMany(post => post.Counts).Select(count => count.Day).Distinct().Order().ToList();
        var before = days.Zip(days.Skip(1)).Where(pair => IsClose(pair.First, pair.Second)).ToDictionary(pair => pair.Second, pair => pair.First);
        return posts.SelectMany(post => post.Counts.Select((now, index) => Gain(post, now, index == 0 ? null : post.Counts[index - 1], before)))
            .OfType<PostCount>()
            .GroupBy(gain => gain.Day)
            .OrderBy(day => day.Key)
            .Select(day => new EngagementReading
            {
                Account = account,
                Source = source,
                Day = day.Key,
                RetrievedAt = day.Max(gain => gain.RetrievedAt),
                Impressions = Sum(day, gain => gain.Impressions),
                Likes = Sum(day, gain => gain.Likes),
                Comments = Sum(day, gain => gain.Comments),
                Shares = Sum(day, gain => gain.Shares),
                Clicks = Sum(day, gain => gain.Clicks),
            });
    }

    // Null where what a post shows on a day belongs to no day.
    private static PostCount? Gain(CountedPost post, PostCount now, PostCount? last, Dictionary<DateOnly, DateOnly> before) =>
        !before.TryGetValue(now.Day, out var looked) ? null
        : last is null ? post.Published > looked ? now : null
        : !IsClose(last.Day, now.Day) ? null
        : now with
        {
            Impressions = now.Impressions - last.Impressions,
            Likes = now.Likes - last.Likes,
            Comments = now.Comments - last.Comments,
            Shares = now.Shares - last.Shares,
            Clicks = now.Clicks - last.Clicks,
        };

    private static bool IsClose(DateOnly first, DateOnly second) => second.DayNumber - first.DayNumber <= LongestGap;

    private static decimal? Sum(IEnumerable<PostCount> gains, Func<PostCount, decimal?> metric) =>
        gains.Select(metric).OfType<decimal>().Aggregate((decimal?)null, (sum, gain) => (sum ?? 0) + gain);
}
