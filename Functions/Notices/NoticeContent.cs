namespace SocialFunnel.Notices;

/// <summary>What a notice says, whatever the channel: each form is made of it.</summary>
internal sealed record NoticeContent
{
    /// <summary>The notice's id, the same in every attempt.</summary>
    public required string Id { get; init; }

    /// <summary>What it tells: <c>digest</c>, <c>vanity</c>, <c>negative</c>, <c>source</c> or <c>orders</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The brand's id.</summary>
    public required string Brand { get; init; }

    /// <summary>The brand's name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The brand's day it is about: the day an event was found, or the first day of a digest's week.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>It in a few words, the brand's name among them.</summary>
    public required string Title { get; init; }

    /// <summary>It in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The platforms and how they stand; empty in an alert.</summary>
    public IReadOnlyList<NoticePlatform> Platforms { get; init; } = [];

    /// <summary>What else there is to say, a sentence each.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Where to go from here; empty where no setting says what links begin with.</summary>
    public IReadOnlyList<NoticeLink> Links { get; init; } = [];
}

/// <summary>How a platform stands.</summary>
/// <param name="Platform">Its name.</param>
/// <param name="Verdict">The verdict in words.</param>
/// <param name="Before">The verdict a week before, if it was another; else null.</param>
/// <param name="Roi">Return on investment; null where no cost is recorded.</param>
/// <param name="RoiLower">Lower end of its 90 % interval.</param>
/// <param name="RoiUpper">Upper end of its 90 % interval.</param>
internal sealed record NoticePlatform(string Platform, string Verdict, string? Before, double? Roi, double? RoiLower, double? RoiUpper)
{
    /// <summary>It in a line, without the name.</summary>
    public string Words => string.Concat(
        Verdict,
        Roi is { } roi ? FormattableString.Invariant($", ROI {roi:+0%;-0%;0%}") : "",
        (RoiLower, RoiUpper) switch
        {
            ({ } lower, { } upper) => FormattableString.Invariant($" (90 % sure: {lower:+0%;-0%;0%} to {upper:+0%;-0%;0%})"),
            (null, { } upper) => FormattableString.Invariant($" (90 % sure: at most {upper:+0%;-0%;0%})"),
            _ => "",
        },
        Before is null ? "" : $"; a week ago: {Before}");
}

/// <summary>Where to go.</summary>
/// <param name="Label">What stands on it.</param>
/// <param name="Url">Where it leads.</param>
internal sealed record NoticeLink(string Label, string Url);
