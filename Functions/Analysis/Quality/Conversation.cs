namespace SocialFunnel.Analysis;

/// <summary>Whether people answer, and are answered.</summary>
internal static class Conversation
{
    /// <summary>Comments per post: from the posts themselves, else from daily sums; null where neither tells.</summary>
    public static QualityMetric? PerPost(QualityScope scope)
    {
        var comments = scope.WithoutReplies.Select(post => (double?)post.Comments).OfType<double>().Order().ToList();
        return comments.Count > 0
            ? Metric("comments and replies received / posts, without own replies", comments.Sum(), comments.Count, Mean.Of(comments))
            : PerPostOfDays(scope);

        QualityMetric Metric(string definition, double total, double posts, Mean? mean) => scope.Metric(
            "comments per post",
            definition,
            (int)posts,
            "posts",
            total / posts,
            QualityScope.RateEnds(total / posts, mean),
            $"{posts:0} posts drew {total:0} comments and replies: {total / posts:0.0} a post.");

        QualityMetric? PerPostOfDays(QualityScope scope)
        {
            var days = scope.Days.Where(day => day is { Comments: not null, Posts: > 0 }).Select(day => ((double)day.Comments!.Value, (double)day.Posts!.Value)).Order().ToList();
            return days.Count == 0 ? null : Metric(
                "comments and replies received / posts published, on days with a post", days.Sum(day => day.Item1), days.Sum(day => day.Item2), Mean.OfRatio(days));
        }
    }

    /// <summary>Comments per 1,000 people reached; null where no post tells both.</summary>
    public static QualityMetric? PerThousandReached(QualityScope scope)
    {
        var posts = scope.WithoutReplies
            .Where(post => post is { Comments: not null, Reach: > 0 })
            .Select(post => (1000 * (double)post.Comments!.Value, (double)post.Reach!.Value))
            .Order()
            .ToList();
        var rate = posts.Sum(post => post.Item1) / posts.Sum(post => post.Item2);
        return posts.Count == 0 ? null : scope.Metric(
            "comments per 1,000 reached",
            "1,000 × comments and replies received / people reached, summed over the posts that tell both",
            posts.Count,
            "posts",
            rate,
            QualityScope.RateEnds(rate, Mean.OfRatio(posts)),
            $"Of 1,000 people reached, {rate:0.0} answer.");
    }

    /// <summary>Replies given per comment received; null where neither posts nor days tell both.</summary>
    public static QualityMetric? ReplyRate(QualityScope scope)
    {
        var posts = scope.Posts.Where(post => post is { Comments: not null, RepliesGiven: not null }).Select(post => (post.RepliesGiven!.Value, post.Comments!.Value)).ToList();
        var days = scope.Days.Where(day => day is { Comments: not null, RepliesGiven: not null }).Select(day => (day.RepliesGiven!.Value, day.Comments!.Value));
        var told = posts.Count > 0 ? posts : [.. days];
        var (replies, comments) = ((int)told.Sum(pair => pair.Item1), (int)told.Sum(pair => pair.Item2));

        // More replies than comments is a good conversation, but no share, and has no interval of one.
        var share = replies >= 0 && replies <= comments ? Share.Of(replies, comments) : null;
        return comments <= 0 ? null : scope.Metric(
            "reply rate",
            "replies the brand gave / comments and replies received",
            comments,
            "comments",
            (double)replies / comments,
            share is { } some ? (some.Lower, some.Upper) : null,
            $"You gave {replies} replies to {comments} comments.");
    }
}
