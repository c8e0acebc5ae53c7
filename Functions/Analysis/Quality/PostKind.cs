namespace SocialFunnel.Analysis;

/// <summary>The kinds of post that are compared.</summary>
public static class PostKind
{
    /// <summary>
    /// The kind: <c>reply</c>; else by its links, <c>link to own site</c> or <c>other link</c>; else the form the platform tells, such
    /// as <c>video</c>, <c>picture</c>, <c>text</c>, <c>link</c>; null when nothing is known.
    /// </summary>
    public static string? Of(PostReading post) => post switch
    {
        { Kind: "reply" } => "reply",
        { OwnLinks: > 0 } => "link to own site",
        { OtherLinks: > 0 } => "other link",
        _ => post.Kind,
    };

    /// <summary>Whether all its links go to the brand's own domains, and there is one: null where that is not known, and for replies.</summary>
    public static bool? IsPromotional(PostReading post) => post switch
    {
        { Kind: "reply" } => null,
        { OwnLinks: 0 } or { OtherLinks: > 0 } => false,
        { OwnLinks: > 0, OtherLinks: 0 } => true,
        _ => null,
    };

    /// <summary>The brand's local day it was published.</summary>
    public static DateOnly DayOf(PostReading post, BrandCalendar calendar) => post.PublishedAt is { } at ? calendar.DayOf(at) : post.Day;
}
