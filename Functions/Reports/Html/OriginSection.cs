using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>Where orders came from, of how many nobody knows, how to tag links, and where another attribution model would say otherwise.</summary>
internal static class OriginSection
{
    private const int MostChannels = 10;

    public static Markup Of(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        if (report.Totals.Conversions == 0)
        {
            return Markup.None;
        }

        var totals = report.Totals;
        var coverage = texts.With("origins.coverage", texts.Number(totals.AttributedConversions), texts.Number(totals.Conversions), texts.Share((double)totals.AttributedConversions / totals.Conversions), view.Money(totals.UnattributedRevenue));
        return view.Section("origins", Markup.Of($"<p>{coverage}</p>{Channels(view)}{Tagging(texts)}{Models(view)}{Notes(view)}"));
    }

    private static Markup Channels(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        var channels = report.Credits.Where(credit => credit.Model == AttributedConversion.Headline).OrderByDescending(credit => credit.Revenue).ThenBy(credit => credit.Channel, StringComparer.Ordinal).ToList();
        var shown = channels.Take(MostChannels).ToList();
        var axis = Axis.Of(shown.Select(credit => (double)credit.Revenue));
        var rows = shown.Select(credit => Markup.Of($"""
            <tr><th scope="row">{texts.Name(credit.Channel)}</th><td class="picture">{RowChart.Bar(axis, (double)credit.Revenue)}</td>
            {view.Cell("conversions", texts.Number(credit.Conversions))}{view.Cell("revenue", view.Money(credit.Revenue))}</tr>

            """));
        var rest = channels.Count > MostChannels ? Markup.Of($"<p class=\"soft\">{texts.With("origins.rest", channels.Count - MostChannels, view.Money(channels.Skip(MostChannels).Sum(credit => credit.Revenue)))}</p>") : Markup.None;
        return Markup.Of($"{ReportView.Table(texts["origins.table"], Markup.Of($"{view.Head("origins.channel", "text")}<th scope=\"col\" class=\"picture\"><span class=\"unseen\">{texts["chart"]}</span>{RowChart.Scale(axis, tick => view.Money(tick))}</th>{view.Head("conversions")}{view.Head("revenue")}"), rows, "rows origins")}{rest}");
    }

    private static Markup Tagging(Texts texts) => Markup.Of($"""
        <h3>{texts["origins.tag"]}</h3>
        <p>{texts["origins.tag.how"]}</p>
        <p><code>https://your-shop.example/offer?<wbr>utm_source=linkedin&amp;<wbr>utm_medium=social&amp;<wbr>utm_campaign=autumn</code></p>
        <p class="soft">{texts["origins.tag.codes"]}</p>
        """);

    private static Markup Models(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        if (report.Models.Count == 0)
        {
            return Markup.None;
        }

        var axis = Axis.Of(report.Models.Select(model => (double)model.HighestRevenue));
        var rows = report.Models.OrderByDescending(model => model.HighestRevenue - model.LowestRevenue).ThenBy(model => model.Platform).Select(model => Markup.Of($"""
            <tr><th scope="row">{texts.Name(model.Platform)}</th><td class="picture">{RowChart.Between(axis, (double)model.LowestRevenue, (double)model.HighestRevenue)}</td>
            <td class="number" data-label="{texts["origins.least"]}"><span>{view.Money(model.LowestRevenue)} <span class="soft">{model.LowestModel}</span></span></td>
            <td class="number" data-label="{texts["origins.most"]}"><span>{view.Money(model.HighestRevenue)} <span class="soft">{model.HighestModel}</span></span></td>
            <td class="text" data-label="{texts["origins.matters"]}">{texts[report.Headline.ModelDecides.Contains(model.Platform) ? "origins.turns" : model.BeyondInterval ? "origins.beyond" : "origins.within"]}</td></tr>

            """));
        var head = Markup.Of($"{view.Head("platform", "text")}<th scope=\"col\" class=\"picture\"><span class=\"unseen\">{texts["chart"]}</span>{RowChart.Scale(axis, tick => view.Money(tick))}</th>{view.Head("origins.least", "number")}{view.Head("origins.most", "number")}{view.Head("origins.matters", "text")}");
        return Markup.Of($"<h3>{texts["origins.models"]}</h3><p>{texts.Html("origins.models.how", view.Term("model"))}</p>{ReportView.Table(texts["origins.models.table"], head, rows, "rows models")}");
    }

    private static Markup Notes(ReportView view) => view.Report.Totals.Remarks.Count == 0
        ? Markup.None
        : ReportView.More(view.Texts["origins.remarks"], Markup.Of($"<ul>{Markup.Join(view.Report.Totals.Remarks.Select(remark => Markup.Of($"<li>{view.Reason(remark)}</li>")))}</ul>"));
}
