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
        foreach (var (before, day) in days.Zip(days.Skip(1)).Where(pair => IsClose(pair.First, pair.Second)))
        {
            var gains = posts.Select(post => Gain(post, before, day)).OfType<PostCount>().ToList();
            if (gains.Count > 0)
            {
                yield return new EngagementReading
                {
                    Account = account,
                    Source = source,
                    Day = day,
                    RetrievedAt = gains.Max(gain => gain.RetrievedAt),
                    Impressions = Sum(gains, gain => gain.Impressions),
                    Likes = Sum(gains, gain => gain.Likes),
                    Comments = Sum(gains, gain => gain.Comments),
                    Shares = Sum(gains, gain => gain.Shares),
                    Clicks = Sum(gains, gain => gain.Clicks),
                };
            }
        }
    }

    private static PostCount? Gain(CountedPost post, DateOnly before, DateOnly day)
    {
        if (post.Counts.FirstOrDefault(count => count.Day == day) is not { } now)
        {
            return null;
        }

        var last = post.Counts.LastOrDefault(count => count.Day < day);
        return last is null
            ? post.Published > before ? now : null
            : !IsClose(last.Day, day) ? null
            : now with
            {
                Impressions = now.Impressions - last.Impressions,
                Likes = now.Likes - last.Likes,
                Comments = now.Comments - last.Comments,
                Shares = now.Shares - last.Shares,
                Clicks = now.Clicks - last.Clicks,
            };
    }

    private static bool IsClose(DateOnly first, DateOnly second) => second.DayNumber - first.DayNumber <= LongestGap;

    private static decimal? Sum(List<PostCount> gains, Func<PostCount, decimal?> metric) =>
        gains.Select(metric).OfType<decimal>().Aggregate((decimal?)null, (sum, gain) => (sum ?? 0) + gain);
}
