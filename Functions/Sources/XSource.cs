using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Http;
using static SocialFunnel.Sources.XAnswers;

namespace SocialFunnel.Sources;

/// <summary>
/// Reads an account of X: followers now, posts with their lifetime counters and links, replies given; with the owner's sign-in clicks, too. Every post
/// and every account that is read costs money: a budget bounds it, and what it did not suffice for is named.
/// </summary>
public sealed class XSource(VendorClient http, SignIns signIns, XSignIn signIn, Spending spending, TimeProvider time, IOptions<XProgramOptions> options) : ISource, IConnectable
{
    private const int PostsPerPage = 100;

    // X refuses to give fewer; nights in which its numbers of a day still grow.
    private const int LeastPosts = 5, SettlingDays = 3;

    private static readonly Platform Platform = Platform.Parse("x");

    private readonly Vendor vendor = new("X", "x", options.Value.Address) { Classify = answer => Classify(answer, time.GetUtcNow()) };

    /// <inheritdoc/>
    public SourceReach Reach { get; } = new(HistoryDays: 90, SliceDays: null);

    /// <inheritdoc/>
    public IEnumerable<string> Faults(SourceSettings settings) => settings.FaultsOf<XOptions>();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> Read(PullContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var settings = context.Settings.Read<XOptions>();
        var account = new Account(Platform, settings.Name);
        var guard = new CostGuard(spending, context.Brand.Id, context.Source, settings.Budget, "USD", time);
        var user = await User(context, settings, guard, cancellation);
        if (context.EndsYesterday)
        {
            yield return new AudienceReading { Account = account, Source = context.Source, Day = context.Window.Last, RetrievedAt = context.RetrievedAt, Followers = user.PublicMetrics?.FollowersCount };
        }

        var timeline = await Posts(context, settings, user, guard, cancellation);
        var days = settings.DailyAnalytics && context.EndsYesterday && await Affords(context, timeline.Posts.Count, guard, cancellation)
            ? await context.OrMissing("engagement of X by days", () => Analytics(context, settings, [.. timeline.Posts.Select(post => post.Item.Id!)], guard, cancellation)) : null;
        var replies = timeline.Posts.Select(post => post.Item).Where(post => AnswersOthers(post, user)).CountBy(post => post.ConversationId ?? "").ToDictionary();
        foreach (var (post, at, day) in timeline.Posts)
        {
            cancellation.ThrowIfCancellationRequested();
            var links = PostLinks.Of(context.Brand, post.Links);
            yield return new PostReading
            {
                Account = account,
                Source = context.Source,
                Day = day,
                RetrievedAt = context.RetrievedAt,
                // Where X tells the days itself, nothing is to be derived from counters.
                AsOf = days is null ? context.Yesterday : null,
                PostId = post.Id!,
                PublishedAt = at,
                Kind = post.Kind(AnswersOthers(post, user)),
                OwnLinks = links.Own,
                OtherLinks = links.Other,
                Impressions = post.PublicMetrics?.ImpressionCount,
                Likes = post.PublicMetrics?.LikeCount,
                Comments = post.PublicMetrics?.ReplyCount,
                Shares = post.PublicMetrics?.Shares,
                Clicks = post.NonPublicMetrics?.UrlLinkClicks,
                RepliesGiven = AnswersOthers(post, user) ? null : replies.GetValueOrDefault(post.Id!),
            };
        }

        foreach (var counts in timeline.Days(account, post => AnswersOthers(post, user)).Concat((days ?? []).Select(day => Engagement(context, account, day.Key, day.Value))))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return counts;
        }

