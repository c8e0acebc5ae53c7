using System.Globalization;
using SocialFunnel.Analysis;
using SocialFunnel.Reports;
using Spectre.Console;

namespace SocialFunnel.Commands;

/// <summary>A report as a table for a terminal; plain text when it is piped.</summary>
internal static class RoiTable
{
    /// <summary>Characters to a line where no terminal says how many.</summary>
    internal const int WidthOfFiles = 150;

    /// <summary>Writes what each platform cost and brought, the verdict and its reason, and what nobody knows the origin of.</summary>
    public static void Write(IAnsiConsole console, RoiReport report)
    {
        if (Console.IsOutputRedirected)
        {
            // A file has no width; eighty columns would break every name in two.
            console.Profile.Width = WidthOfFiles;
        }

        var totals = report.Totals;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{report.Name}[/], {totals.Window.First:O} to {totals.Window.Last:O} ({totals.Window.Days} days), amounts in {totals.Currency}");
        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            new TableColumn("Platform"), Right("Followers"), Right("Hours"), Right("Cost"), Right("Orders"), Right("Revenue"), Right("ROI"), Right("90 % sure"), new TableColumn("Verdict"));
        foreach (var roi in report.Platforms.OrderByDescending(roi => roi.Roi ?? double.MinValue))
        {
            table.AddRow(
                new Text(roi.Platform.Name),
                Number(roi.Followers, "#,0"),
                Number(roi.Hours, "#,0.0"),
                Number(roi.Cost, "#,0"),
                Number(roi.Conversions, "#,0.#"),
                Number(roi.Revenue, "#,0"),
                new Text(Percent(roi.Roi)),
                new Text(Range(roi)),
                new Text(roi.Verdict, Colour(roi.Verdict)));
        }

        console.Write(table);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{totals.Conversions:#,0} orders, {totals.Revenue:#,0} {totals.Currency}; origin unknown of {totals.UnattributedConversions:#,0} ({Part(totals.UnattributedConversions, totals.Conversions)}).");
        foreach (var remark in totals.Remarks)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Note: {remark}");
        }

        console.WriteLine();
        foreach (var roi in report.Platforms)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{roi.Platform.Name}[/]: {roi.Verdict}. {roi.Reason}");
        }

        console.WriteLine();
        foreach (var advice in report.NextWeek.Advice.Where(advice => advice.Change != 0))
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"[bold]Next week, {advice.Platform.Name}[/]: {advice.Resource} {advice.Current:0.##} to {advice.Advised:0.##}. {advice.Reason}");
        }

        foreach (var presence in report.Presence.Where(presence => presence.Share is not null))
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{presence.Platform.Name}[/], where the customers are: {presence.Reason}");
        }

        console.WriteLine();
        foreach (var correlation in report.Correlations)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{correlation.Platform}[/], follower growth against orders: {Words(correlation)}");
        }
    }

    private static string Words(CorrelationResult correlation)
    {
        var found = correlation.Verdict switch
        {
            CorrelationVerdict.FollowersLeadSales => $"followers lead sales by {Days(correlation.Lag)}",
            CorrelationVerdict.SalesLeadFollowers => $"sales lead followers by {Days(correlation.Lag)}",
            CorrelationVerdict.MoveTogether => "they move together",
            CorrelationVerdict.NoLinkFound when correlation.MinimumDetectable is { } least =>
                string.Create(CultureInfo.InvariantCulture, $"no link found (an elasticity of {least:0.00} or more would have been)"),
            CorrelationVerdict.NoLinkFound => "no link found",
            _ => $"not enough data ({correlation.Reason})",
        };
        return correlation.Q is { } q ? string.Create(CultureInfo.InvariantCulture, $"{found}; n = {correlation.N} days, q {(q < 0.001 ? "<" : "=")} {Math.Max(q, 0.001):0.000}") : found;
    }

    private static string Days(int? lag) => lag == 1 ? "1 day" : $"{lag} days";

    private static TableColumn Right(string header) => new TableColumn(header).RightAligned();

    private static Text Number(decimal? number, string form) => new(number?.ToString(form, CultureInfo.InvariantCulture) ?? "–");

    private static string Percent(double? part) => part?.ToString("+0%;-0%;0%", CultureInfo.InvariantCulture) ?? "–";

    private static string Range(PlatformRoi roi) => (roi.RoiLower, roi.RoiUpper) switch
    {
        ({ } lower, { } upper) => $"{Percent(lower)} to {Percent(upper)}",
        (null, { } upper) => $"at most {Percent(upper)}",
        _ => "–",
    };

    private static string Part(int part, int whole) => whole == 0 ? "–" : ((double)part / whole).ToString("0%", CultureInfo.InvariantCulture);

    private static Style Colour(string verdict) => verdict switch
    {
        "pays" or "pays, but uncertain" => new Style(Color.Green),
        "not enough data" or "no cost recorded" or "breaks even" => Style.Plain,
        _ => new Style(Color.Red),
    };
}
