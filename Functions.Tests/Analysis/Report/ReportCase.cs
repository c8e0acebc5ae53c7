namespace SocialFunnel.Analysis;

/// <summary>Reports of made-up brands.</summary>
internal static class ReportCase
{
    public static readonly DateOnly Last = FunnelCase.Last;

    /// <summary>A window with platforms of these verdicts, and these totals.</summary>
    public static WindowResult Window(WindowTotals totals, params PlatformRoi[] platforms) => new("90d", totals, platforms, [], [], [], [], []);

    /// <summary>Totals of ninety days.</summary>
    public static WindowTotals Totals(int conversions, int attributed) => new()
    {
        Window = SocialFunnel.Window.Ending(Last, 90),
        ConversionsKnownFrom = conversions < 0 ? null : Last.AddDays(-89),
        ConversionsKnownUntil = conversions < 0 ? null : Last,
        Currency = "EUR",
        Conversions = Math.Max(0, conversions),
        Revenue = Math.Max(0, conversions) * 50m,
        AttributedConversions = attributed,
        AttributedRevenue = attributed * 50m,
        UnattributedConversions = Math.Max(0, conversions) - attributed,
        UnattributedRevenue = (Math.Max(0, conversions) - attributed) * 50m,
        MultiTouchConversions = 1,
        WithoutValue = 0,
        WithoutRate = 0,
    };

    /// <summary>A platform with a verdict.</summary>
    public static PlatformRoi Roi(string platform, string verdict, decimal cost = 100, decimal profit = 100) => new()
    {
        Platform = Platform.Parse(platform),
        Window = SocialFunnel.Window.Ending(Last, 90),
        Currency = "EUR",
        Cost = cost,
        Labour = cost,
        Spend = 0,
        Tools = 0,
        Hours = cost / 40,
        LoggedDays = 0,
        UnconvertedSpends = 0,
        Conversions = profit / 25,
        Revenue = profit * 2,
        GrossProfit = profit,
        Roi = cost == 0 ? null : (double)((profit - cost) / cost),
        Method = "weekly",
        Verdict = verdict,
    };

    /// <summary>Advice that moves hours.</summary>
    public static PlatformAdvice Hours(string platform, decimal current, decimal advised, double probability = 0.97) => new()
    {
        Platform = Platform.Parse(platform),
        Resource = "hours",
        Current = current,
        Advised = advised,
        Change = advised - current,
        Probability = probability,
        Weeks = 12,
        Conversions = 20,
        Reason = "",
    };

    /// <summary>The whole report of a brand with these readings.</summary>
    public static Report Of(BrandReadings readings, Brand? brand = null, string window = "90d", Report? before = null, params SourcePull[] pulls)
    {
        var facts = FunnelCase.Facts(readings, brand);
        var found = FunnelAnalysis.Of(facts);
        return ReportBuilder.Of("2026-07-01", found.Windows.Single(result => result.Name == window), facts, found, pulls, before);
    }
}
