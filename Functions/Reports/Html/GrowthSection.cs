using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>Followers against sales over time, and whether the one precedes the other.</summary>
internal static class GrowthSection
{
    // More pictures than this are a wall; the others open when asked for.
    private const int MostShown = 6;

    public static Markup Of(ReportView view)
    {
        var report = view.Report;
        if (report.Daily.Platforms.Count == 0)
        {
            return Markup.None;
        }

        var periods = Periods.Of(report.Totals.Window.Days);
        var platforms = report.Daily.Platforms
            .Select(days => (Days: days, Link: report.Correlations.FirstOrDefault(link => link.Platform == days.Platform.Name)))
            .OrderBy(platform => platform.Link?.Verdict is null or CorrelationVerdict.NotEnoughData)
            .ThenByDescending(platform => platform.Link?.Verdict is CorrelationVerdict.FollowersLeadSales)
            .ThenBy(platform => platform.Days.Platform)
            .Select(platform => Card(view, periods, platform.Days, platform.Link))
            .ToList();
        var more = platforms.Count > MostShown
            ? ReportView.More(view.Texts.With("growth.more", platforms.Count - MostShown), Markup.Of($"<div class=\"cards\">{Markup.Join(platforms.Skip(MostShown))}</div>"))
            : Markup.None;
        return view.Section("growth", Markup.Of($"<div class=\"cards wide\">{Markup.Join(platforms.Take(MostShown))}</div>{more}"));
    }

    private static Markup Card(ReportView view, Periods periods, PlatformDays platform, CorrelationResult? link)
    {
        var (texts, daily) = (view.Texts, view.Report.Daily);
        var name = texts.Name(platform.Platform);
        var followers = periods.Sums(daily.First, [.. platform.NewFollowers.Select(number => (double?)number)]);
        var orders = periods.Sums(daily.First, [.. daily.Conversions.Select(number => (double?)number)]);
        var ends = Markup.Of($"<p class=\"ends soft\"><span>{texts.Day(daily.First)}</span><span>{texts.Day(daily.First.AddDays(daily.Conversions.Count - 1))}</span></p>");
        return Markup.Of($"""
            <article class="card"><h3>{name}</h3>
            <p>{Words(texts, link)}</p>
            <p class="panel soft">{view.Term("netFollowers")}, {texts[$"growth.per.{periods.Name}"]}, {texts.With("growth.most", texts.Number(Most(followers)))}</p>
            {TimeChart.Bars(texts.With("growth.label.followers", name, texts.Number(followers.Sum(period => period.Sum ?? 0))), "first", [.. followers.Select(period => period.Sum)])}
            <p class="panel soft">{view.Term("orders")}, {texts[$"growth.per.{periods.Name}"]}, {texts.With("growth.most", texts.Number(Most(orders)))}</p>
            {TimeChart.Bars(texts.With("growth.label.orders", texts.Number(orders.Sum(period => period.Sum ?? 0))), "second", [.. orders.Select(period => period.Sum)])}
            {ends}
            {Lags(view, link)}
            {ReportView.More(texts["numbers"], Numbers(view, name, followers, orders))}
            </article>

            """);
    }

    private static double? Most(IReadOnlyList<(DateOnly First, double? Sum)> periods) => periods.Select(period => period.Sum).Max();

    /// <summary>What was found, in words; or that nothing was, and what would have been.</summary>
    public static string Words(Texts texts, CorrelationResult? link)
    {
        if (link is null)
        {
            return texts["growth.none"];
        }

        var days = link.Lag is { } lag ? texts.Count("days", lag) : "";
        return link.Verdict switch
        {
            CorrelationVerdict.FollowersLeadSales => texts.With("growth.followersLead", days, Strength(texts, link), Certainty(texts, link)),
            CorrelationVerdict.SalesLeadFollowers => texts.With("growth.salesLead", days, Strength(texts, link), Certainty(texts, link)),
            CorrelationVerdict.MoveTogether => texts.With("growth.together", Certainty(texts, link)),
            CorrelationVerdict.NoLinkFound => texts.With(link.MinimumDetectable is null ? "growth.noLink" : "growth.noLink.least", Percent(texts, link.MinimumDetectable), Certainty(texts, link)),
            _ => texts.With("growth.notEnough", link.Reason ?? ""),
        };
    }

    private static string Strength(Texts texts, CorrelationResult link) => link.Strength is { } strength ? texts.With("growth.strength", Percent(texts, strength)) : "";

    // An elasticity, read as percent for ten percent.
    private static string Percent(Texts texts, double? elasticity) => texts.Number(Math.Round((elasticity ?? 0) * 10, 1));

    private static string Certainty(Texts texts, CorrelationResult link) =>
        texts.With("growth.certainty", texts.Number(link.N), link.Q is < 0.001 ? "< " + 0.001.ToString("0.000", texts.Culture) : "= " + (link.Q ?? 1).ToString("0.000", texts.Culture));

    private static Markup Lags(ReportView view, CorrelationResult? link)
    {
        if (link?.Correlogram is not { } lags)
        {
            return Markup.None;
        }

        var (texts, name) = (view.Texts, view.Texts.Name(link.Platform));
        var best = lags.Correlations.Select((correlation, index) => (Lag: lags.FirstLag + index, correlation)).Where(lag => lag.Lag > 0).DefaultIfEmpty().MaxBy(lag => lag.correlation);
        var rows = lags.Correlations.Select((correlation, index) => Markup.Of($"<tr><th scope=\"row\" class=\"number\">{texts.Number(lags.FirstLag + index)}</th><td class=\"number\">{correlation.ToString("0.000", texts.Culture)}</td></tr>"));
        return ReportView.More(texts["growth.lags"], Markup.Of($"""
            <p>{texts.With("growth.lags.how", lags.Limit.ToString("0.00", texts.Culture))}</p>
            {TimeChart.Lags(texts.With("growth.lags.label", name, best.correlation.ToString("0.00", texts.Culture), texts.Number(best.Lag)), lags.FirstLag, lags.Correlations, lags.Limit)}
            <p class="ends soft"><span>{texts["growth.lags.left"]}</span><span>{texts["growth.lags.right"]}</span></p>
            {Markup.Join(link.Diagnostics.Warnings.Select(warning => Markup.Of($"<p class=\"note\">{view.Reason(warning)}</p>")))}
            {ReportView.More(texts["numbers"], ReportView.Table(texts.With("growth.lags.table", name), Markup.Of($"{view.Head("growth.lag", "number")}{view.Head("growth.correlation", "number")}"), rows))}
            """));
    }

    private static Markup Numbers(ReportView view, string name, IReadOnlyList<(DateOnly First, double? Sum)> followers, IReadOnlyList<(DateOnly First, double? Sum)> orders) => ReportView.Table(
        view.Texts.With("growth.table", name),
        Markup.Of($"{view.Head("growth.from", "text")}{view.Head("netFollowers")}{view.Head("orders")}"),
        followers.Zip(orders, (left, right) => Markup.Of($"<tr><th scope=\"row\">{view.Texts.Day(left.First)}</th><td class=\"number\">{view.Texts.Number(left.Sum)}</td><td class=\"number\">{view.Texts.Number(right.Sum)}</td></tr>")));
}
