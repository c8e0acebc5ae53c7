using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>What works on each platform: which kinds of posts, weekdays and hours get clearly more than the others, and which clearly less.</summary>
internal static class WorksSection
{
    // Of what posts get, the first that a platform tells: reactions come close to what every platform calls success.
    private static readonly string[] Metrics = ["reactions", "comments", "clicks", "impressions"];

    public static Markup Of(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        if (report.Posts.Count == 0)
        {
            return Markup.None;
        }

        var cards = report.Posts.GroupBy(group => group.Platform).OrderBy(platform => platform.Key)
            .Select(platform => Platform(view, platform.Key, [.. platform.Where(group => group.Metric == Metrics.FirstOrDefault(metric => platform.Any(told => told.Metric == metric)))]))
            .Where(card => !card.IsEmpty)
            .ToList();
        var content = cards.Count == 0
            ? Markup.Of($"<p>{texts["works.none"]}</p>")
            : Markup.Of($"<p class=\"lede\">{texts["works.how"]}</p><div class=\"cards\">{Markup.Join(cards)}</div>");
        return Markup.Of($"<h3>{texts["works.title"]}</h3>{content}");
    }

    private static Markup Platform(ReportView view, Platform platform, IReadOnlyList<PostResult> groups)
    {
        var texts = view.Texts;
        var lines = Markup.Join([Line(texts, "more", groups.Where(group => group.Verdict == "more").OrderByDescending(group => group.RatioToOthers)), Line(texts, "less", groups.Where(group => group.Verdict == "less").OrderBy(group => group.RatioToOthers))]);
        if (lines.IsEmpty)
        {
            return Markup.None;
        }

        var rows = groups.Where(group => group.RatioToOthers is not null).Select(group => Markup.Of(
            $"<tr><th scope=\"row\">{Name(texts, group)}</th><td class=\"number\">{Times(texts, group)}</td><td class=\"number\">{texts.Number(group.N)}</td></tr>"));
        var table = ReportView.Table(texts.With("works.table", texts.Name(platform)), Markup.Of($"{view.Head("works.group", "text")}{view.Head("ratioToOthers")}{view.Head("posts")}"), rows);
        return Markup.Of($"<article class=\"card\"><h4>{texts.Name(platform)}</h4><p class=\"soft\">{texts[$"works.metric.{groups[0].Metric}"]}</p>{lines}{ReportView.More(texts["numbers.all"], table)}</article>\n");
    }

    private static Markup Line(Texts texts, string verdict, IEnumerable<PostResult> groups)
    {
        var items = groups.Select(group => Markup.Of($"<li><span>{Name(texts, group)}</span> <strong>{Times(texts, group)}</strong></li>")).ToList();
        var (style, sign) = verdict == "more" ? ("up", "▲") : ("down", "▼");
        return items.Count == 0 ? Markup.None : Markup.Of($"<p class=\"{style}\"><span aria-hidden=\"true\">{sign}</span> {texts[$"works.{verdict}"]}</p><ul class=\"plain works\">{Markup.Join(items)}</ul>");
    }

    private static string Times(Texts texts, PostResult group) => group.RatioToOthers is { } ratio ? texts.With("times", texts.Number(Math.Round(ratio, 1))) : texts["unknown"];

    private static string Name(Texts texts, PostResult group) => group.Dimension switch
    {
        "hour" => texts.With("works.hour", group.Group),
        "weekday" when Enum.TryParse<DayOfWeek>(group.Group, out var day) && texts.Language == texts.Culture.TwoLetterISOLanguageName => texts.With("works.weekday", texts.Culture.DateTimeFormat.GetDayName(day)),
        "weekday" => texts.With("works.weekday", group.Group),
        _ => texts.Find($"works.kind.{group.Group}") ?? group.Group,
    };
}
