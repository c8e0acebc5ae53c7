namespace SocialFunnel.Reports;

/// <summary>What a request for the report asks: days, a format, and for CSV which table.</summary>
/// <param name="Named">One of the windows every night works out; null when days were asked for.</param>
/// <param name="Days">The days asked for; null when a window was.</param>
/// <param name="Format">The format.</param>
/// <param name="Table">Name of the table for CSV.</param>
public sealed record ReportQuery(ReportWindow? Named, Window? Days, ReportFormat Format, string Table)
{
    /// <summary>The table that a CSV holds when none is asked for.</summary>
    public const string DefaultTable = "platforms";

    /// <summary>Reads a request; null, and all faults, when it cannot be met.</summary>
    public static ReportQuery? Read(HttpRequest request, ICollection<Fault> faults)
    {
        var span = RoiQuery.Span(request.Query, faults);
        var format = ReportFormats.Of(request, faults);
        var table = request.Query["table"].ToString() is { Length: > 0 } asked ? asked : DefaultTable;
        if (!ReportTables.Names.Contains(table))
        {
            faults.Add(new Fault("table", $"'{BrandId.Shown(table)}' is no table: {string.Join(", ", ReportTables.Names)}."));
        }

        return faults.Count > 0 ? null : new ReportQuery(span.Named, span.Days, format, table);
    }
}
