using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>Hours and money in, revenue out.</summary>
internal static class MoneySection
{
    public static Markup Of(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        if (report.Platforms.Count == 0)
        {
            return Markup.None;
        }

        var axis = Axis.Of(report.Platforms.SelectMany(roi => new[] { (double)roi.Cost, (double)(roi.GrossProfit ?? 0) }));
        var head = Markup.Of($"{view.Head("platform", "text")}<th scope=\"col\" class=\"picture\"><span class=\"unseen\">{texts["chart"]}</span>{RowChart.Scale(axis, tick => view.Money(tick))}</th>{view.Head("hours")}{view.Head("money")}{view.Head("cost")}{view.Head("revenue")}{view.Head("grossProfit")}{view.Head("revenuePerHour")}");
        var rows = report.Platforms.OrderByDescending(roi => roi.Cost).ThenBy(roi => roi.Platform).Select(roi => Row(view, axis, roi));
        return view.Section("money", Markup.Of($"""
            <p class="legend"><span><span class="key first"></span> {texts["money.in"]}</span> <span><span class="key second"></span> {texts["money.out"]}</span></p>
            {ReportView.Table(texts["money.table"], head, rows, "rows money")}
            """));
    }

    private static Markup Row(ReportView view, Axis axis, PlatformRoi roi) => Markup.Of($"""
        <tr><th scope="row">{view.Texts.Name(roi.Platform)}</th>
        <td class="picture">{RowChart.Bars(axis, (double)roi.Cost, (double)(roi.GrossProfit ?? 0))}</td>
        {view.Cell("hours", view.Texts.Number(roi.Hours))}{view.Cell("money", view.Money(roi.Spend + roi.Tools))}{view.Cell("cost", view.Money(roi.Cost))}
        {view.Cell("revenue", view.Money(roi.Revenue))}{view.Cell("grossProfit", view.Money(roi.GrossProfit))}{view.Cell("revenuePerHour", view.Money(roi.RevenuePerHour))}</tr>

        """);
}
