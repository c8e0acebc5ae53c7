namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Items of Etsy's orders (<c>EtsySoldOrderItems2026.csv</c>), a row an item, with the order's shipping and tax repeated on each. It is recognised, and nothing of
/// it is stored: the same orders stand in the file of orders, and must not count twice.
/// </summary>
internal sealed class EtsyItemsForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "Etsy order items";

    /// <inheritdoc/>
    public override string Key => "item";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Sale Date", "Order ID", "Item Total", "Transaction ID");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
        [
            "Item Name", "Buyer", "Quantity", "Price", "Coupon Code", "Coupon Details", "Discount Amount", "Shipping Discount", "Order Shipping", "Order Sales Tax", "Currency", "Listing ID", "Date Paid",
            "Date Shipped", "Ship Name", "Ship Address1", "Ship Address2", "Ship City", "Ship State", "Ship Zipcode", "Ship Country", "Variations", "Order Type", "Listings Type", "Payment Type",
            "InPerson Discount", "InPerson Location", "VAT Paid by Buyer", "SKU",
        ]);

    /// <inheritdoc/>
    public override string? DayColumn => "sale_date";

    /// <inheritdoc/>
    public override bool? MonthFirst => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Order ID", "Transaction ID", "Listing ID", "Ship Zipcode", "SKU", "Date Paid", "Date Shipped", "Order Shipping", "Order Sales Tax", "Coupon Code");

    /// <inheritdoc/>
    public override string? SumApart(ExportRow row, string column) => column is "item_total" or "price" or "discount_amount" ? row.Raw("currency") : null;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        row.Required("order_id", 200);
        row.Time("sale_date", lastSecond: true);
        row.File.Pull.NoteOnce(
            $"items {row.File.Name}", $"{row.File.Name}: is '{Name}', of which nothing is stored: download the orders (EtsySoldOrders…), which tell the same sales once.");
        return [];
    }
}
