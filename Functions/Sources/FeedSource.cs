using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

/// <summary>Settings of a brand for <see cref="FeedSource"/>.</summary>
public sealed record FeedOptions : ISourceOptions
{
    /// <summary>Address of the feed.</summary>
    public string? Address { get; init; }

    /// <summary>The platform it stands for. Default <c>blog</c>.</summary>
    public string? Platform { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Faults()
    {
        if (Uri is null)
        {
            yield return $"address is '{Address}', which is no web address: write that of the feed, such as https://blog.acme.example/feed.";
        }

        if (Platform is not null && !SocialFunnel.Platform.TryParse(Platform, out _))
        {
            yield return $"platform is '{Platform}', which is no name of a platform: {SocialFunnel.Platform.Rule}.";
        }
    }

    internal Uri? Uri => System.Uri.TryCreate(Address?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Host.Length > 0 ? address : null;

    internal Account Account => new(SocialFunnel.Platform.Parse(Platform ?? "blog"), Uri!.IdnHost.ToLowerInvariant());
}

/// <summary>
/// Reads the RSS 2.0 or Atom feed of a blog: posts, when they came, and where their links go. A feed tells no readers, and holds the latest posts only;
/// older pages are read where the feed leads to them, as WordPress' does.
/// </summary>
public sealed class FeedSource(VendorClient http) : ISource, IConnectable
{
    /// <inheritdoc/>
    public SourceReach Reach { get; } = new(HistoryDays: 400, SliceDays: null);

    /// <inheritdoc/>
    public IEnumerable<string> Faults(SourceSettings settings) => settings.FaultsOf<FeedOptions>();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> Read(PullContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = context.Settings.Read<FeedOptions>();
        var paging = new Paging<FeedPost>("posts of the feed", (cursor, stop) => Page(new Uri(cursor ?? options.Uri!.AbsoluteUri), cursor is not null, stop), post => post.Id, context.Refusals);
        var timeline = await Timeline.Read(context, paging, post => post.At, _ => true, cancellation, isWhole: false);
        foreach (var (post, at, day) in timeline.Posts)
        {
            cancellation.ThrowIfCancellationRequested();
            var links = post.Links is null ? (PostLinks?)null : PostLinks.Of(context.Brand, post.Links);
            yield return new PostReading
            {
                Account = options.Account,
                Source = context.Source,
                Day = day,
                RetrievedAt = context.RetrievedAt,
                PostId = post.Id,
                PublishedAt = at,
                Kind = post.Kind,
                OwnLinks = links?.Own,
                OtherLinks = links?.Other,
            };
        }

        foreach (var counts in timeline.Days(options.Account, isReply: null))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return counts;
        }
    }

    /// <inheritdoc/>
    public async Task<JsonObject> Connect(ConnectDialog dialog, CancellationToken cancellation)
    {
        var text = dialog.Ask("Address of your blog or its feed", null, answer => new FeedOptions { Address = Web(answer) }.Faults().FirstOrDefault());
        var address = new Uri(Web(text));
        var answer = await Get(address, false, cancellation);
        if (answer.ContentType is "text/html" or "application/xhtml+xml" && HtmlLinks.FeedOf(answer.Text, answer.Address) is { } named)
        {
            dialog.Say($"The page names its feed: {named}");
            address = named;
            answer = await Get(address, false, cancellation);
        }

        var feed = FeedDocument.Read(VendorOf(address), answer);
        dialog.Say($"Found: {feed.Posts.Count} posts, the latest of {feed.Posts.Max(post => post.At):yyyy-MM-dd}.");
        return new JsonObject { ["address"] = address.AbsoluteUri };
    }

    private async Task<Page<FeedPost>> Page(Uri address, bool isFurther, CancellationToken cancellation)
    {
        var answer = await Get(address, isFurther, cancellation);
        if (!answer.IsSuccess)
        {
            return new Page<FeedPost>([], null);
        }

        var feed = FeedDocument.Read(VendorOf(address), answer);
        return new Page<FeedPost>(feed.Posts, feed.Next?.AbsoluteUri);
    }

    // RSS 2.0: https://www.rssboard.org/rss-specification, Atom: RFC 4287, pages: RFC 5005
    private Task<VendorAnswer> Get(Uri address, bool isFurther, CancellationToken cancellation) => http.Send(
        VendorOf(address), new VendorRequest(address.PathAndQuery) { Accept = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1", MayBeMissing = isFurther }, cancellation);

    private static string Web(string text) => text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";

    private static Vendor VendorOf(Uri address) => new($"The feed of {address.IdnHost}", "feed", address) { ChosenByBrand = true };
}
