using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

/// <summary>Settings of the program for <see cref="BlueskySource"/>, section <c>SocialFunnel:Bluesky</c>.</summary>
public sealed class BlueskyProgramOptions
{
    /// <summary>The AppView to ask. Default: Bluesky's public one.</summary>
    public Uri Address { get; set; } = new("https://public.api.bsky.app");
}

/// <summary>Settings of a brand for <see cref="BlueskySource"/>.</summary>
public sealed record BlueskyOptions : ISourceOptions
{
    /// <summary>The account, such as <c>acme.example</c> or <c>acme.bsky.social</c>.</summary>
    public string? Handle { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Faults()
    {
        if (Uri.CheckHostName(Name) != UriHostNameType.Dns || !Name.Contains('.', StringComparison.Ordinal))
        {
            yield return $"handle is '{Handle}', which is no handle: write it as in the address of the profile, such as acme.bsky.social.";
        }
    }

    internal string Name => (Handle ?? "").Trim().TrimStart('@').ToLowerInvariant();
}

/// <summary>
/// Reads a public account of Bluesky, without a sign-in: followers now, posts with their lifetime counters and links, replies given. Bluesky tells no
/// impressions, clicks or profile visits.
/// </summary>
public sealed class BlueskySource(VendorClient http, IOptions<BlueskyProgramOptions> options) : ISource, IConnectable
{
    private static readonly Platform Platform = Platform.Parse("bluesky");

    private readonly Vendor vendor = new("Bluesky", "bluesky", options.Value.Address) { Classify = Classify };

    /// <inheritdoc/>
    public SourceReach Reach { get; } = new(HistoryDays: 400, SliceDays: null);

    /// <inheritdoc/>
    public IEnumerable<string> Faults(SourceSettings settings) => settings.FaultsOf<BlueskyOptions>();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> Read(PullContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var handle = context.Settings.Read<BlueskyOptions>().Name;
        var account = new Account(Platform, handle);
        var profile = await Profile(handle, cancellation);
        if (context.EndsYesterday)
        {
            yield return new AudienceReading { Account = account, Source = context.Source, Day = context.Window.Last, RetrievedAt = context.RetrievedAt, Followers = profile.FollowersCount };
        }

        var paging = new Paging<FeedItem>("posts of Bluesky", (cursor, stop) => Feed(handle, cursor, stop), item => $"{(item.Reason is null ? "" : "repost ")}{item.Post?.Uri}", context.Refusals);
        var timeline = await Timeline.Read(context, paging, item => item.At, item => item.Reason is null && item.Post?.Author?.Did == profile.Did, cancellation);
        var replies = timeline.Posts.Select(post => post.Item).Where(item => item.AnswersOthers).CountBy(item => item.Post?.Record?.Reply?.Root?.Uri ?? "").ToDictionary();
        foreach (var (item, at, day) in timeline.Posts)
        {
            cancellation.ThrowIfCancellationRequested();
            var links = PostLinks.Of(context.Brand, item.Links);
            var post = item.Post!;
            yield return new PostReading
            {
                Account = account,
                Source = context.Source,
                Day = day,
                RetrievedAt = context.RetrievedAt,
                AsOf = context.Yesterday,
                PostId = post.Uri!.Split('/')[^1],
                PublishedAt = at,
                Kind = item.Kind,
                OwnLinks = links.Own,
                OtherLinks = links.Other,
                Likes = post.LikeCount,
                Comments = post.ReplyCount,
                Shares = post.RepostCount + (post.QuoteCount ?? 0),
                RepliesGiven = item.AnswersOthers ? null : replies.GetValueOrDefault(post.Uri),
            };
        }

        foreach (var counts in timeline.Days(account, item => item.AnswersOthers))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return counts;
        }
    }

    /// <inheritdoc/>
    public async Task<JsonObject> Connect(ConnectDialog dialog, CancellationToken cancellation)
    {
        var handle = new BlueskyOptions { Handle = dialog.Ask("Your handle, such as acme.bsky.social", null, answer => new BlueskyOptions { Handle = answer }.Faults().FirstOrDefault()) }.Name;
        var profile = await Profile(handle, cancellation);
        dialog.Say($"Found: {profile.DisplayName ?? handle}, {profile.FollowersCount:0} followers.");
        return new JsonObject { ["handle"] = handle };
    }

