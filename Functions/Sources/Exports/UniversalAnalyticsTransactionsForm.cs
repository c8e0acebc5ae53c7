namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Transactions of Universal Analytics from its workbook. They have no day, so that nothing of them can be stored. The last row is the total of all, without a
/// label.
/// </summary>
internal sealed class UniversalAnalyticsTransactionsForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "Universal Analytics transactions";

    /// <inheritdoc/>
    public override string Key => "transaction";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Transaction ID", "Revenue", "Tax", "Shipping");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named("Device Category", "Refund Amount", "Quantity", "Source / Medium", "Affiliation");

    /// <inheritdoc/>
    public override string? DayColumn => null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Transaction ID");

    /// <inheritdoc/>
    public override int MostUnknown => 2;

    /// <inheritdoc/>
    public override bool IsTotal(ExportRow row) => row.IsLast && row.Raw("transaction_id") is null;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        row.Required("transaction_id", 200);
        row.Number("revenue", 0, Cells.MostMoney);
        row.File.Pull.NoteOnce(
            $"transactions {row.File.Name}", $"{row.File.Name}: is '{Name}', which tells no days: nothing of it is stored. Download the orders from the shop itself.");
        return [];
    }
}
