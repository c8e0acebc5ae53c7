using System.Globalization;

namespace SocialFunnel.Reports;

/// <summary>What a request for the return asks: a report window or days, and a format.</summary>
/// <param name="Named">One of the windows every night works out; null when days were asked for.</param>
/// <param name="Days">The days asked for; null when a window was.</param>
/// <param name="Format">The format.</param>
public sealed record RoiQuery(ReportWindow? Named, Window? Days, ReportFormat Format)
{
    private const int Longest = 3660;

    // Older than any social platform: a year typed wrong.
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>Reads a query; null, and all faults, when it cannot be met.</summary>
    public static RoiQuery? Read(IQueryCollection query, ICollection<Fault> faults)
    {
        var format = FormatOf(query, faults);
        var (named, days) = Span(query, faults);
        return faults.Count > 0 ? null : new RoiQuery(named, days, format);
    }

    /// <summary>Reads the days of a query: a named window, or the days from and to; both null, and all faults, when it cannot be met.</summary>
    internal static (ReportWindow? Named, Window? Days) Span(IQueryCollection query, ICollection<Fault> faults)
    {
        var days = Between(query, faults);
        ReportWindow? named = null;
        if (days is null && !ReportWindow.TryParse(query.ContainsKey("window") ? query["window"].ToString() : "90d", out named))
        {
            faults.Add(new Fault("window", $"'{BrandId.Shown(query["window"].ToString())}' is no window: {string.Join(", ", ReportWindow.Every.Select(window => window.Name))}, or from and to."));
        }

        if (query.ContainsKey("window") && (query.ContainsKey("from") || query.ContainsKey("to")))
        {
            faults.Add(new Fault("window", "Ask for a window, or for from and to, not for both."));
        }

        return (named, days);
    }

    private static ReportFormat FormatOf(IQueryCollection query, ICollection<Fault> faults)
    {
        switch (query["format"].ToString())
        {
            case "" or "json":
                return ReportFormat.Json;
            case "csv":
                return ReportFormat.Csv;
            default:
                faults.Add(new Fault("format", $"'{BrandId.Shown(query["format"].ToString())}' is no format: json or csv."));
                return ReportFormat.Json;
        }
    }

    private static Window? Between(IQueryCollection query, ICollection<Fault> faults)
    {
        if (!query.ContainsKey("from") && !query.ContainsKey("to"))
        {
            return null;
        }

        var (from, to) = (Day("from", query, faults), Day("to", query, faults));
        if (from is not { } first || to is not { } last)
        {
            return null;
        }

        if (last < first)
        {
            faults.Add(new Fault("to", $"The last day {last:O} lies before the first day {first:O}: exchange them."));
            return null;
        }

        if (first < Earliest)
        {
            faults.Add(new Fault("from", $"{first:O} lies before {Earliest:O}: check the year."));
            return null;
        }

        if (last.DayNumber - first.DayNumber >= Longest)
        {
            faults.Add(new Fault("from", $"{first:O} to {last:O} are more than {Longest} days: ask for window=all."));
            return null;
        }

        return new Window(first, last);
    }

    private static DateOnly? Day(string field, IQueryCollection query, ICollection<Fault> faults)
    {
        if (DateOnly.TryParseExact(query[field].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add(new Fault(field, $"'{BrandId.Shown(query[field].ToString())}' is no day: write it as 2026-11-23; from and to are asked for together."));
        return null;
    }
}
