using System.Globalization;
using NodaTime;

namespace SocialFunnel.Analysis;

/// <summary>What works on a platform: results per kind of post, weekday, and hour.</summary>
public static class WhatWorks
{
    private static readonly (string Name, Func<PostReading, decimal?> Of)[] Metrics =
    [
        ("impressions", post => post.Impressions),
        ("reactions", post => post.Likes is null && post.Comments is null && post.Shares is null ? null : (post.Likes ?? 0) + (post.Comments ?? 0) + (post.Shares ?? 0)),
        ("comments", post => post.Comments),
        ("clicks", post => post.Clicks),
    ];

    /// <summary>Results of every group that has a post, per metric.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="window">The days in which posts were published.</param>
    /// <param name="posts">Posts with their latest counters; those of other platforms and days are passed over.</param>
    /// <param name="calendar">The brand's days and zone.</param>
    public static IReadOnlyList<PostResult> Of(Platform platform, Window window, IReadOnlyList<PostReading> posts, BrandCalendar calendar)
    {
        var own = posts.Where(post => post.Account.Platform == platform && window.Contains(PostKind.DayOf(post, calendar))).ToList();
        var zone = DateTimeZoneProviders.Tzdb[calendar.TimeZone];
        return
        [
            .. By("kind", PostKind.Of),
            .. By("weekday", post => PostKind.DayOf(post, calendar).DayOfWeek.ToString()),
            .. By("hour", post => post.PublishedAt is { } at ? Instant.FromDateTimeOffset(at).InZone(zone).Hour.ToString("00", CultureInfo.InvariantCulture) : null),
        ];

        IEnumerable<PostResult> By(string dimension, Func<PostReading, string?> group) => Metrics.SelectMany(metric => Compare(
            [.. own.Select(post => (Group: group(post), Value: metric.Of(post))).Where(post => post is { Group: not null, Value: >= 0 }).Select(post => (post.Group!, Math.Log(1 + (double)post.Value!.Value)))],
            new PostResult { Platform = platform, Window = window, Dimension = dimension, Group = "", Metric = metric.Name, N = 0, Typical = 0, Verdict = "" }));
    }

    /// <summary>Logarithms are compared: results of posts spread over orders of magnitude.</summary>
    private static IEnumerable<PostResult> Compare(List<(string Group, double Log)> posts, PostResult blank)
    {
        var groups = posts.GroupBy(post => post.Group).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var group in groups)
        {
            var logs = group.Select(post => post.Log).ToList();
            var others = posts.Where(post => post.Group != group.Key).Select(post => post.Log).ToList();
            var half = logs.Count >= Quality.EnoughPosts ? Mean.Of(logs)?.Half() : null;
            var mean = logs.Order().Average();
            var difference = logs.Count >= Quality.EnoughPosts && others.Count >= Quality.EnoughPosts ? Mean.Of(logs) - Mean.Of(others) : null;
            yield return blank with
            {
                Group = group.Key,
                N = logs.Count,
                Typical = Math.Max(0, Math.Exp(mean) - 1) + 0.0,
                Lower = half is null ? null : Finite.Or(Math.Max(0, Math.Exp(mean - half.Value) - 1)),
                Upper = half is null ? null : Finite.Or(Math.Exp(mean + half.Value) - 1),
                RatioToOthers = Finite.Or(difference is { } some ? Math.Exp(some.Value) : null),
                Verdict = Verdict(difference, groups.Count),
            };
        }
    }

    /// <summary>Twenty-four hours are twenty-four chances to be lucky: the confidence is shared among the groups (Bonferroni).</summary>
    private static string Verdict(Mean? difference, int groups) => difference switch
    {
        null => "not enough data",
        { } some when some.Value - some.Half(1 - (0.1 / groups)) > 0 => "more",
        { } some when some.Value + some.Half(1 - (0.1 / groups)) < 0 => "less",
        _ => "no clear difference",
    };
}
