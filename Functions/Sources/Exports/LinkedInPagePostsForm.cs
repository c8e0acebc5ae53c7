using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

/// <summary>Posts of a LinkedIn page, of the sheet <c>All posts</c>. The member of staff who posted and the posts' titles are never read.</summary>
internal sealed partial class LinkedInPagePostsForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "LinkedIn page, posts";

    /// <inheritdoc/>
    public override string Key => "post";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["linkedin"];

    /// <inheritdoc/>
    public override string? DayColumn => "created_date";

    /// <inheritdoc/>
    public override bool? MonthFirst => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Post link", "Created date", "Impressions", "Likes", "Comments", "Reposts");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
        "Post title", "Post type", "Campaign name", "Posted by", "Campaign start date", "Campaign end date", "Audience", "Views", "Offsite Views", "Clicks", "Click through rate (CTR)", "Follows",
        "Engagement rate", "Content Type");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Post title", "Post link", "Posted by", "Campaign name", "Campaign start date", "Campaign end date", "Audience");

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var day = row.Day("created_date");
        var post = Post(row, day, IdOf(row, "post_link")) with
        {
            Kind = row.Text("content_type", 40)?.ToLowerInvariant(),
            Impressions = row.Count("impressions"),
            Clicks = row.Count("clicks"),
            Likes = row.Count("likes"),
            Comments = row.Count("comments"),
            Shares = row.Count("reposts"),
        };
        if (row.Counts(post.PostId))
        {
            yield return post;
        }
    }

    /// <summary>The id of a post in its address, such as <c>urn:li:activity:7012</c>.</summary>
    internal static string IdOf(ExportRow row, string column)
    {
        var link = row.Required(column, 2_000);
        var urn = Urn().Match(link);
        if (!urn.Success)
        {
            row.Refuse(column, null, "is no address of a post of LinkedIn.");
        }

        return urn.Success ? $"urn:li:{(urn.Groups[1].Value is var kind && kind.Equals("ugcpost", StringComparison.OrdinalIgnoreCase) ? "ugcPost" : kind.ToLowerInvariant())}:{urn.Groups[2].Value}" : "";
    }

    [GeneratedRegex(@"(activity|share|ugcPost)(?:[:-]|%3A)(\d{5,25})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Urn();
}
