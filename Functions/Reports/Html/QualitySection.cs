using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>Quality over quantity: how each platform is used, and how people answer.</summary>
internal static class QualitySection
{
    public static Markup Of(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        if (report.Quality.Count == 0 && report.Posts.Count == 0)
        {
            return Markup.None;
        }

        var measures = report.Quality.Select(metric => metric.Name).Distinct().ToList();
        var head = Markup.Of($"{view.Head("platform", "text")}{Markup.Join(measures.Select(name => Markup.Of($"<th scope=\"col\" class=\"number\">{Term(view, name)}</th>")))}");
        var rows = report.Quality.GroupBy(metric => metric.Platform).OrderBy(platform => platform.Key).Select(platform => Markup.Of(
            $"<tr><th scope=\"row\">{texts.Name(platform.Key)}</th>{Markup.Join(measures.Select(name => Cell(view, name, platform.FirstOrDefault(metric => metric.Name == name))))}</tr>\n"));
        var hints = report.Quality.GroupBy(metric => metric.Platform).OrderBy(platform => platform.Key).Select(platform => Markup.Of(
            $"<li><strong>{texts.Name(platform.Key)}</strong> {Markup.Join(platform.Select(metric => Markup.Of($"{view.Reason(metric.Hint)} ")))}</li>"));
        var table = measures.Count == 0
            ? Markup.None
            : Markup.Of($"{ReportView.Table(texts["quality.table"], head, rows, "rows quality")}{ReportView.More(texts["evidence"], Markup.Of($"<ul>{Markup.Join(hints)}</ul>"))}");
        return view.Section("quality", Markup.Of($"{table}{WorksSection.Of(view)}"));
    }

    private static Markup Cell(ReportView view, string name, QualityMetric? metric)
    {
        var texts = view.Texts;
        var isShare = name is "promotional share" or "reply rate";
        string Value(double? value) => isShare ? texts.Share(value) : texts.Number(value is { } some ? Math.Round(some, 2) : null);
        var label = texts.Find($"term.{Key(name)}") ?? name;
        var sure = metric is { Lower: { } lower, Upper: { } upper } ? Markup.Of($"<br><span class=\"soft small\">{texts.With("interval", Value(lower), Value(upper))}</span>") : Markup.None;
        return Markup.Of($"<td class=\"number\" data-label=\"{label}\"><span>{(metric is null ? texts["none"] : Value(metric.Value))}{sure}</span></td>");
    }

    private static Markup Term(ReportView view, string name) => view.Texts.Find($"term.{Key(name)}") is null ? Markup.Of($"{name}") : view.Term(Key(name));

    private static string Key(string name) => string.Join('-', name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries));
}
