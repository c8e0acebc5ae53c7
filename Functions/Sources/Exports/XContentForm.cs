using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Posts of X with their counters, since late 2024, under the old names of its columns and the new. They never add up to the account overview, and are kept apart
/// from it. Texts of posts are never read.
/// </summary>
internal sealed partial class XContentForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "X content";

    /// <inheritdoc/>
    public override string Key => "post";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["x"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Post id", "Date", "Post Link", "Impressions", "Likes");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
        "Post text", "Engagements", "Bookmarks", "Shares", "New follows", "Replies", "Reposts", "Profile visits", "Detail Expands", "URL Clicks", "Hashtag Clicks", "Permalink Clicks", "Video views", "Media views");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string>? Aliases { get; } = Called(("Post Link", ["Link"]), ("Shares", ["Share"]));

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Post id", "Post text", "Post Link");

    /// <inheritdoc/>
    public override string? AccountIn(ExportHeader header, IReadOnlyList<string[]> sample) => AccountOf(header, sample, "post_link");

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var day = row.Day("date");
        var post = Post(row, day, PostId(row, "post_id")) with
        {
            Impressions = row.Count("impressions"),
            Likes = row.Count("likes"),
            Comments = row.Count("replies"),
            Shares = row.Count("reposts"),
            Clicks = row.Count("url_clicks"),
        };
        if (row.Counts(post.PostId))
        {
            yield return post;
        }
    }

    /// <summary>The handle in the links of posts, where all have one.</summary>
    internal static string? AccountOf(ExportHeader header, IReadOnlyList<string[]> sample, string column) => header.PositionOf(column) is { } position
        && sample.Where(cells => position < cells.Length).Select(cells => Handle().Match(cells[position])).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList() is [{ } handle]
            ? handle
            : null;

    [GeneratedRegex(@"^https?://(?:www\.)?(?:x|twitter)\.com/(\w{1,15})/status/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Handle();
}
