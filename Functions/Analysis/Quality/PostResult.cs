namespace SocialFunnel.Analysis;

/// <summary>How one group of posts does, beside the other posts of the same platform.</summary>
public sealed record PostResult
{
    /// <summary>The platform.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The days it is about.</summary>
    public required Window Window { get; init; }

    /// <summary>What groups them: <c>kind</c>, <c>weekday</c> or <c>hour</c>.</summary>
    public required string Dimension { get; init; }

    /// <summary>The group: a kind of <see cref="PostKind"/>, <c>Monday</c> to <c>Sunday</c>, or an hour from <c>00</c> to <c>23</c> in the brand's time zone.</summary>
    public required string Group { get; init; }

    /// <summary>What is measured: <c>impressions</c>, <c>reactions</c> (likes, comments and shares), <c>comments</c>, or <c>clicks</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>Posts of the group that tell the metric.</summary>
    public required int N { get; init; }

    /// <summary>A typical post: the geometric mean, which one viral post does not carry away.</summary>
    public required double Typical { get; init; }

    /// <summary>Lower end of its 90 % interval; null for fewer than five posts.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end of its 90 % interval; null for fewer than five posts.</summary>
    public double? Upper { get; init; }

    /// <summary>Typical post of the group over a typical other post (both plus one); null for fewer than five of either.</summary>
    public double? RatioToOthers { get; init; }

    /// <summary><c>more</c>, <c>less</c>, <c>no clear difference</c>, or <c>not enough data</c>, at 90 % for all groups of a dimension together.</summary>
    public required string Verdict { get; init; }
}
