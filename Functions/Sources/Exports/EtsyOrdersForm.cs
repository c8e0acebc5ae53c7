namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Orders of Etsy (<c>EtsySoldOrders2026.csv</c>), a row an order. Days are months first with two digits of the year. There is no origin in it but the
/// coupon. An adjusted total of 0.00 means that nothing was adjusted.
/// </summary>
internal sealed class EtsyOrdersForm : VendorForm
{
    private static readonly string[] Amounts = Named(
        "Order Value", "Discount Amount", "Shipping Discount", "Shipping", "Sales Tax", "Order Total", "Card Processing Fees", "Order Net", "Adjusted Order Total", "Adjusted Card Processing Fees",
        "Adjusted Net Order Amount", "InPerson Discount");

    /// <inheritdoc/>
    public override string Name => "Etsy orders";

    /// <inheritdoc/>
    public override string Key => "order";

    /// <inheritdoc/>
    public override Sales Sales => Sales.Orders;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Sale Date", "Order ID", "Order Value", "Order Total");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
        [
            "Buyer User ID", "Full Name", "First Name", "Last Name", "Number of Items", "Payment Method", "Date Shipped", "Street 1", "Street 2", "Ship City", "Ship State", "Ship Zipcode", "Ship Country",
            "Currency", "Coupon Code", "Coupon Details", "Discount Amount", "Shipping Discount", "Shipping", "Sales Tax", "Status", "Card Processing Fees", "Order Net", "Adjusted Order Total",
            "Adjusted Card Processing Fees", "Adjusted Net Order Amount", "Buyer", "Order Type", "Payment Type", "InPerson Discount", "InPerson Location", "SKU",
        ]);

    /// <inheritdoc/>
    public override string? DayColumn => "sale_date";

    /// <inheritdoc/>
    public override bool? MonthFirst => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Order ID", "Buyer User ID", "Ship Zipcode", "SKU", "Coupon Code", "Street 2");

    /// <inheritdoc/>
    public override string? SumApart(ExportRow row, string column) => Amounts.Contains(column) ? row.Raw("currency") : null;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var id = row.Required("order_id", 200);
        var time = row.Time("sale_date", lastSecond: true);
        var currency = row.Raw("currency") is null ? row.File.CurrencyOfTable() : row.CurrencyIn("currency");
        var total = Amount("order_total");
        var net = Math.Max(0, Amount("order_value") - Amount("discount_amount") - Amount("inperson_discount"));
        var order = row.Order(id, time, net, currency) with
        {
            Refunds = Amount("adjusted_order_total") is > 0 and var adjusted && adjusted < total ? ShopRows.RefundsOf(time.Day, total - adjusted, total, net) : [],
            Cancelled = row.Raw("status")?.ToLowerInvariant() is "cancelled" or "canceled",
            CustomerKey = row.CustomerIn("buyer_user_id", "buyer"),
            DiscountCodes = row.CodesIn("coupon_code", ',', ' '),
        };
        return row.Counts(id) ? row.Tell(order) : [];

        // Discounts come with and without a minus sign.
        decimal Amount(string column) => Math.Abs(row.Number(column, -Cells.MostMoney, Cells.MostMoney) ?? 0);
    }
}
