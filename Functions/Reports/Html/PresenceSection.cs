using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>Where the customers are, against where the hours go.</summary>
internal static class PresenceSection
{
    public static Markup Of(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        var compared = report.Presence.Where(presence => presence.CustomerShare is not null || presence.Answers > 0).ToList();
        if (compared.Count == 0)
        {
            return report.Platforms.Count == 0 ? Markup.None : view.Section("presence", Markup.Of($"<p class=\"note\">{texts["presence.none"]}</p>"));
        }

        var axis = Axis.Of(compared.SelectMany(presence => new[] { presence.CustomerShare, presence.HoursShare }.OfType<double>()), 0, 1);
        var head = Markup.Of($"{view.Head("platform", "text")}<th scope=\"col\" class=\"picture\"><span class=\"unseen\">{texts["chart"]}</span>{RowChart.Scale(axis, tick => texts.Share(tick))}</th>{view.Head("customerShare")}{view.Head("hoursShare")}{view.Head("found")}{view.Head("answers")}{view.Head("presenceVerdict", number: false)}");
        var rows = compared.OrderByDescending(presence => presence.CustomerShare ?? -1).ThenBy(presence => presence.Platform).Select(presence => Row(view, axis, presence));
        return view.Section("presence", Markup.Of($"""
            <p class="legend"><span><span class="key first round"></span> {texts["presence.hours"]}</span> <span><span class="key second round"></span> {texts["presence.customers"]}</span></p>
            {ReportView.Table(texts["presence.table"], head, rows, "rows presence")}
            {ReportView.More(texts["evidence"], Markup.Of($"<ul>{Markup.Join(compared.Select(presence => Markup.Of($"<li id=\"presence-{presence.Platform}\"><strong>{texts.Name(presence.Platform)}</strong> {view.Reason(presence.Reason)}</li>")))}</ul>"))}
            """));
    }

    private static Markup Row(ReportView view, Axis axis, PlatformPresence presence)
    {
        var texts = view.Texts;
        return Markup.Of($"""
            <tr><th scope="row">{texts.Name(presence.Platform)}</th>
            <td class="picture">{RowChart.Between(axis, presence.HoursShare, presence.CustomerShare)}</td>
            {view.Cell("customerShare", texts.Share(presence.CustomerShare))}{view.Cell("hoursShare", texts.Share(presence.HoursShare))}
            {view.Cell("found", presence.LookedUp == 0 ? texts["none"] : texts.With("of", texts.Number(presence.Found), texts.Number(presence.LookedUp)))}
            {view.Cell("answers", presence.AnswersTotal == 0 ? texts["none"] : texts.With("of", texts.Number(presence.Answers), texts.Number(presence.AnswersTotal)))}
            <td class="text" data-label="{texts["term.presenceVerdict"]}"><a href="#presence-{presence.Platform}">{texts.Find($"presence.{presence.Verdict}") ?? presence.Verdict}</a></td></tr>

            """);
    }
}
