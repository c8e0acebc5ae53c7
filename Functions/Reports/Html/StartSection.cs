namespace SocialFunnel.Reports;

/// <summary>What is there and what is missing, for whoever has just begun; left out once everything is there.</summary>
internal static class StartSection
{
    public static Markup Of(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        (string Key, bool Done, string Known)[] steps =
        [
            ("platforms", report.Platforms.Count > 0, texts.List(report.Platforms.Select(roi => roi.Platform).Take(8))),
            ("orders", report.Completeness.ConversionsKnown is not null, report.Completeness.ConversionsKnown is { } known ? texts.Span(known) : ""),
            ("effort", report.Platforms.Any(roi => roi.Cost > 0), view.Money(report.Platforms.Sum(roi => roi.Cost))),
            ("followers", report.Daily.Platforms.Count > 0, texts.List(report.Daily.Platforms.Select(days => days.Platform).Take(8))),
            ("lookup", report.Presence.Any(presence => presence.LookedUp > 0), texts.Number(report.Presence.Select(presence => presence.LookedUp).DefaultIfEmpty(0).Max())),
        ];
        return steps.All(step => step.Done)
            ? Markup.None
            : view.Section("start", Markup.Of($"<ol class=\"steps\">{Markup.Join(steps.Select(step => Step(step.Key, step.Done, step.Known, texts)))}</ol>"));
    }

    private static Markup Step(string key, bool done, string known, Texts texts) => done
        ? Markup.Of($"<li class=\"done\"><span class=\"mark\" aria-hidden=\"true\">✓</span><div><strong>{texts[$"start.{key}"]}</strong> <span class=\"soft\">{texts.With("start.done", known)}</span></div></li>")
        : Markup.Of($"<li><span class=\"mark\" aria-hidden=\"true\">○</span><div><strong>{texts[$"start.{key}"]}</strong> <span>{texts[$"start.{key}.how"]}</span></div></li>");
}
