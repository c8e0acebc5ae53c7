using SocialFunnel.Analysis;
using static SocialFunnel.Reports.ReportColumn;

namespace SocialFunnel.Reports;

/// <summary>The return of platforms as a table, a line each.</summary>
public static class RoiCsv
{
    internal static readonly (ReportColumn Column, Func<PlatformRoi, object?> Value)[] Columns =
    [
        (Text("platform"), roi => roi.Platform.Name),
        (Day("from"), roi => roi.Window.First),
        (Day("to"), roi => roi.Window.Last),
        (Text("verdict"), roi => roi.Verdict),
        (Text("reason"), roi => roi.Reason),
        (Text("currency"), roi => roi.Currency),
        (Number("followers"), roi => roi.Followers),
        (Number("net_followers"), roi => roi.NetFollowers),
        (Number("conversions"), roi => roi.Conversions),
        (Number("new_customers"), roi => roi.NewCustomers),
        (Number("revenue"), roi => roi.Revenue),
        (Number("gross_profit"), roi => roi.GrossProfit),
        (Number("hours"), roi => roi.Hours),
        (Number("spend"), roi => roi.Spend),
        (Number("cost"), roi => roi.Cost),
        (Number("roi"), roi => roi.Roi),
        (Number("roi_lower_90"), roi => roi.RoiLower),
        (Number("roi_upper_90"), roi => roi.RoiUpper),
        (Number("roas"), roi => roi.Roas),
        (Number("revenue_per_hour"), roi => roi.RevenuePerHour),
        (Number("revenue_per_new_follower"), roi => roi.RevenuePerNewFollower),
        (Number("revenue_per_post"), roi => roi.RevenuePerPost),
        (Number("cac"), roi => roi.Cac),
    ];

    /// <summary>Writes the platforms of a report.</summary>
    public static string Write(RoiReport report) => ReportCsv.Write(ReportTable.Of("platforms", report.Platforms, Columns));
}
