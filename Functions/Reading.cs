namespace SocialFunnel;

/// <summary>
/// One fact about a brand, as one source told it. A closed family: every kind of fact has its record below.
/// Unknown is null, never zero.
/// </summary>
public abstract record Reading
{
    /// <summary>The brand's local day the fact belongs to; for facts of a platform, the day as the platform labels it.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The configured source that told it, such as <c>exports</c>.</summary>
    public required string Source { get; init; }

    /// <summary>When it was true as far as we know: the moment of the request, or the last change of a file. A later reading replaces an earlier one, never the reverse.</summary>
    public required DateTimeOffset RetrievedAt { get; init; }
}

/// <summary>A fact about one account on one platform.</summary>
public abstract record AccountReading : Reading
{
    /// <summary>The account it is about.</summary>
    public required Account Account { get; init; }
}

/// <summary>The audience of an account on a day.</summary>
public sealed record AudienceReading : AccountReading
{
    /// <summary>Followers at the end of the day.</summary>
    public decimal? Followers { get; init; }

    /// <summary>New followers of the day, gross. Some vendors report net gains, so it may be negative.</summary>
    public decimal? Gained { get; init; }

    /// <summary>Followers lost on the day, as a positive number.</summary>
    public decimal? Lost { get; init; }
}

/// <summary>What people did with an account's content on a day.</summary>
public sealed record EngagementReading : AccountReading
{
    /// <summary>Version of the vendor's definition of these metrics; readings of two versions are never summed. Null where the vendor has one definition only.</summary>
    public string? Definition { get; init; }

    /// <summary>How often content was shown.</summary>
    public decimal? Impressions { get; init; }

    /// <summary>How many different people saw content. Cannot be summed over days.</summary>
    public decimal? Reach { get; init; }

    /// <summary>Likes and other reactions received.</summary>
    public decimal? Likes { get; init; }

    /// <summary>Comments and replies received.</summary>
    public decimal? Comments { get; init; }

    /// <summary>Shares, reposts, boosts and quotes received.</summary>
    public decimal? Shares { get; init; }

    /// <summary>Saves and bookmarks.</summary>
    public decimal? Saves { get; init; }

    /// <summary>Clicks on links.</summary>
    public decimal? Clicks { get; init; }

    /// <summary>Visits of the profile.</summary>
    public decimal? ProfileVisits { get; init; }

    /// <summary>Posts published.</summary>
    public decimal? Posts { get; init; }

    /// <summary>Replies that the brand itself gave.</summary>
    public decimal? RepliesGiven { get; init; }
}

/// <summary>One post and its lifetime counters at the time of reading.</summary>
public sealed record PostReading : AccountReading
{
    /// <summary>The platform's own id of the post.</summary>
    public required string PostId { get; init; }

    /// <summary>When it was published; null where only the day is known.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Form of the post, such as <c>text</c>, <c>link</c>, <c>picture</c>, <c>video</c>, <c>reply</c>; null when unknown.</summary>
    public string? Kind { get; init; }

    /// <summary>Number of links to the brand's own domains; null when unknown.</summary>
    public int? OwnLinks { get; init; }

    /// <summary>Number of links to anywhere else; null when unknown.</summary>
    public int? OtherLinks { get; init; }

    /// <summary>Lifetime impressions.</summary>
    public decimal? Impressions { get; init; }

    /// <summary>Lifetime reach.</summary>
    public decimal? Reach { get; init; }

    /// <summary>Lifetime likes.</summary>
    public decimal? Likes { get; init; }

    /// <summary>Lifetime comments and replies.</summary>
    public decimal? Comments { get; init; }

    /// <summary>Lifetime shares.</summary>
    public decimal? Shares { get; init; }

    /// <summary>Lifetime clicks on its links.</summary>
    public decimal? Clicks { get; init; }

    /// <summary>Replies the brand gave below it.</summary>
    public decimal? RepliesGiven { get; init; }

    /// <summary>
    /// The day at whose end the counters stood so, from platforms that tell lifetime counters and no daily numbers: a day's engagement is then the
    /// difference from one such day to the next. Null where nothing is to be derived, as with files.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateOnly? AsOf { get; init; }
}

/// <summary>Hours and money spent on a platform on a day.</summary>
public sealed record EffortReading : AccountReading
{
    /// <summary>Hours worked, 0 to 24 for one person; more for several.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Money spent on advertising, tools and fees.</summary>
    public Money? Spend { get; init; }
}

/// <summary>How many of the brand's own customers were looked up on a platform, and how many were found there.</summary>
public sealed record PresenceReading : AccountReading
{
    /// <summary>Customers looked up; at least <see cref="Found"/>.</summary>
    public required int LookedUp { get; init; }

    /// <summary>Customers found.</summary>
    public required int Found { get; init; }
}

/// <summary>A day's sums by source and medium, from systems that tell no single orders.</summary>
public sealed record ConversionDayReading : Reading
{
    /// <summary>The traffic source of sums that no source splits. Where a day has sums by source as well, those count.</summary>
    public const string AllTraffic = "(all)";

    /// <summary>The system's name of where visits came from, such as <c>linkedin.com</c>; <see cref="AllTraffic"/> for all of them.</summary>
    public required string TrafficSource { get; init; }

    /// <summary>The system's medium, such as <c>social</c>; null when it tells none.</summary>
    public string? Medium { get; init; }

    /// <summary>Visits.</summary>
    public decimal? Sessions { get; init; }

    /// <summary>Conversions; fractional where the system itself splits credit.</summary>
    public decimal? Conversions { get; init; }

    /// <summary>Value of the conversions.</summary>
    public Money? Value { get; init; }
}
