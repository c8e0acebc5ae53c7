namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Days of Universal Analytics, the version that ended in 2023, from its workbook. The last row is the total of all, without a label. It knows no traffic
/// sources: its sums are those of all traffic.
/// </summary>
internal sealed class UniversalAnalyticsDaysForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "Universal Analytics days";

    /// <inheritdoc/>
    public override string Key => "day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Day Index");

    /// <inheritdoc/>
    public override IReadOnlyList<string> OneOf { get; } = Named("Revenue", "Transactions", "Sessions");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named("Revenue", "Transactions", "Sessions", "Users", "New Users", "Pageviews", "Ecommerce Conversion Rate", "Avg. Order Value", "Bounce Rate");

    /// <inheritdoc/>
    public override string? DayColumn => "day_index";

    /// <inheritdoc/>
    public override bool? MonthFirst => true;

    /// <inheritdoc/>
    public override bool IsTotal(ExportRow row) => row.IsLast && row.Raw("day_index") is null;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var day = row.Day("day_index");
        var (sessions, conversions, value) = (row.Count("sessions"), row.Count("transactions"), row.Number("revenue", 0, Cells.MostMoney));
        if (row.Counts(row.Raw("day_index")))
        {
            ((TrafficSums)(row.File.Memory ??= new TrafficSums())).Add(day, ConversionDayReading.AllTraffic, null, sessions, conversions, value);
        }

        return [];
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> End(OpenExport file) => file.Memory is TrafficSums sums ? sums.Readings(file, file.CurrencyOfTable) : [];
}
