using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>Each platform's return, with its interval, its verdict, and the evidence for it.</summary>
internal static class ReturnSection
{
    // Beyond four times the cost the exact place on a line says no more.
    private const double MostReturn = 4;

    public static Markup Of(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        if (report.Platforms.Count == 0)
        {
            return Markup.None;
        }

        var axis = Axis.Of(report.Platforms.SelectMany(roi => new[] { roi.Roi, roi.RoiLower, roi.RoiUpper, -1 }.OfType<double>()), -1, MostReturn);
        var head = Markup.Of($"{view.Head("platform", "text")}{view.Head("verdict", number: false)}<th scope=\"col\" class=\"picture\"><span class=\"unseen\">{texts["chart"]}</span>{RowChart.Scale(axis, tick => texts.Return(tick))}</th>{view.Head("roi")}{view.Head("interval")}");
        var rows = report.Platforms.OrderByDescending(roi => roi.Roi ?? double.MinValue).ThenBy(roi => roi.Platform).Select(roi => Row(view, axis, roi));
        return view.Section("returns", Markup.Of($"{ReportView.Table(texts["returns.table"], head, rows, "rows returns")}{Evidence(view)}"));
    }

    private static Markup Row(ReportView view, Axis axis, PlatformRoi roi) => Markup.Of($"""
        <tr><th scope="row">{view.Texts.Name(roi.Platform)}</th>
        <td class="text verdict">{VerdictChip.Of(roi, view.Texts)}</td>
        <td class="picture">{RowChart.Interval(axis, roi.RoiLower, roi.Roi, roi.RoiUpper, VerdictChip.Style(roi.Verdict))}</td>
        {view.Cell("roi", view.Texts.Return(roi.Roi))}{view.Cell("interval", view.Texts.Interval(roi.RoiLower, roi.RoiUpper))}</tr>

        """);

    private static Markup Evidence(ReportView view) => Markup.Of(
        $"<h3>{view.Texts["returns.why"]}</h3><div class=\"cards\">{Markup.Join(view.Report.Platforms.OrderByDescending(roi => roi.Roi ?? double.MinValue).ThenBy(roi => roi.Platform).Select(roi => Why(view, roi)))}</div>");

    private static Markup Why(ReportView view, PlatformRoi roi)
    {
        var texts = view.Texts;
        return Markup.Of($"""
            <details class="why {VerdictChip.Style(roi.Verdict)}"><summary>{texts.Name(roi.Platform)}: {texts.Find($"verdict.{roi.Verdict}") ?? roi.Verdict}</summary>
            <p id="why-{roi.Platform}">{view.Reason(roi.Reason)}</p>
            <dl class="facts">
            {Fact(view, "conversions", texts.Number(roi.Conversions))}
            {Fact(view, "grossProfit", view.Money(roi.GrossProfit))}
            {Fact(view, "cost", view.Money(roi.Cost))}
            {Fact(view, "newCustomers", texts.Number(roi.NewCustomers))}
            {Fact(view, "cac", view.Money(roi.Cac))}
            {Fact(view, "roas", roi.Roas is { } roas ? texts.With("times", texts.Number(roas)) : texts["unknown"])}
            {Fact(view, "followers", texts.Number(roi.Followers))}
            {Fact(view, "netFollowers", roi.NetFollowers is { } net ? texts.Signed(net) : texts["unknown"])}
            {Fact(view, "revenuePerNewFollower", view.Money(roi.RevenuePerNewFollower))}
            {Fact(view, "revenuePerPost", view.Money(roi.RevenuePerPost))}
            </dl></details>

            """);
    }

    private static Markup Fact(ReportView view, string key, string value) => Markup.Of($"<div><dt>{view.Term(key)}</dt><dd>{value}</dd></div>");
}
