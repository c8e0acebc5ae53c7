using System.Globalization;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Activity of PayPal (<c>Download.CSV</c>): every movement of the account, of which payments received are sales and refunds take from the sale they name.
/// Day, time and zone stand in three columns. English downloads only.
/// </summary>
internal sealed class PayPalActivityForm : VendorForm
{
    private static readonly string[] NoSale = ["refund", "reversal", "hold", "authorization", "withdrawal", "deposit", "conversion", "fee", "transfer", "chargeback", "review", "adjustment", "mass pay", "payout"];
    private static readonly string[] Amounts = Named("Gross", "Fee", "Net", "Balance", "Sales Tax", "Shipping and Handling Amount", "Insurance Amount");

    /// <inheritdoc/>
    public override string Name => "PayPal activity";

    /// <inheritdoc/>
    public override string Key => "transaction";

    /// <inheritdoc/>
    public override Sales Sales => Sales.Payments;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Time", "TimeZone", "Type", "Currency", "Gross");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
        [
            "Status", "Name", "Fee", "Net", "From Email Address", "To Email Address", "Transaction ID", "Reference Txn ID", "Receipt ID", "Balance", "Balance Impact", "Counterparty Status", "Shipping Address",
            "Address Status", "Item Title", "Item ID", "Shipping and Handling Amount", "Insurance Amount", "Sales Tax", "Option 1 Name", "Option 1 Value", "Option 2 Name", "Option 2 Value", "Invoice Number",
            "Custom Number", "Quantity", "Address Line 1", "Address Line 2/District/Neighborhood", "Town/City", "State/Province/Region/County/Territory/Prefecture/Republic", "Zip/Postal Code", "Country",
            "Contact Phone Number", "Subject", "Note", "Country Code", "Bank Name", "Bank Account", "Buyer Wallet",
        ]);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string>? Aliases { get; } = Called(
        ("TimeZone", ["Time Zone"]), ("Gross", ["Amount"]), ("Type", ["Description"]), ("Sales Tax", ["VAT"]), ("Invoice Number", ["Invoice ID"]), ("Zip/Postal Code", ["Postcode"]),
        ("Shipping and Handling Amount", ["Postage and Packaging Amount"]), ("Address Line 2/District/Neighborhood", ["Address Line 2/District/Neighbourhood"]),
        ("State/Province/Region/County/Territory/Prefecture/Republic", ["County"]));

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named(
        "Time", "Transaction ID", "Reference Txn ID", "Receipt ID", "Item ID", "Invoice Number", "Custom Number", "Zip/Postal Code", "Contact Phone Number", "Quantity", "Bank Account");

    /// <inheritdoc/>
    public override string? SumApart(ExportRow row, string column) => Amounts.Contains(column) ? row.Raw("currency") : null;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var currency = row.CurrencyIn("currency");
        var gross = row.Number("gross", -Cells.MostMoney, Cells.MostMoney) ?? 0;
        var type = row.Required("type", 200).ToLowerInvariant();
        var time = Time(row);
        var id = row.Text("transaction_id", 200) ?? row.Text("receipt_id", 200) ?? string.Create(CultureInfo.InvariantCulture, $"{time.At.UtcDateTime:s}Z/{gross:0.####}{currency}");
        var net = Math.Max(0, gross - Amount("sales_tax") - Amount("shipping_and_handling_amount"));
        var order = row.Order(id, time, net, currency) with { CustomerKey = row.CustomerIn("from_email_address") };
        if (!row.Counts(id, type) || !Moved(row) || !row.File.CountsAsSales())
        {
            return [];
        }

        if (gross < 0 && type.Contains("refund", StringComparison.Ordinal))
        {
            if (row.Text("reference_txn_id", 200) is not { } refunded)
            {
                row.File.Memory = (int?)row.File.Memory + 1 ?? 1;
                return [];
            }

            row.File.Pull.Refunds.Add(refunded, id, new RefundLine(time.Day, -gross, row.File.Name, row.Line, row.File.RetrievedAt) { IsOfPaid = true });
        }
        else if (gross > 0 && IsSale(type))
        {
            if (!row.File.Header.Has("sales_tax"))
            {
                row.File.NoteTaxIncluded();
            }

            // Refunds stand above or below the sale, and in other files.
            row.File.Pull.Refunds.Keep(order, net / gross);
        }

        return [];

        decimal Amount(string column) => row.Number(column, -Cells.MostMoney, Cells.MostMoney) ?? 0;
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> End(OpenExport file)
    {
        if (file.Memory is int unnamed)
        {
            file.Pull.Context.Refusals.Note($"{file.Name}: {unnamed} {(unnamed == 1 ? "refund names" : "refunds name")} no sale and could be taken from none: download the activity with the columns Transaction ID and Reference Txn ID.");
        }

        return [];
    }

    private static bool IsSale(string type) =>
        (type.Contains("payment", StringComparison.Ordinal) || type.Contains("checkout", StringComparison.Ordinal)) && !Array.Exists(NoSale, word => type.Contains(word, StringComparison.Ordinal));

    // What is pending or denied moved nothing, nor did a memo.
    private static bool Moved(ExportRow row) =>
        row.Raw("status")?.ToLowerInvariant() is null or "completed" or "partially refunded" or "refunded" && row.Raw("balance_impact")?.ToLowerInvariant() != "memo";

    private static (DateTimeOffset At, DateOnly Day) Time(ExportRow row)
    {
        var (day, clock, zone) = (row.Required("date", 100), row.Required("time", 100), row.Raw("timezone"));
        var offset = PayPalZones.OffsetOf(zone, row.File.Days?.Read(day, out _), clock);
        if (offset is null && zone is not null)
        {
            row.File.Pull.NoteOnce($"zone {row.File.Name} {zone}", $"{row.File.Name}: the zone '{zone}' is not known here, and its times are taken for the brand's own.");
        }

        return row.Time("date", $"{day} {clock} {offset}".TrimEnd(), lastSecond: false, isUtc: false);
    }
}
