using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>Where the next hours and the next money should go.</summary>
internal static class NextWeekSection
{
    public static Markup Of(ReportView view)
    {
        var next = view.Report.NextWeek;
        if (next.Advice.Count == 0 && next.Experiments.Count == 0)
        {
            return Markup.None;
        }

        return view.Section("next", Markup.Of($"""
            {Markup.Join(next.Advice.GroupBy(advice => advice.Resource).Select(resource => Resource(view, resource.Key, [.. resource])))}
            {Markup.Join(next.Experiments.Select(trial => Markup.Of($"<p class=\"note\"><strong>{view.Texts["next.trial"]}</strong> {view.Reason(trial.Reason)}</p>")))}
            """));
    }

    private static Markup Resource(ReportView view, string resource, IReadOnlyList<PlatformAdvice> advice)
    {
        var texts = view.Texts;
        string Amount(decimal? amount) => resource == "hours" ? texts.Number(amount) : view.Money(amount);
        var axis = Axis.Of(advice.SelectMany(row => new[] { (double)row.Current, (double)row.Advised }));
        var head = Markup.Of($"{view.Head("platform", "text")}<th scope=\"col\" class=\"picture\"><span class=\"unseen\">{texts["chart"]}</span>{RowChart.Scale(axis, tick => Amount((decimal)tick))}</th>{view.Head("current")}{view.Head("advised")}{view.Head("nextUnit")}{view.Head("probability")}");
        var rows = advice.OrderByDescending(row => row.Change).ThenBy(row => row.Platform).Select(row => Markup.Of($"""
            <tr><th scope="row">{texts.Name(row.Platform)}</th>
            <td class="picture">{RowChart.Between(axis, (double)row.Current, (double)row.Advised)}</td>
            {view.Cell("current", Amount(row.Current))}
            <td class="number" data-label="{texts["term.advised"]}"><span><strong>{Amount(row.Advised)}</strong>{(row.Change == 0 ? Markup.None : Markup.Of($" <span class=\"{(row.Change > 0 ? "up" : "down")}\">({texts.Signed(row.Change)})</span>"))}</span></td>
            {view.Cell("nextUnit", view.Money(row.NextUnit))}{view.Cell("probability", row.Probability is { } sure ? texts.Probability(sure) : texts["none"])}</tr>

            """));
        return Markup.Of($"""
            <h3>{texts[$"next.resource.{resource}"]}</h3>
            <p class="legend"><span><span class="key first round"></span> {texts["next.now"]}</span> <span><span class="key second round"></span> {texts["next.then"]}</span></p>
            {ReportView.Table(texts[$"next.table.{resource}"], head, rows, "rows next")}
            {ReportView.More(texts["next.why"], Markup.Of($"<ul>{Markup.Join(advice.Select(row => Markup.Of($"<li><strong>{texts.Name(row.Platform)}</strong> {view.Reason(row.Reason)}</li>")))}</ul>"))}
            """);
    }
}
