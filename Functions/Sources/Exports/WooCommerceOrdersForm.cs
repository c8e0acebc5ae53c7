namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Orders of WooCommerce as the usual plugins export them, a row an order. Which columns there are, the shop's owner decides: these are the names of
/// three plugins. Tags of the visit come as meta columns <c>_wc_order_attribution_…</c>, where they were chosen.
/// </summary>
internal sealed class WooCommerceOrdersForm : VendorForm
{
    private static readonly string[] Attribution = ["source_type", "utm_source", "utm_medium", "utm_campaign", "referrer", "session_entry"];
    private static readonly string[] CountForNothing = ["cancelled", "failed", "trash", "checkout-draft", "draft", "pending", "pending payment"];
    private static readonly string[] Amounts = Named("order_total", "shipping_total", "tax_total", "refunded_total", "order_subtotal", "discount_total");

    /// <inheritdoc/>
    public override string Name => "WooCommerce orders";

    /// <inheritdoc/>
    public override string Key => "order";

    /// <inheritdoc/>
    public override Sales Sales => Sales.Orders;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["order_date", "order_status", "order_total"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OneOf { get; } = ["order_id", "order_number"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } =
        ["order_id", "order_number", "order_currency", "shipping_total", "tax_total", "refunded_total", "order_subtotal", "discount_total", "coupon_codes", "billing_email", "customer_id", "paid_date", .. Attribution];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string>? Aliases { get; } = Called(
        [
            ("order_date", ["Order Date", "date_created", "Created Date"]),
            ("order_status", ["status", "Order Status"]),
            ("order_total", ["Order Total Amount", "Order Total"]),
            ("order_id", ["Order ID"]),
            ("order_number", ["Order Number", "Order #"]),
            ("order_currency", ["currency", "Order Currency", "Currency Code"]),
            ("shipping_total", ["Order Shipping Amount", "order_shipping", "Shipping Total"]),
            ("tax_total", ["Order Total Tax Amount", "total_tax", "Order Tax", "Tax Total"]),
            ("refunded_total", ["Order Refund Amount", "refund_amount", "total_refunded", "Refunded Total"]),
            ("order_subtotal", ["Order Subtotal Amount"]),
            ("discount_total", ["cart_discount", "Cart Discount Amount", "Discount Total"]),
            ("coupon_codes", ["coupon_items", "coupons", "Coupon Code", "Coupon Codes", "Coupons Used"]),
            ("billing_email", ["Email (Billing)", "Billing Email Address", "customer_email"]),
            ("customer_id", ["customer_user", "Customer User ID"]),
            .. Attribution.Select(key => (key, new[] { $"meta:_wc_order_attribution_{key}", $"_wc_order_attribution_{key}", $"wc_order_attribution_{key}", $"order_attribution_{key}", $"attribution_{key}" })),
        ]);

    /// <inheritdoc/>
    public override string? DayColumn => "order_date";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named(
        "order_id", "order_number", "customer_id", "paid_date", "coupon_codes", "transaction_id", "billing_phone", "billing_postcode", "shipping_postcode", "shipping_phone", "customer_ip_address", "order_key");

    /// <inheritdoc/>
    public override string? SumApart(ExportRow row, string column) => Amounts.Contains(column) ? row.Raw("order_currency") : null;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var id = row.Text("order_number", 200) ?? row.Required("order_id", 200);
        var time = row.Time("order_date", lastSecond: true);
        var currency = row.Raw("order_currency") is null ? row.File.CurrencyOfTable() : row.CurrencyIn("order_currency");
        var status = row.Required("order_status", 60).ToLowerInvariant();
        status = status.StartsWith("wc-", StringComparison.Ordinal) ? status[3..] : status;
        var total = row.Money("order_total", currency)?.Amount ?? 0;
        var net = Math.Max(0, total - (row.Money("shipping_total", currency)?.Amount ?? 0) - (row.Money("tax_total", currency)?.Amount ?? 0));
        var refunded = Math.Abs(row.Number("refunded_total", -Cells.MostMoney, Cells.MostMoney) ?? 0);
        var touch = Touch(row);
        var order = row.Order(id, time, net, currency, touch) with
        {
            Refunds = ShopRows.RefundsOf(time.Day, status == "refunded" && refunded == 0 ? total : refunded, total, net),
            Cancelled = CountForNothing.Contains(status),
            CustomerKey = row.CustomerIn("billing_email", "customer_id"),
            DiscountCodes = Codes(row.FreeText("coupon_codes")),
        };
        if (!row.File.Header.Has("tax_total") || !row.File.Header.Has("shipping_total"))
        {
            row.File.NoteTaxIncluded();
        }

        // A row an item repeats its order word for word, as far as it is read, and counts once.
        return row.Counts(id) ? row.Tell(order, touch) : [];
    }

    // Of typed addresses and of orders that the shop itself entered there is nothing to tell.
    private static Touchpoint Touch(ExportRow row) => row.Raw("source_type")?.ToLowerInvariant() is "typein" or "admin" or "mobile_app"
        ? Touchpoint.Nothing
        : Touchpoint.Noted(row.Raw("session_entry"), row.Raw("referrer"), row.Raw("utm_source"), row.Raw("utm_medium"), row.Raw("utm_campaign"));

    // "code:SPRING|amount:5.00;code:…" or "SPRING, SUMMER".
    private static string[] Codes(string? text) => text is null ? []
        : text.Contains("code:", StringComparison.OrdinalIgnoreCase)
            ? [.. text.Split(['|', ';', ','], StringSplitOptions.TrimEntries).Where(part => part.StartsWith("code:", StringComparison.OrdinalIgnoreCase)).Select(part => part[5..].Trim()).Where(code => code.Length > 0)]
            : text.Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
