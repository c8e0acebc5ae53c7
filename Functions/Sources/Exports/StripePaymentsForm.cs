using System.Globalization;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Payments of Stripe (<c>unified_payments.csv</c>), all columns or few. Amounts of all currencies stand in one column; the converted ones, the fee and its tax
/// are in the account's own. Only money that came counts: failed and uncaptured attempts and tests are read and not stored.
/// </summary>
internal sealed class StripePaymentsForm : VendorForm
{
    private const string Created = "Created date (UTC)";
    private const string Refunded = "Refunded date (UTC)";
    private const string Disputed = "Dispute Date (UTC)";

    private static readonly string[] Address = ["Line1", "Line2", "City", "State", "Country", "Zip", "Postal Code"];
    private static readonly string[] InCurrency = Named("Amount", "Amount Refunded", "Disputed Amount");
    private static readonly string[] InConverted = Named("Converted Amount", "Converted Amount Refunded", "Fee", "Taxes On Fee");
    private static readonly (string Created, string Refunded, string Disputed) Times = (ExportHeader.Normal(Created), ExportHeader.Normal(Refunded), ExportHeader.Normal(Disputed));

    /// <inheritdoc/>
    public override string Name => "Stripe payments";

    /// <inheritdoc/>
    public override string Key => "payment";

    /// <inheritdoc/>
    public override Sales Sales => Sales.Payments;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named(Created, "Amount", "Currency", "Status");

    /// <inheritdoc/>
    public override IReadOnlyList<string> OneOf { get; } = Named("PaymentIntent ID", "Captured", "Converted Amount", "Payment Source Type");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
    [
        "id", "PaymentIntent ID", "Amount Refunded", "Captured", "Converted Amount", "Converted Amount Refunded", "Converted Currency", "Fee", "Taxes On Fee", "Mode", "Description", "Decline Reason",
        "Seller Message", "Statement Descriptor", "Is Link", "Link Funding", Refunded, "Invoice ID", "Invoice Number", "Payment Source Type", "Destination", "Transfer", "Transfer Date (UTC)", "Transfer Group",
        "Application Fee", "Application ID", "Client Reference ID", "Payment Link ID", "Checkout Session ID", "Checkout Line Item Summary", "Checkout Promotional Consent", "Terminal Location ID",
        "Disputed Amount", "Dispute Status", "Dispute Reason", Disputed, "Dispute Evidence Due (UTC)", "UTM Campaign", "UTM Content", "UTM Medium", "UTM Source", "UTM Term", "utm_source (metadata)",
        "utm_medium (metadata)", "utm_campaign (metadata)", "utm_content (metadata)", "utm_term (metadata)", .. Of("Card", "ID", "Last4", "Brand", "Funding", "Exp Month", "Exp Year", "Name", "Issue Country",
            "Fingerprint", "CVC Status", "AVS Zip Status", "AVS Line1 Status", "Tokenization Method"), .. Of("Customer", "ID", "Description", "Email", "Phone", "Facing Amount", "Facing Currency"),
        .. Of("Card Address", Address), .. Of("Shipping Address", Address), "Shipping Name",
    ]);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string>? Aliases { get; } = Called((Created, ["Created (UTC)", "Created"]), ("Taxes On Fee", ["Tax"]), (Refunded, ["Refunded (UTC)"]));

    /// <summary>Whether a table is of this form. Payouts to a bank, which have a day of arrival, are no sales.</summary>
    public override bool Fits(TableHead head, ExportHeader header) => base.Fits(head, header) && !header.Has("arrival_date(utc)");

    /// <inheritdoc/>
    public override string? DayColumn => Times.Created;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named(
        "Card Last4", "Card Exp Month", "Card Exp Year", "Card Address Zip", "Shipping Address Postal Code", "Customer Phone", Refunded, Disputed, "Dispute Evidence Due (UTC)", "Invoice Number");

    /// <inheritdoc/>
    public override string? SumApart(ExportRow row, string column) =>
        InCurrency.Contains(column) ? row.Raw("currency") : InConverted.Contains(column) ? row.Raw("converted_currency") : null;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var time = row.Time(Times.Created, lastSecond: true, isUtc: true);
        var currency = row.CurrencyIn("currency");
        var amount = row.Money("amount", currency)?.Amount ?? 0;
        var status = row.Required("status", 40).ToLowerInvariant();
        var touch = Touchpoint.Noted(
            null, null, row.Raw("utm_source") ?? row.Raw("utm_source(metadata)"), row.Raw("utm_medium") ?? row.Raw("utm_medium(metadata)"), row.Raw("utm_campaign") ?? row.Raw("utm_campaign(metadata)"));
        var customer = row.CustomerIn("customer_id", "customer_email");

        // Few columns may lack the payment's id: then its invoice, else what cannot happen twice in a second.
        var id = row.Text("id", 200) ?? row.Text("paymentintent_id", 200) ?? row.Text("invoice_id", 200) ?? row.Text("invoice_number", 200) ?? string.Create(CultureInfo.InvariantCulture, $"{time.At.UtcDateTime:s}Z/{amount:0.####}{currency}/{customer}");
        var order = row.Order(id, time, amount, currency, touch) with
        {
            ConvertedValue = Converted(row),
            Refunds = Refunds(row, time.Day, currency, amount),
            CustomerKey = customer,
        };
        row.File.NoteTaxIncluded();
        return row.Counts(id) && Came(row, status) && row.File.CountsAsSales() ? row.Tell(order, touch) : [];
    }

    private static IEnumerable<string> Of(string what, params string[] parts) => parts.Select(part => $"{what} {part}");

    private static bool Came(ExportRow row, string status) =>
        status is "paid" or "refunded" or "partially refunded" or "partially_refunded" or "disputed" or "succeeded"
        && row.Raw("captured")?.ToLowerInvariant() is not ("false" or "no") && row.Raw("mode")?.ToLowerInvariant() != "test";

    // What Stripe itself converted into the account's currency, where that is the brand's.
    private static Money? Converted(ExportRow row)
    {
        var own = row.File.Pull.Context.Brand.Currency;
        return row.Raw("converted_currency")?.ToUpperInvariant() == own ? row.Money("converted_amount", own) : null;
    }

    // A dispute that was lost took the money back, too.
    private static IReadOnlyList<Refund> Refunds(ExportRow row, DateOnly day, string currency, decimal amount)
    {
        var refunded = Math.Min(amount, row.Money("amount_refunded", currency)?.Amount ?? 0);
        var disputed = row.Raw("dispute_status")?.ToLowerInvariant() == "lost" ? Math.Min(amount - refunded, row.Money("disputed_amount", currency)?.Amount ?? 0) : 0;
        return
        [
            .. ShopRows.RefundsOf(Later(Times.Refunded), refunded, amount, amount),
            .. ShopRows.RefundsOf(Later(Times.Disputed), disputed, amount, amount),
        ];

        DateOnly Later(string column) => row.DayOfUtc(column) is { } told && told > day ? told : day;
    }
}
