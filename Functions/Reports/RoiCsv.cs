using System.Globalization;
using System.IO;
using CsvHelper;
using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>The return of platforms as CSV, a line each. Texts that a spreadsheet would take for a formula are escaped.</summary>
public static class RoiCsv
{
    private static readonly (string Name, Func<PlatformRoi, object?> Value)[] Columns =
    [
        ("platform", roi => roi.Platform.Name),
        ("from", roi => roi.Window.First),
        ("to", roi => roi.Window.Last),
        ("verdict", roi => roi.Verdict),
        ("reason", roi => roi.Reason),
        ("currency", roi => roi.Currency),
        ("followers", roi => roi.Followers),
        ("net_followers", roi => roi.NetFollowers),
        ("conversions", roi => roi.Conversions),
        ("new_customers", roi => roi.NewCustomers),
        ("revenue", roi => roi.Revenue),
        ("gross_profit", roi => roi.GrossProfit),
        ("hours", roi => roi.Hours),
        ("spend", roi => roi.Spend),
        ("cost", roi => roi.Cost),
        ("roi", roi => roi.Roi),
        ("roi_lower_90", roi => roi.RoiLower),
        ("roi_upper_90", roi => roi.RoiUpper),
        ("roas", roi => roi.Roas),
        ("revenue_per_hour", roi => roi.RevenuePerHour),
        ("revenue_per_new_follower", roi => roi.RevenuePerNewFollower),
        ("revenue_per_post", roi => roi.RevenuePerPost),
        ("cac", roi => roi.Cac),
    ];

    /// <summary>Writes the platforms of a report.</summary>
    public static string Write(RoiReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\r\n" }, leaveOpen: true))
        {
            csv.WriteHeader(Columns.Select(column => column.Name).ToArray());
            foreach (var platform in report.Platforms)
            {
                foreach (var column in Columns)
                {
                    Write(csv, column.Value(platform));
                }

                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    // Numbers are written as numbers: the guard against formulas would take a minus sign for one.
    private static void Write(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case decimal amount:
                csv.WriteField(amount, "0.####");
                break;
            case double ratio:
                csv.WriteField(ratio, "0.####");
                break;
            case DateOnly day:
                csv.WriteField(day, "O");
                break;
            case var text:
                csv.WriteField((string?)text);
                break;
        }
    }
}