        context.Refusals.Note($"X: {timeline.Posts.Count} posts and an account read, for {await guard.Words(cancellation)}.");
    }

    /// <inheritdoc/>
    public async Task<JsonObject> Connect(ConnectDialog dialog, CancellationToken cancellation)
    {
        dialog.Say(string.Create(CultureInfo.InvariantCulture, $"X charges for reading: {options.Value.PricePerPost} USD a post, {options.Value.PricePerUser} USD an account. Trying the sign-in reads one account. budgetPerDay and budgetPerMonth bound it."));
        var settings = new XOptions { Handle = dialog.Ask("The account, such as @acme", null, answer => new XOptions { Handle = answer }.Faults().FirstOrDefault()) };
        var (bearer, keep, clientId) = await signIn.Connect(vendor, dialog, cancellation);
        var found = await http.Json<Answer<User>>(vendor, UserRequest(settings with { SignIn = clientId is not null }) with { Bearer = bearer }, cancellation);
        dialog.Say($"Found: {found.Data?.Name ?? settings.Name}, {found.Data?.PublicMetrics?.FollowersCount:0} followers.");
        await keep(cancellation);
        return clientId is null ? new JsonObject { ["handle"] = settings.Name } : new JsonObject { ["handle"] = settings.Name, ["signIn"] = true, ["clientId"] = clientId };
    }

    private async Task<User> User(PullContext context, XOptions settings, CostGuard guard, CancellationToken cancellation)
    {
        if (await guard.Take(options.Value.PricePerUser, 1, cancellation) == 0)
        {
            throw vendor.Error(VendorErrorKind.QuotaGone, $"by the budget of this source: {await guard.Words(cancellation)}. Raise budgetPerDay or budgetPerMonth to read more", await guard.Until(cancellation));
        }

        var answer = await guard.Charged(options.Value.PricePerUser, 1, () => Ask<Answer<User>>(context, settings, UserRequest(settings), cancellation));
        return answer.Data is { Id.Length: > 0 } user ? user : throw vendor.Error(VendorErrorKind.Transient, "it does not tell the account's id");
    }

    // https://docs.x.com/x-api/users/get-my-user and https://docs.x.com/x-api/users/get-user-by-username
    private static VendorRequest UserRequest(XOptions settings) =>
        VendorRequest.Get(settings.SignIn ? "/2/users/me" : $"/2/users/by/username/{settings.Name}", ("user.fields", "created_at,public_metrics"));

    private async Task<Timeline<Post>> Posts(PullContext context, XOptions settings, User user, CostGuard guard, CancellationToken cancellation)
    {
        string? stopped = null;
        var paging = new Paging<Post>("posts of X", PageOf, post => post.Id!, context.Refusals);
        var timeline = await Timeline.Read(context, paging, post => VendorTime.Of(post.CreatedAt), _ => true, cancellation);
        if (stopped is not null)
        {
            var oldest = timeline.Posts.Count > 0 ? timeline.Posts.Min(post => post.Day) : (DateOnly?)null;
            timeline.First = oldest?.AddDays(1);
            context.Refusals.Note($"Posts of X {(oldest is { } day ? $"up to {day:O}" : "of these days")} were not all read: the budget is used up ({stopped}). Raise budgetPerDay or budgetPerMonth to read more.");
        }
        else if (!paging.WasCut)
        {
            // Only the days asked for were listed: those without a post have none, unless the account is younger.
            var born = VendorTime.Of(user.CreatedAt) is { } created ? context.Brand.Calendar.DayOf(created) : (DateOnly?)null;
            timeline.First = born > context.Window.First ? born : context.Window.First;
        }

        return timeline;

        // https://docs.x.com/x-api/users/get-posts
        async Task<Page<Post>> PageOf(string? cursor, CancellationToken stop)
        {
            var price = options.Value.PricePerPost;
            var most = await guard.Take(price, PostsPerPage, stop);
            if (most < LeastPosts)
            {
                await guard.GiveBack(price, most, stop);
                stopped = await guard.Words(stop);
                return new Page<Post>([], null);
            }

            var request = VendorRequest.Get(
                $"/2/users/{user.Id}/tweets", ("max_results", most.ToString(CultureInfo.InvariantCulture)), ("exclude", "retweets"),
                ("start_time", Text(context.Brand.Calendar.InstantOf(context.Window.First.ToDateTime(TimeOnly.MinValue)))),
                ("end_time", Text(context.Brand.Calendar.InstantOf(context.Window.Last.AddDays(1).ToDateTime(TimeOnly.MinValue)))),
                ("tweet.fields", "attachments,conversation_id,created_at,entities,in_reply_to_user_id,public_metrics" + (settings.SignIn ? ",non_public_metrics" : "")),
                ("pagination_token", cursor));
            var answer = await guard.Charged(price, most, () => Ask<Answer<IReadOnlyList<Post?>>>(context, settings, request, stop));
            await guard.GiveBack(price, most - (answer.Data?.Count ?? 0), stop);
            foreach (var problem in (answer.Errors ?? []).OfType<Problem>().Select(problem => problem.Words).Distinct().Take(3))
            {
                context.Refusals.Note($"X left something out of a list of posts: {problem}");
            }

            return new Page<Post>([.. (answer.Data ?? []).OfType<Post>().Where(post => post.Id is not null)], answer.Meta?.NextToken);
        }
    }

    private async Task<bool> Affords(PullContext context, int posts, CostGuard guard, CancellationToken cancellation)
    {
        var count = await guard.Take(options.Value.PricePerPost, posts, cancellation);
        if (count < posts)
        {
            await guard.GiveBack(options.Value.PricePerPost, count, cancellation);
            context.Refusals.Note($"Engagement of X by days was not read: the budget is used up ({await guard.Words(cancellation)}).");
        }

        return count == posts && posts > 0;
    }

    // https://docs.x.com/x-api/posts/get-post-analytics
    private async Task<SortedDictionary<DateOnly, List<DayMetrics>>> Analytics(PullContext context, XOptions settings, IReadOnlyList<string> posts, CostGuard guard, CancellationToken cancellation)
    {
        // Only the days that the posts of this window had all of their audience in: an older day also belongs to posts from before it.
        var first = context.Window.Last.AddDays(1 - SettlingDays);
        var days = new SortedDictionary<DateOnly, List<DayMetrics>>();
        foreach (var batch in posts.Chunk(PostsPerPage))
        {
            var request = VendorRequest.Get(
                "/2/tweets/analytics", ("ids", string.Join(',', batch)), ("granularity", "daily"),
                ("start_time", Text(VendorTime.StartOf(context.Window.First))), ("end_time", Text(VendorTime.StartOf(context.Window.Last.AddDays(1)))),
                ("analytics.fields", "impressions,likes,replies,retweets,quote_tweets,url_clicks,user_profile_clicks,bookmarks"));
            var answer = await guard.Charged(options.Value.PricePerPost, batch.Length, () => Ask<Answer<IReadOnlyList<PostAnalytics?>>>(context, settings, request, cancellation));
            foreach (var moment in (answer.Data ?? []).SelectMany(post => post?.Moments ?? []))
            {
                if (moment is { Day: { } day, Metrics: { } metrics } && day >= first && context.Window.Contains(day))
                {
                    (days.TryGetValue(day, out var known) ? known : days[day] = []).Add(metrics);
                }
            }
        }

        return days;
    }

    private static EngagementReading Engagement(PullContext context, Account account, DateOnly day, List<DayMetrics> posts)
    {
        decimal? Sum(Func<DayMetrics, decimal?> read) => posts.Any(post => read(post) is not null) ? posts.Sum(read) : null;
        return new EngagementReading
        {
            Account = account,
            Source = context.Source,
            Day = day,
            RetrievedAt = context.RetrievedAt,
            Impressions = Sum(post => post.Impressions),
            Likes = Sum(post => post.Likes),
            Comments = Sum(post => post.Replies),
            Shares = Sum(post => (post.Reposts ?? post.Retweets) + (post.QuoteTweets ?? 0)),
            Saves = Sum(post => post.Bookmarks),
            Clicks = Sum(post => post.UrlClicks),
            ProfileVisits = Sum(post => post.UserProfileClicks),
        };
    }

    private Task<T> Ask<T>(PullContext context, XOptions settings, VendorRequest request, CancellationToken cancellation)
        where T : class => settings.SignIn
            ? signIns.Ask(context, vendor, stop => signIn.App(vendor, context.Brand.Id, context.Source, settings.ClientId, stop), token => http.Json<T>(vendor, request with { Bearer = token }, cancellation), cancellation)
            : AskAsApp<T>(context, request, cancellation);

    private async Task<T> AskAsApp<T>(PullContext context, VendorRequest request, CancellationToken cancellation)
        where T : class =>
        await http.Json<T>(vendor, request with { Bearer = await signIn.Bearer(vendor, context.Brand.Id, context.Source, cancellation) }, cancellation);

    private static bool AnswersOthers(Post post, User user) => post.InReplyToUserId is { } whom && whom != user.Id;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // https://docs.x.com/x-api/fundamentals/response-codes-and-errors. Errors come inside HTTP 200, too, alone or beside what could be told.
    private static VendorFault? Classify(VendorAnswer answer, DateTimeOffset now)
    {
        if (answer.IsSuccess && !(answer.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("errors", out _) && !json.TryGetProperty("data", out _)))
        {
            return null;
        }

        var type = (answer.Find("type") ?? answer.Find("errors", "0", "type"))?.Split('/')[^1];
        var today = VendorTime.DayOf(now);
        return (type, answer.Find("errors", "0", "code"), (int)answer.Status) switch
        {
            ("usage-capped", _, _) => new(VendorErrorKind.QuotaGone, answer.Says, VendorTime.StartOf(answer.Find("period") is "Daily" or "daily" ? today.AddDays(1) : new DateOnly(today.Year, today.Month, 1).AddMonths(1))),
            ("credits-depleted" or "credits", _, _) or (_, _, 402) => new(VendorErrorKind.QuotaGone, $"{answer.Says ?? "credits depleted"}: buy some in X's developer console", VendorTime.StartOf(today.AddDays(1))),
            ("rate-limit-exceeded", _, _) or (_, "88", _) => new(VendorErrorKind.Throttled, answer.Says),
            (_, "32" or "89", _) => new(VendorErrorKind.Reauthorise, answer.Says),
            ("not-authorized-for-resource" or "client-forbidden" or "unsupported-authentication" or "oauth1-permissions", _, _) => new(VendorErrorKind.PermissionMissing, answer.Says),
            _ => answer.IsSuccess ? new(VendorErrorKind.BadRequest, answer.Says) : null,
        };
    }
}
