using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Http;
using static SocialFunnel.Sources.LinkedInAnswers;

namespace SocialFunnel.Sources;

/// <summary>
/// Reads a page of LinkedIn for somebody who administers it: followers now, followers gained and organic engagement of each day, posts with their links
/// and counters. LinkedIn's days are those of UTC.
/// </summary>
public sealed class LinkedInSource(VendorClient http, SignIns signIns, LinkedInSignIn signIn, TimeProvider time, IOptions<LinkedInProgramOptions> options) : ISource, IConnectable
{
    private const int PostsPerPage = 100;
    private const int PostsPerStatistics = 50;

    // LinkedIn goes on counting these days for a while.
    private const int UnsettledDays = 2;
    private const int RestatedDays = 7;

    private static readonly Platform Platform = Platform.Parse("linkedin");

    private readonly Vendor vendor = new("LinkedIn", "linkedin", options.Value.Address) { Classify = answer => Classify(answer, options.Value.Version, time.GetUtcNow()) };

    /// <inheritdoc/>
    public SourceReach Reach { get; } = new(HistoryDays: 365, SliceDays: null);

    /// <inheritdoc/>
    public IEnumerable<string> Faults(SourceSettings settings) => settings.FaultsOf<LinkedInOptions>();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> Read(PullContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var page = context.Settings.Read<LinkedInOptions>();
        var account = new Account(Platform, page.Name);
        if (context.EndsYesterday && context.Window.Days is > 1 and < RestatedDays)
        {
            context.Refusals.Note($"LinkedIn corrects its numbers for about a week: set lookBackDays to {RestatedDays} or more.");
        }

        var total = context.EndsYesterday ? await Followers(context, page, cancellation) : null;
        var gains = await Gains(context, page, cancellation);
        foreach (var day in gains.Keys.Concat(total is null ? [] : [context.Window.Last]).Distinct().Order())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new AudienceReading
            {
                Account = account,
                Source = context.Source,
                Day = day,
                RetrievedAt = context.RetrievedAt,
                Followers = day == context.Window.Last ? total : null,
                Gained = gains.GetValueOrDefault(day),
            };
        }

