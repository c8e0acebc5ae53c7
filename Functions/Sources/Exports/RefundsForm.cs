namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Refunds that a shop tells apart from its orders, also later and in parts. They become part of their order's reading; where this form
/// knows an order, it replaces the refund that stands in the order's own line.
/// </summary>
internal sealed class RefundsForm : ExportForm
{
    private const decimal Least = 0.000001m;

    /// <inheritdoc/>
    public override string Name => "refunds";

    /// <inheritdoc/>
    public override string Key => "refund (order and refund_id, or order and time where there is no refund_id)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["order_id", "refunded_at", "amount"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = ["refund_id"];

    /// <inheritdoc/>
    public override bool ReadFirst => true;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var order = row.Required("order_id", 200);
        row.Required("refunded_at");
        row.Required("amount");
        var key = row.Text("refund_id", 200) ?? row.Raw("refunded_at");
        var line = new RefundLine(row.DayOfTime("refunded_at") ?? default, row.Number("amount", Least, Cells.MostMoney) ?? 0, row.File.Name, row.Line, row.File.RetrievedAt);
        if (row.Counts(order, key))
        {
            row.File.Pull.Refunds.Add(order, key!, line);
        }

        return [];
    }
}
