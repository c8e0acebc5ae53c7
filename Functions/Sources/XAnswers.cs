using System.Text.Json.Serialization;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

/// <summary>What X answers to <see cref="XSource"/>. It renames "tweet" to "post" and "retweet" to "repost" bit by bit: both are read.</summary>
internal static class XAnswers
{
    internal sealed record Answer<T>(T? Data, IReadOnlyList<Problem?>? Errors, Meta? Meta)
        where T : class;

    /// <summary>Something that could not be told, inside an answer that is otherwise good.</summary>
    internal sealed record Problem(string? Title, string? Detail, string? Message)
    {
        public string Words => Detail ?? Message ?? Title ?? "no reason given";
    }

    internal sealed record Meta([property: JsonPropertyName("next_token")] string? NextToken);

    internal sealed record User(string? Id, string? Name, [property: JsonPropertyName("created_at")] string? CreatedAt, [property: JsonPropertyName("public_metrics")] UserMetrics? PublicMetrics);

    internal sealed record UserMetrics([property: JsonPropertyName("followers_count")] decimal? FollowersCount);

    internal sealed record Post(
        string? Id,
        [property: JsonPropertyName("created_at")] string? CreatedAt,
        [property: JsonPropertyName("conversation_id")] string? ConversationId,
        [property: JsonPropertyName("in_reply_to_user_id")] string? InReplyToUserId,
        [property: JsonPropertyName("public_metrics")] PostMetrics? PublicMetrics,
        [property: JsonPropertyName("non_public_metrics")] OwnersMetrics? NonPublicMetrics,
        Entities? Entities,
        Attachments? Attachments)
    {
        // Pictures and quoted posts stand among the links, too.
        public IEnumerable<string?> Links => (Entities?.Urls ?? []).Select(url => url?.UnwoundUrl ?? url?.ExpandedUrl).Where(url => !IsPost(url));

        public string Kind(bool answersOthers) => answersOthers ? "reply"
            : Media is { } media ? (media.StartsWith("3_", StringComparison.Ordinal) ? "picture" : "video")
            : Attachments?.PollIds is { Count: > 0 } ? "poll"
            : Links.OfType<string>().Any() ? "link" : "text";

        // A key begins with the kind: 3 is a photo, 7, 13 and 16 are films.
        private string? Media => (Attachments?.MediaKeys ?? []).FirstOrDefault(key => key is not null);

        private static bool IsPost(string? url) =>
            Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host is "x.com" or "twitter.com" or "www.x.com" or "www.twitter.com" && address.AbsolutePath.Contains("/status/", StringComparison.Ordinal);
    }

    internal sealed record PostMetrics(
        [property: JsonPropertyName("impression_count")] decimal? ImpressionCount,
        [property: JsonPropertyName("like_count")] decimal? LikeCount,
        [property: JsonPropertyName("reply_count")] decimal? ReplyCount,
        [property: JsonPropertyName("quote_count")] decimal? QuoteCount,
        [property: JsonPropertyName("retweet_count")] decimal? RetweetCount,
        [property: JsonPropertyName("repost_count")] decimal? RepostCount)
    {
        public decimal? Shares => (RepostCount ?? RetweetCount) + (QuoteCount ?? 0);
    }

    internal sealed record OwnersMetrics([property: JsonPropertyName("url_link_clicks")] decimal? UrlLinkClicks);

    internal sealed record Entities(IReadOnlyList<Link?>? Urls);

    internal sealed record Link([property: JsonPropertyName("expanded_url")] string? ExpandedUrl, [property: JsonPropertyName("unwound_url")] string? UnwoundUrl);

    internal sealed record Attachments([property: JsonPropertyName("media_keys")] IReadOnlyList<string?>? MediaKeys, [property: JsonPropertyName("poll_ids")] IReadOnlyList<string?>? PollIds);

    internal sealed record PostAnalytics([property: JsonPropertyName("timestamped_metrics")] IReadOnlyList<Moment?>? Moments);

    internal sealed record Moment(string? Timestamp, DayMetrics? Metrics)
    {
        public DateOnly? Day => VendorTime.Of(Timestamp) is { } time ? VendorTime.DayOf(time) : null;
    }

    internal sealed record DayMetrics(
        decimal? Impressions,
        decimal? Likes,
        decimal? Replies,
        decimal? Retweets,
        decimal? Reposts,
        [property: JsonPropertyName("quote_tweets")] decimal? QuoteTweets,
        [property: JsonPropertyName("url_clicks")] decimal? UrlClicks,
        [property: JsonPropertyName("user_profile_clicks")] decimal? UserProfileClicks,
        decimal? Bookmarks);
}
