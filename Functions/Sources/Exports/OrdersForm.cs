namespace SocialFunnel.Sources.Exports;

/// <summary>Orders, leads, bookings or sales in the shop, one line each, with the touch that led to them where the shop knows it.</summary>
internal sealed class OrdersForm : ExportForm
{
    private static readonly char[] BetweenCodes = [' ', ',', ';', '|'];

    /// <inheritdoc/>
    public override string Name => "orders";

    /// <inheritdoc/>
    public override string Key => "order";

    /// <inheritdoc/>
    public override Sales Sales => Sales.Orders;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["order_id", "ordered_at"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } =
    [
        "kind", "net_value", "currency", "converted_value", "refunded", "refunded_at", "cancelled", "customer", "new_customer", "discount_code", "discount_codes",
        "heard_about_us", "journey", .. Touchpoint.Columns,
    ];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var id = row.Required("order_id", 200);
        // A day alone is its end, so that touches of the day come before the order.
        var (at, day) = row.Time("ordered_at", lastSecond: true);
        var touch = Touchpoint.Of(row);
        var journey = row.Journey() ?? (touch.IsEmpty ? null : $"order:{id}");
        var currency = row.Currency();
        var value = row.Money("net_value", currency);
        var order = new ConversionReading
        {
            Day = day,
            Source = row.File.Pull.Context.Source,
            RetrievedAt = row.File.RetrievedAt,
            ConversionId = id,
            At = at,
            Kind = row.Text("kind", 40)?.ToLowerInvariant() ?? "order",
            NetValue = value,
            ConvertedValue = row.Money("converted_value", row.File.Pull.Context.Brand.Currency),
            Refunds = Refunds(row, day, value),
            Cancelled = row.Flag("cancelled") ?? false,
            CustomerKey = row.Raw("customer") is { } customer ? row.File.Pull.CustomerKey(customer) : null,
            NewCustomer = row.Flag("new_customer"),
            DiscountCodes = $"{row.Text("discount_code")} {row.Text("discount_codes")}".Split(BetweenCodes, StringSplitOptions.RemoveEmptyEntries),
            SelfReported = row.FreeText("heard_about_us"),
            JourneyId = journey,
        };
        if (!row.Counts(id))
        {
            yield break;
        }

        if (!row.File.Pull.Refunds.Holds(order))
        {
            yield return order;
        }

        if (!touch.IsEmpty)
        {
            yield return touch.Reading(row.File, day, journey!, at, sequence: 0);
        }
    }

    private static Refund[] Refunds(ExportRow row, DateOnly ordered, Money? value)
    {
        var amount = row.Number("refunded", 0, Cells.MostMoney);
        var day = row.DayOfTime("refunded_at") ?? ordered;
        if (amount > value?.Amount)
        {
            row.Refuse("refunded", row.Raw("refunded"), $"is more than the net value {value}: give refunds without tax and shipping.");
        }

        if (day < ordered)
        {
            row.Refuse("refunded_at", row.Raw("refunded_at"), "lies before the order.");
        }

        return amount is > 0 ? [new Refund(day, amount.Value)] : [];
    }
}
