namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Orders of Shopify (<c>orders_export.csv</c>). An order of several items takes several rows, of which only the first has the money. <c>Source</c> is a
/// sales channel and never a social network: the origin comes from discount codes and from tags that an app wrote into <c>Note Attributes</c>.
/// </summary>
internal sealed class ShopifyOrdersForm : VendorForm
{
    private static readonly string[] Amounts = Named(
        "Subtotal", "Shipping", "Taxes", "Total", "Discount Amount", "Refunded Amount", "Outstanding Balance", "Duties", "Lineitem price", "Lineitem compare at price", "Lineitem discount",
        "Tax 1 Value", "Tax 2 Value", "Tax 3 Value", "Tax 4 Value", "Tax 5 Value");

    /// <inheritdoc/>
    public override string Name => "Shopify orders";

    /// <inheritdoc/>
    public override string Key => "order";

    /// <inheritdoc/>
    public override Sales Sales => Sales.Orders;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Name", "Financial Status", "Created at", "Currency", "Subtotal", "Shipping", "Taxes", "Total");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
    [
        "Email", "Paid at", "Fulfillment Status", "Fulfilled at", "Accepts Marketing", "Discount Code", "Discount Amount", "Shipping Method", "Lineitem quantity", "Lineitem name", "Lineitem price",
        "Lineitem compare at price", "Lineitem sku", "Lineitem requires shipping", "Lineitem taxable", "Lineitem fulfillment status", .. Address("Billing"), .. Address("Shipping"), "Notes",
        "Note Attributes", "Cancelled at", "Payment Method", "Payment Reference", "Refunded Amount", "Vendor", "Outstanding Balance", "Employee", "Location", "Device ID", "Id", "Tags", "Risk Level", "Source",
        "Lineitem discount", "Tax 1 Name", "Tax 1 Value", "Tax 2 Name", "Tax 2 Value", "Tax 3 Name", "Tax 3 Value", "Tax 4 Name", "Tax 4 Value", "Tax 5 Name", "Tax 5 Value", "Phone", "Receipt Number",
        "Duties", "Billing Province Name", "Shipping Province Name", "Payment ID", "Payment Terms Name", "Next Payment Due At", "Payment References",
    ]);

    /// <inheritdoc/>
    public override string? DayColumn => "created_at";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named(
        "Name", "Id", "Source", "Phone", "Billing Phone", "Shipping Phone", "Billing Zip", "Shipping Zip", "Billing Street", "Shipping Street", "Lineitem sku", "Device ID", "Receipt Number", "Payment ID",
        "Payment Reference", "Payment References", "Employee", "Notes", "Note Attributes", "Discount Code", "Tags");

    /// <inheritdoc/>
    public override string? SumApart(ExportRow row, string column) => Amounts.Contains(column) ? row.Raw("currency") ?? (row.File.Memory as Open)?.Currency : null;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var id = row.Required("name", 200);
        if (row.Raw("financial_status") is null && row.Raw("total") is null && row.Raw("currency") is null)
        {
            if ((row.File.Memory as Open)?.Order != id)
            {
                row.Refuse("name", id, "is a further item of an order whose first row does not stand above it: keep the rows of an order together.");
            }

            return [];
        }

        row.File.Memory = new Open(id, row.Raw("currency"));
        var time = row.Time("created_at", lastSecond: true);
        var currency = row.CurrencyIn("currency");
        var status = row.Required("financial_status", 40).ToLowerInvariant();
        var (net, total) = (Net(row), row.Money("total", currency)?.Amount ?? 0);
        var noted = NoteAttributes.Of(row.Raw("note_attributes"));
        var refunded = row.Money("refunded_amount", currency)?.Amount ?? 0;
        var touch = noted.Touch;
        var order = row.Order(id, time, net, currency, touch) with
        {
            Refunds = ShopRows.RefundsOf(time.Day, status == "refunded" && refunded == 0 ? total : refunded, total, net),
            Cancelled = row.Raw("cancelled_at") is not null || status is "voided" or "expired",
            CustomerKey = row.CustomerIn("email", "phone"),
            DiscountCodes = row.CodesIn("discount_code", ','),
            SelfReported = noted.SelfReported,
        };
        order = noted.Journey is { } journey ? order with { JourneyId = journey.Contains('@') ? row.File.Pull.CustomerKey(journey) : journey } : order;
        return row.Counts(id) ? row.Tell(order, touch) : [];
    }

    // Without tax and shipping. Where prices include the tax, the shop's total is subtotal and shipping alone, and the tax in it is told for both together.
    private static decimal Net(ExportRow row)
    {
        var (subtotal, shipping, taxes, total) = (Amount("subtotal"), Amount("shipping"), Amount("taxes"), Amount("total") - Amount("duties"));
        var taxIsInPrices = taxes > 0 && Math.Abs(subtotal + shipping - total) < Math.Abs(subtotal + shipping + taxes - total);
        return !taxIsInPrices || subtotal + shipping == 0 ? subtotal : Math.Max(0, Math.Round(subtotal - (taxes * subtotal / (subtotal + shipping)), 4));

        decimal Amount(string column) => row.Number(column, 0, Cells.MostMoney) ?? 0;
    }

    private static string[] Address(string of) =>
        [$"{of} Name", $"{of} Street", $"{of} Address1", $"{of} Address2", $"{of} Company", $"{of} City", $"{of} Zip", $"{of} Province", $"{of} Country", $"{of} Phone"];

    private sealed record Open(string Order, string? Currency);
}