        foreach (var (day, counts) in await context.OrMissing("engagement of LinkedIn", () => Engagement(context, page, cancellation)) ?? [])
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new EngagementReading
            {
                Account = account,
                Source = context.Source,
                Day = day,
                RetrievedAt = context.RetrievedAt,
                Impressions = counts.ImpressionCount,
                Reach = counts.UniqueImpressionsCount,
                Likes = counts.LikeCount,
                Comments = counts.CommentCount,
                Shares = counts.ShareCount,
                Clicks = counts.ClickCount,
            };
        }

        var paging = new Paging<Post>("posts of LinkedIn", (cursor, stop) => Posts(context, page, cursor, stop), post => post.Id!, context.Refusals);
        var timeline = await context.OrMissing("posts of LinkedIn", () => Timeline.Read(context, paging, post => post.At, post => post.LifecycleState is null or "PUBLISHED", cancellation));
        if (timeline is null)
        {
            yield break;
        }

        var counters = await context.OrMissing("counters of LinkedIn's posts", () => Counters(context, page, [.. timeline.Posts.Select(post => post.Item.Id!)], cancellation)) ?? [];
        foreach (var (post, at, day) in timeline.Posts)
        {
            cancellation.ThrowIfCancellationRequested();
            var links = PostLinks.Of(context.Brand, post.Links);
            var counts = counters.GetValueOrDefault(post.Id!);
            yield return new PostReading
            {
                Account = account,
                Source = context.Source,
                Day = day,
                RetrievedAt = context.RetrievedAt,
                PostId = post.Id!.Split(':')[^1],
                PublishedAt = at,
                Kind = post.Kind(links),
                OwnLinks = links.Own,
                OtherLinks = links.Other,
                Impressions = counts?.ImpressionCount,
                Reach = counts?.UniqueImpressionsCount,
                Likes = counts?.LikeCount,
                Comments = counts?.CommentCount,
                Shares = counts?.ShareCount,
                Clicks = counts?.ClickCount,
            };
        }

        foreach (var counts in timeline.Days(account, isReply: null))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return counts;
        }
    }

    // https://learn.microsoft.com/linkedin/marketing/community-management/organizations/organization-lookup-api#retrieve-organization-follower-count
    private async Task<decimal?> Followers(PullContext context, LinkedInOptions page, CancellationToken cancellation) =>
        (await Ask<NetworkSize>(context, page, FollowersOf(page), cancellation)).FirstDegreeSize;

    // https://learn.microsoft.com/linkedin/marketing/community-management/organizations/follower-statistics#retrieve-time-bound-follower-statistics
    private async Task<Dictionary<DateOnly, decimal?>> Gains(PullContext context, LinkedInOptions page, CancellationToken cancellation)
    {
        var answer = await Ask<Elements<FollowerStatistics>>(context, page, Statistics("organizationalEntityFollowerStatistics", page, context.Window.First, context.Window.Last), cancellation);
        return ByDay(context, answer, element => element.TimeRange, element => element.FollowerGains?.Sum, gain => gain.Count is 0)
            .ToDictionary(day => day.Key, day => (decimal?)day.Value.Count);
    }

    // https://learn.microsoft.com/linkedin/marketing/community-management/organizations/share-statistics#retrieve-time-bound-share-statistics
    private async Task<SortedDictionary<DateOnly, ShareCounts>> Engagement(PullContext context, LinkedInOptions page, CancellationToken cancellation)
    {
        // Of older days LinkedIn tells nothing.
        var oldest = VendorTime.DayOf(context.RetrievedAt.AddMonths(-12)).AddDays(1);
        if (context.Window.Last < oldest)
        {
            context.Refusals.Note($"LinkedIn tells engagement of the last twelve months only: nothing before {oldest:O}.");
            return [];
        }

        var answer = await Ask<Elements<ShareStatistics>>(context, page, Statistics("organizationalEntityShareStatistics", page, oldest > context.Window.First ? oldest : context.Window.First, context.Window.Last), cancellation);
        return ByDay(context, answer, element => element.TimeRange, element => element.TotalShareStatistics is { IsUnknown: false } counts ? counts : null, counts => counts.IsZero);
    }

    // https://learn.microsoft.com/linkedin/marketing/community-management/organizations/share-statistics#retrieve-statistics-for-specific-shares
    private async Task<Dictionary<string, ShareCounts>> Counters(PullContext context, LinkedInOptions page, IReadOnlyList<string> posts, CancellationToken cancellation)
    {
        var found = new Dictionary<string, ShareCounts>(StringComparer.Ordinal);
        foreach (var batch in posts.GroupBy(id => id.StartsWith("urn:li:ugcPost:", StringComparison.Ordinal) ? "ugcPosts" : "shares").SelectMany(kind => kind.Chunk(PostsPerStatistics).Select(ids => (Kind: kind.Key, Ids: ids))))
        {
            var list = string.Join(',', batch.Ids.Select(Uri.EscapeDataString));
            var answer = await Ask<Elements<ShareStatistics>>(context, page, $"/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity={Urn(page)}&{batch.Kind}=List({list})", cancellation);
            foreach (var element in answer.All)
            {
                if ((element.Share ?? element.UgcPost) is { } id && element.TotalShareStatistics is { } counts)
                {
                    found[id] = counts;
                }
            }
        }

        return found;
    }

    // https://learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api#find-posts-by-authors
    private async Task<Page<Post>> Posts(PullContext context, LinkedInOptions page, string? cursor, CancellationToken cancellation)
    {
        var start = int.Parse(cursor ?? "0", CultureInfo.InvariantCulture);
        var answer = await Ask<Elements<Post>>(context, page, string.Create(CultureInfo.InvariantCulture, $"/rest/posts?author={Urn(page)}&q=author&count={PostsPerPage}&start={start}&sortBy=CREATED"), cancellation);
        var next = start + answer.All.Count();
        var ended = next == start || next >= answer.Paging?.Total;
        return new Page<Post>([.. answer.All.Where(post => post.Id is not null)], ended ? null : next.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public async Task<JsonObject> Connect(ConnectDialog dialog, CancellationToken cancellation)
    {
        var page = new LinkedInOptions { Organization = dialog.Ask("The page's id: the number in linkedin.com/company/NUMBER/admin/", null, answer => new LinkedInOptions { Organization = answer }.Faults().FirstOrDefault()) };
        var (token, clientId) = await signIn.Connect(vendor, dialog, cancellation);
        var size = await http.Json<NetworkSize>(vendor, Request(FollowersOf(page), token.AccessToken), cancellation);
        await http.Json<Elements<FollowerStatistics>>(vendor, Request(Statistics("organizationalEntityFollowerStatistics", page, VendorTime.DayOf(time.GetUtcNow()).AddDays(-7), VendorTime.DayOf(time.GetUtcNow()).AddDays(-1)), token.AccessToken), cancellation);
        dialog.Say($"Found: page {page.Id}, {size.FirstDegreeSize:0} followers.");
        await signIn.Save(dialog, token, cancellation);
        return clientId is null ? new JsonObject { ["organization"] = page.Id } : new JsonObject { ["organization"] = page.Id, ["clientId"] = clientId };
    }

    private Task<T> Ask<T>(PullContext context, LinkedInOptions page, string path, CancellationToken cancellation)
        where T : class =>
        signIns.Ask(context, vendor, stop => signIn.App(vendor, context.Brand.Id, context.Source, page.ClientId, stop), token => http.Json<T>(vendor, Request(path, token), cancellation), cancellation);

    private VendorRequest Request(string path, string token) => new(path)
    {
        Bearer = token,
        Headers = new Dictionary<string, string> { ["LinkedIn-Version"] = options.Value.Version, ["X-Restli-Protocol-Version"] = "2.0.0" },
    };

    // Days are told by the range that comes back; whether the start that is asked for counts has changed over the years, hence a day more.
    private static string Statistics(string what, LinkedInOptions page, DateOnly first, DateOnly last) => string.Create(
        CultureInfo.InvariantCulture,
        $"/rest/{what}?q=organizationalEntity&organizationalEntity={Urn(page)}&timeIntervals=(timeRange:(start:{VendorTime.StartOf(first.AddDays(-1)).ToUnixTimeMilliseconds()},end:{VendorTime.StartOf(last.AddDays(1)).ToUnixTimeMilliseconds()}),timeGranularityType:DAY)");

    private static SortedDictionary<DateOnly, T> ByDay<TElement, T>(PullContext context, Elements<TElement> answer, Func<TElement, TimeRange?> range, Func<TElement, T?> read, Func<T, bool> isZero)
        where TElement : class
        where T : class
    {
        var days = new SortedDictionary<DateOnly, T>();
        foreach (var element in answer.All)
        {
            if (VendorTime.OfMilliseconds(range(element)?.Start) is { } start && VendorTime.DayOf(start) is var day && context.Window.Contains(day)
                && read(element) is { } value && !(isZero(value) && day > context.Yesterday.AddDays(-UnsettledDays)))
            {
                days[day] = value;
            }
        }

        return days;
    }

    private static string FollowersOf(LinkedInOptions page) => $"/rest/networkSizes/{Urn(page)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER";

    private static string Urn(LinkedInOptions page) => $"urn%3Ali%3Aorganization%3A{page.Id}";

    // https://learn.microsoft.com/linkedin/shared/api-guide/concepts/error-handling
    private static VendorFault? Classify(VendorAnswer answer, string version, DateTimeOffset now) => (int)answer.Status switch
    {
        426 => new(VendorErrorKind.BadRequest, $"it no longer serves the version {version}: set SocialFunnel:LinkedIn:Version to a later month, see https://learn.microsoft.com/linkedin/marketing/versioning"),
        403 => new(VendorErrorKind.PermissionMissing, $"{answer.Says ?? "HTTP 403"}; it takes the scope {(answer.Address.AbsolutePath.EndsWith("/posts", StringComparison.Ordinal) ? "r_organization_social" : "rw_organization_admin")} and the role of an administrator of the page"),
        // Limits of a day end with the day of UTC, which no header says.
        429 when answer.Says?.Contains("throttle limit", StringComparison.OrdinalIgnoreCase) == true => new(VendorErrorKind.QuotaGone, answer.Says, VendorTime.StartOf(VendorTime.DayOf(now).AddDays(1))),
        _ => null,
    };
}
