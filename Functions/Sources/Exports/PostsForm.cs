namespace SocialFunnel.Sources.Exports;

/// <summary>Posts with their lifetime counters. A post's text is never read; its links are counted and forgotten.</summary>
internal sealed class PostsForm : ExportForm
{
    private const int LongestLinks = 20_000;

    /// <inheritdoc/>
    public override string Name => "posts";

    /// <inheritdoc/>
    public override string Key => "post";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["post_id", "platform", "published_at"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } =
        ["account", "kind", "own_links", "other_links", "links", "impressions", "reach", "likes", "comments", "shares", "clicks", "replies_given"];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var (at, day) = row.Time("published_at", lastSecond: false);
        var (own, other) = Links(row);
        var reading = new PostReading
        {
            Day = day,
            Account = row.Account(),
            Source = row.File.Pull.Context.Source,
            RetrievedAt = row.File.RetrievedAt,
            PostId = row.Required("post_id", 200),
            PublishedAt = row.Raw("published_at") is { Length: > 10 } ? at : null,
            Kind = row.Text("kind", 40)?.ToLowerInvariant(),
            OwnLinks = row.SmallCount("own_links") ?? own,
            OtherLinks = row.SmallCount("other_links") ?? other,
            Impressions = row.Count("impressions"),
            Reach = row.Count("reach"),
            Likes = row.Count("likes"),
            Comments = row.Count("comments"),
            Shares = row.Count("shares"),
            Clicks = row.Count("clicks"),
            RepliesGiven = row.Count("replies_given"),
        };
        if (row.Counts(reading.Account.Platform.Name, reading.Account.Name, reading.PostId))
        {
            yield return reading;
        }
    }

    private static (int? Own, int? Other) Links(ExportRow row)
    {
        if (row.Text("links", LongestLinks) is not { } links)
        {
            return (null, null);
        }

        var (own, other) = (0, 0);
        foreach (var link in links.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Hosts.Of(link) is not { } host)
            {
                row.Refuse("links", link, "is no address: separate addresses by a space.");
            }
            else if (row.File.Pull.Context.Brand.Domains.Any(domain => IsBelow(host, domain)))
            {
                own++;
            }
            else
            {
                other++;
            }
        }

        return (own, other);
    }

    private static bool IsBelow(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);
}
