namespace SocialFunnel.Sources.Http;

/// <summary>An account's own posts of a window, from a list that begins with the newest.</summary>
/// <typeparam name="TItem">A post as the vendor tells it.</typeparam>
public sealed class Timeline<TItem>
{
    private readonly List<(TItem Item, DateTimeOffset At, DateOnly Day)> posts = [];

    internal Timeline(PullContext context) => Context = context;

    /// <summary>The posts of the window, in the vendor's order.</summary>
    public IReadOnlyList<(TItem Item, DateTimeOffset At, DateOnly Day)> Posts => posts;

    /// <summary>
    /// The first day of the window from which on every post is known: its first day where the list goes back beyond it, else the day of the account's
    /// first post; null where there is none.
    /// </summary>
    public DateOnly? First { get; internal set; }

    private PullContext Context { get; }

    internal void Add(TItem item, DateTimeOffset at, DateOnly day) => posts.Add((item, at, day));

    /// <summary>How many posts and replies the account published on each day; 0 is known, too.</summary>
    /// <param name="account">The account.</param>
    /// <param name="isReply">Whether a post answers somebody else; those are counted as replies given. Null where the list holds no replies.</param>
    public IEnumerable<EngagementReading> Days(Account account, Func<TItem, bool>? isReply)
    {
        var days = posts.ToLookup(post => post.Day, post => isReply?.Invoke(post.Item) == true);
        for (var day = First ?? DateOnly.MaxValue; day <= Context.Window.Last; day = day.AddDays(1))
        {
            yield return new EngagementReading
            {
                Account = account,
                Source = Context.Source,
                Day = day,
                RetrievedAt = Context.RetrievedAt,
                Posts = days[day].Count(reply => !reply),
                RepliesGiven = isReply is null ? null : days[day].Count(reply => reply),
            };
        }
    }
}

/// <summary>Reads timelines.</summary>
public static class Timeline
{
    /// <summary>Reads the list as far back as the window goes, and no page further.</summary>
    /// <param name="context">The pull.</param>
    /// <param name="paging">The list.</param>
    /// <param name="at">When a post was published; null where the vendor does not say it, and the post cannot be placed.</param>
    /// <param name="isOwn">Whether the account wrote it: what it shares of others comes in another order.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="isWhole">Whether the list ends with the first post ever; false for one that holds the latest only.</param>
    public static async Task<Timeline<TItem>> Read<TItem>(PullContext context, Paging<TItem> paging, Func<TItem, DateTimeOffset?> at, Func<TItem, bool> isOwn, CancellationToken cancellation, bool isWhole = true)
    {
        var timeline = new Timeline<TItem>(context);
        var window = context.Window;
        DateOnly? oldest = null;
        await foreach (var item in paging.Items(cancellation))
        {
            if (!isOwn(item) || at(item) is not { } time)
            {
                continue;
            }

            var day = context.Brand.Calendar.DayOf(time);
            if (day < window.First)
            {
                timeline.First = window.First;
                return timeline;
            }

            oldest = oldest < day ? oldest : day;
            if (day <= window.Last)
            {
                timeline.Add(item, time, day);
            }
        }

        // Of the oldest day of a list that was cut, some posts may be missing.
        timeline.First = paging.WasCut || !isWhole ? oldest?.AddDays(1) : oldest;
        return timeline;
    }
}
