using SocialFunnel.Analysis;
using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>Decides after an analysis what people are to be told, and writes it down before anything is sent.</summary>
public sealed class NoticePlanner(NoticeStore notices, TimeProvider clock)
{
    // Verdicts are taken from the window that "vanity" needs.
    private const string Window = "90d";

    // Longer ago, and it is no news any more.
    private const int FreshDays = 14;

    // Nights in which what surely did not arrive is tried again: a mail server may be down for longer than a queue is patient.
    private static readonly TimeSpan TriedAgainFor = TimeSpan.FromDays(3.5);
    private static readonly TimeSpan TriedAgainAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// Writes down what is new, and names all that still has to be sent: also what an earlier night wrote down and whose message was lost.
    /// Doing it again for the same run adds nothing.
    /// </summary>
    internal async Task<NoticeRequest[]> Plan(FunnelFacts facts, FunnelResult found, Run run, IReadOnlyList<SourcePull> pulls, CancellationToken cancellation)
    {
        if (facts.Brand.Notify is not { } plan || NoticeChannel.All(plan).ToArray() is not { Length: > 0 } channels)
        {
            return [];
        }

        var news = new List<(DateOnly Since, Condition Condition)>();
        var window = found.Windows.Single(window => window.Name == Window);
        foreach (var condition in Condition.Of(window, pulls, Pause.Of(facts, plan.DaysWithoutOrders)))
        {
            if (await notices.Stand(run.Brand, condition, run.Day, cancellation) == run.Day)
            {
                news.Add((run.Day, condition));
            }
        }

        if (plan.Weekday is { } weekday)
        {
            news.Add((FirstOfWeek(run.Day, weekday), new Condition(NoticeKind.Digest, "", "", "")));
        }

        foreach (var (since, condition) in news)
        {
            foreach (var channel in channels)
            {
                await notices.Create(New(run, since, condition, channel), cancellation);
            }
        }

        var open = await notices.List(run.Brand, run.Day.AddDays(-FreshDays), cancellation);
        var requests = new List<NoticeRequest>();
        foreach (var notice in open.Where(notice => channels.Contains(notice.Channel)))
        {
            if (notice.State == NoticeState.Pending || IsTriedAgain(notice) && await notices.Move(notice with { State = NoticeState.Pending }, cancellation) is not null)
            {
                requests.Add(new NoticeRequest(notice.Brand, notice.Id));
            }
        }

        return [.. requests];
    }

    /// <summary>The latest day of the week until a day: the digest of a week whose night failed comes with the next night.</summary>
    internal static DateOnly FirstOfWeek(DateOnly day, DayOfWeek weekday) => day.AddDays(-((day.DayOfWeek - weekday + 7) % 7));

    private bool IsTriedAgain(Notice notice) => notice.State == NoticeState.Failed && clock.GetUtcNow() - notice.CreatedAt is var age && age > TriedAgainAfter && age < TriedAgainFor;

    private Notice New(Run run, DateOnly since, Condition condition, string channel) => new()
    {
        Brand = run.Brand,
        Id = TableKeys.Notice(condition.Kind.ToString(), condition.Subject, since, channel),
        Kind = condition.Kind,
        Subject = condition.Subject,
        Since = since,
        Channel = channel,
        Run = run.Id,
        Title = condition.Title,
        Text = condition.Text,
        CreatedAt = clock.GetUtcNow(),
    };
}
