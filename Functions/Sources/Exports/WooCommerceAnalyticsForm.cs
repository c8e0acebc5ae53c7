namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Orders of WooCommerce as its own Analytics page downloads them. Net sales are without tax and shipping; the origin is a word such as
/// <c>Source: linkedin</c> or <c>Referral: t.co</c>. It names customers only, so that nobody can be recognised.
/// </summary>
internal sealed class WooCommerceAnalyticsForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "WooCommerce Analytics orders";

    /// <inheritdoc/>
    public override string Key => "order";

    /// <inheritdoc/>
    public override Sales Sales => Sales.Orders;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Order #", "Status", "Customer type", "Net Sales");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named("N. Revenue (formatted)", "Customer", "Product(s)", "Items sold", "Coupon(s)", "Attribution");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string>? Aliases { get; } = Called(("Net Sales", ["N. Revenue"]), ("Attribution", ["Origin"]));

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Order #", "Coupon(s)", "Product(s)");

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var id = row.Required("order_#", 200);
        var time = row.Time("date", lastSecond: true);
        var currency = row.File.CurrencyOfTable();
        var net = row.Money("net_sales", currency)?.Amount;
        var status = row.Required("status", 60).ToLowerInvariant();
        var touch = Touch(row.FreeText("attribution"));
        var order = row.Order(id, time, net, currency, touch) with
        {
            Cancelled = status is "cancelled" or "failed" or "trash" or "pending" or "checkout-draft",
            Refunds = status == "refunded" ? ShopRows.RefundsOf(time.Day, net, 0, net ?? 0) : [],
            NewCustomer = row.Text("customer_type", 60)?.ToLowerInvariant() switch { "new" => true, "returning" => false, _ => null },
            DiscountCodes = row.CodesIn("coupon(s)", ','),
        };
        return row.Counts(id) ? row.Tell(order, touch) : [];
    }

    private static Touchpoint Touch(string? origin)
    {
        var parts = (origin ?? "").Split(':', 2, StringSplitOptions.TrimEntries);
        return (parts[0].ToLowerInvariant(), parts.Length > 1 ? parts[1].ToLowerInvariant() : null) switch
        {
            ("source", { } tag) => Touchpoint.Noted(null, null, tag, null, null),
            ("organic", { } engine) => Touchpoint.Noted(null, null, engine, "organic", null),
            ("referral", { } host) => Touchpoint.Noted(null, host, null, null, null),
            _ => Touchpoint.Nothing,
        };
    }
}
