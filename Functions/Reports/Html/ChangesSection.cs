using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>What changed since about a week before.</summary>
internal static class ChangesSection
{
    public static Markup Of(ReportView view)
    {
        var texts = view.Texts;
        if (view.Report.Run is null || view.Report.Platforms.Count == 0)
        {
            return Markup.None;
        }

        if (view.Report.Changes is not { } changes)
        {
            return view.Section("changes", Markup.Of($"<p class=\"note\">{texts["changes.none"]}</p>"));
        }

        var judged = changes.Platforms.Where(platform => platform.IsNewVerdict).ToList();
        var news = judged.Count == 0
            ? Markup.Of($"<p>{texts["changes.same"]}</p>")
            : Markup.Of($"<ul class=\"plain\">{Markup.Join(judged.Select(platform => Markup.Of($"<li><strong>{texts.Name(platform.Platform)}</strong> {VerdictChip.Still(platform.VerdictBefore, texts)} <span aria-label=\"{texts["changes.became"]}\" role=\"img\">→</span> {VerdictChip.Still(platform.Verdict, texts)}</li>")))}</ul>");
        var head = Markup.Of($"{view.Head("platform", "text")}{view.Head("roi")}{view.Head("revenue")}{view.Head("hours")}{view.Head("followers")}");
        var rows = changes.Platforms.Select(platform => Markup.Of($"""
            <tr><th scope="row">{texts.Name(platform.Platform)}</th>
            {view.Cell("roi", Both(texts, platform.Roi, texts.Return))}{view.Cell("revenue", Both(texts, platform.Revenue, view.Money))}
            {view.Cell("hours", Both(texts, platform.Hours, texts.Number))}{view.Cell("followers", Both(texts, platform.Followers, texts.Number))}</tr>

            """));
        var orders = texts.With("changes.orders", texts.Day(changes.Since), Both(texts, changes.Conversions, texts.Number), Both(texts, changes.Revenue, view.Money));
        return view.Section("changes", Markup.Of($"<p>{orders}</p>{news}{ReportView.More(texts["changes.all"], ReportView.Table(texts["changes.table"], head, rows, "rows changes"))}"));
    }

    private static string Both(Texts texts, Change change, Func<double?, string> number) => change.Before is null && change.Now is null ? texts["none"]
        : Nullable.Equals(change.Before, change.Now) ? number(change.Now)
        : texts.With("changes.both", number(change.Before), number(change.Now));
}
