using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

/// <summary>What LinkedIn answers to <see cref="LinkedInSource"/>.</summary>
internal static partial class LinkedInAnswers
{
    [GeneratedRegex(@"https?://[^\s<>()\[\]{}|""]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Addresses();

    internal sealed record Gain(decimal Count);

    internal sealed record NetworkSize(decimal? FirstDegreeSize);

    internal sealed record Elements<T>([property: JsonPropertyName("elements")] IReadOnlyList<T?>? List, PagingInfo? Paging)
        where T : class
    {
        public IEnumerable<T> All => (List ?? []).OfType<T>();
    }

    internal sealed record PagingInfo(decimal? Total);

    internal sealed record TimeRange(decimal? Start);

    internal sealed record FollowerStatistics(TimeRange? TimeRange, FollowerGains? FollowerGains);

    internal sealed record FollowerGains(decimal? OrganicFollowerGain, decimal? PaidFollowerGain)
    {
        // Some pages report net gains: less than nothing is possible.
        public Gain? Sum => (OrganicFollowerGain ?? PaidFollowerGain) is null ? null : new Gain((OrganicFollowerGain ?? 0) + (PaidFollowerGain ?? 0));
    }

    internal sealed record ShareStatistics(TimeRange? TimeRange, ShareCounts? TotalShareStatistics, string? Share, string? UgcPost);

    internal sealed record ShareCounts(decimal? ImpressionCount, decimal? UniqueImpressionsCount, decimal? ClickCount, decimal? LikeCount, decimal? CommentCount, decimal? ShareCount)
    {
        public bool IsUnknown => Numbers.All(number => number is null);

        public bool IsZero => Numbers.All(number => number is null or 0);

        private decimal?[] Numbers => [ImpressionCount, UniqueImpressionsCount, ClickCount, LikeCount, CommentCount, ShareCount];
    }

    internal sealed record Post(string? Id, string? Commentary, Content? Content, JsonNode? ReshareContext, decimal? PublishedAt, decimal? CreatedAt, string? LifecycleState)
    {
        public DateTimeOffset? At => VendorTime.OfMilliseconds(PublishedAt ?? CreatedAt);

        // The text is looked through for links, and forgotten.
        public IEnumerable<string?> Links => Addresses().Matches(Commentary ?? "").Select(match => match.Value.TrimEnd('.', ',', ';', ':', '!', '?')).Prepend(Content?.Article?.Source);

        public string Kind(PostLinks links) => ReshareContext is not null ? "share"
            : Content?.Article is not null ? "link"
            : Content?.Media?.Id is { } media ? (media.Contains(":video:", StringComparison.Ordinal) ? "video" : media.Contains(":document:", StringComparison.Ordinal) ? "document" : "picture")
            : Content?.MultiImage is not null ? "picture"
            : Content?.Poll is not null ? "poll"
            : links is { Own: 0, Other: 0 } ? "text" : "link";
    }

    internal sealed record Content(Article? Article, Media? Media, JsonNode? MultiImage, JsonNode? Poll);

    internal sealed record Article(string? Source);

    internal sealed record Media(string? Id);
}