    // https://docs.bsky.app/docs/api/app-bsky-actor-get-profile
    private Task<ProfileView> Profile(string handle, CancellationToken cancellation) =>
        http.Json<ProfileView>(vendor, VendorRequest.Get("/xrpc/app.bsky.actor.getProfile", ("actor", handle)), cancellation);

    // https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed
    private async Task<Page<FeedItem>> Feed(string handle, string? cursor, CancellationToken cancellation)
    {
        var page = await http.Json<FeedPage>(vendor, VendorRequest.Get("/xrpc/app.bsky.feed.getAuthorFeed", ("actor", handle), ("limit", "100"), ("filter", "posts_with_replies"), ("cursor", cursor)), cancellation);
        return new Page<FeedItem>([.. (page.Feed ?? []).OfType<FeedItem>().Where(item => item.Post?.Uri is not null)], page.Cursor);
    }

    // Errors come as HTTP 400 or 401 with a name: https://docs.bsky.app/docs/advanced-guides/api-directory
    private static VendorFault? Classify(VendorAnswer answer) => answer.IsSuccess ? null : answer.Find("error") switch
    {
        "ExpiredToken" or "InvalidToken" or "AuthMissing" or "AuthenticationRequired" => new(VendorErrorKind.Reauthorise, answer.Says),
        "RateLimitExceeded" => new(VendorErrorKind.Throttled, answer.Says),
        "InternalServerError" or "UpstreamFailure" or "UpstreamTimeout" or "NotEnoughResources" => new(VendorErrorKind.Transient, answer.Says),
        "InvalidRequest" or "AccountTakedown" or "AccountDeactivated" or "AccountSuspended" or "NotFound" => new(VendorErrorKind.BadRequest, answer.Says),
        _ => null,
    };

    private sealed record ProfileView(string? Did, string? Handle, string? DisplayName, decimal? FollowersCount);

    private sealed record FeedPage(IReadOnlyList<FeedItem?>? Feed, string? Cursor);

    private sealed record FeedItem(PostView? Post, JsonNode? Reason)
    {
        // What an author wrote as the time may be anything; Bluesky sorts by the earlier of this and its own.
        public DateTimeOffset? At => VendorTime.Of(Post?.Record?.CreatedAt) is { } created && VendorTime.Of(Post?.IndexedAt) is { } indexed
            ? created < indexed ? created : indexed
            : VendorTime.Of(Post?.IndexedAt) ?? VendorTime.Of(Post?.Record?.CreatedAt);

        /// <summary>Whether it answers somebody else; going on below one's own post is no answer.</summary>
        public bool AnswersOthers => Post?.Record?.Reply?.Parent?.Uri is { } parent && !parent.StartsWith($"at://{Post.Author?.Did}/", StringComparison.Ordinal);

        public IEnumerable<string?> Links => (Post?.Record?.Facets ?? []).SelectMany(facet => facet?.Features ?? []).Where(feature => feature?.Type == "app.bsky.richtext.facet#link")
            .Select(feature => feature!.Uri).Append(Post?.Embed?.External?.Uri).Append(Post?.Embed?.Media?.External?.Uri);

        public string Kind => AnswersOthers ? "reply"
            : (Post?.Embed?.Media?.Type ?? Post?.Embed?.Type) switch
            {
                "app.bsky.embed.images#view" => "picture",
                "app.bsky.embed.video#view" => "video",
                "app.bsky.embed.external#view" => "link",
                _ => Links.OfType<string>().Any() ? "link" : "text",
            };
    }

    private sealed record PostView(string? Uri, Author? Author, PostRecord? Record, Embed? Embed, decimal? ReplyCount, decimal? RepostCount, decimal? LikeCount, decimal? QuoteCount, string? IndexedAt);

    private sealed record Author(string? Did);

    private sealed record PostRecord(string? CreatedAt, IReadOnlyList<Facet?>? Facets, Reply? Reply);

    private sealed record Facet(IReadOnlyList<Feature?>? Features);

    private sealed record Feature([property: JsonPropertyName("$type")] string? Type, string? Uri);

    private sealed record Reply(Reference? Root, Reference? Parent);

    private sealed record Reference(string? Uri);

    private sealed record Embed([property: JsonPropertyName("$type")] string? Type, External? External, Embed? Media);

    private sealed record External(string? Uri);
}
