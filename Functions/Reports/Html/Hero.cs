using System.Globalization;
using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>The top of the page: whose report, of which days, the headline, and four numbers.</summary>
internal static class Hero
{
    public static Markup Of(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        return Markup.Of($"""
            <header class="hero">
            <p class="eyebrow"><strong>{report.Name}</strong> <span>{texts.Span(report.Totals.Window)}</span> <span>{Source(report, texts)}</span></p>
            <h1>{Headline(report.Headline, texts)}</h1>
            {Figures(view)}
            </header>
            """);
    }

    private static Markup Headline(Headline headline, Texts texts)
    {
        var (now, step, sure) = headline.Parts(texts);
        return sure is null
            ? texts.Html("headline.without", Markup.Of($"<span>{now}</span>"), Markup.Of($"<em>{step}</em>"))
            : texts.Html("headline.sentence", Markup.Of($"<span>{now}</span>"), Markup.Of($"<em>{step}</em>"), Markup.Of($"<span class=\"sure\">{sure}</span>"));
    }

    private static string Source(Report report, Texts texts) => report.Run is { } run && DateOnly.TryParseExact(run.AsSpan(0, 10), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? texts.With("hero.night", texts.Day(day))
        : texts["hero.now"];

    private static Markup Figures(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        if (report.Platforms.Count == 0 && report.Totals.Conversions == 0)
        {
            return Markup.None;
        }

        var revenue = report.Platforms.Any(roi => roi.Revenue is not null) ? report.Platforms.Sum(roi => roi.Revenue ?? 0) : (decimal?)null;
        var traced = report.Totals.Conversions == 0 ? texts["unknown"] : texts.Share((double)report.Totals.AttributedConversions / report.Totals.Conversions);
        return Markup.Of($"""
            <dl class="figures">
            {Figure(view, "revenue", view.Money(revenue), texts.With("hero.ofRevenue", view.Money(report.Totals.Revenue)))}
            {Figure(view, "cost", view.Money(report.Platforms.Sum(roi => roi.Cost)), texts.With("hero.ofCost", view.Money(report.Platforms.Sum(roi => roi.Labour))))}
            {Figure(view, "hours", texts.Number(report.Platforms.Sum(roi => roi.Hours)), texts.With("hero.ofHours", view.Money(report.HourlyRate)))}
            {Figure(view, "traced", traced, texts.With("hero.ofTraced", texts.Number(report.Totals.AttributedConversions), texts.Number(report.Totals.Conversions)))}
            </dl>
            """);
    }

    private static Markup Figure(ReportView view, string key, string number, string note) => Markup.Of(
        $"<div><dt>{view.Term(key)}</dt><dd><span class=\"big\">{number}</span> <span class=\"soft\">{note}</span></dd></div>");
}
