using System.Globalization;

namespace SocialFunnel.Samples;

/// <summary>The sample's orders as Shopify's own download: newest first, a row for each item, and of an order of two items only the first row with its money.</summary>
internal static class SampleShopify
{
    private const int TaxPercent = 7;

    private static readonly string[] Columns =
    [
        "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Accepts Marketing", "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code", "Discount Amount", "Shipping Method",
        "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem requires shipping", "Billing Country", "Notes", "Note Attributes", "Cancelled at", "Payment Method", "Refunded Amount",
        "Vendor", "Id", "Tags", "Risk Level", "Source",
    ];

    /// <summary>Its lines.</summary>
    public static IEnumerable<string> Lines(IEnumerable<SampleOrder> orders) => orders.Reverse().SelectMany(Rows).Prepend(string.Join(',', Columns));

    private static IEnumerable<string> Rows(SampleOrder order)
    {
        var created = SampleYear.Local(order.At).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture).Remove(23, 1);
        var shipping = order.Cents < 5_000 ? 490 : 0;
        var taxes = (order.Cents + shipping) * TaxPercent / 100;
        var total = order.Cents + shipping + taxes;
        var isTwo = order.Number % 6 == 0;
        var first = isTwo ? order.Cents * 2 / 3 : order.Cents;
        yield return Row(new()
        {
            ["Name"] = $"#{order.Number}",
            ["Email"] = $"{order.Customer}@buyers.example",
            ["Financial Status"] = order.RefundedCents >= order.Cents ? "refunded" : order.RefundedCents > 0 ? "partially_refunded" : "paid",
            ["Paid at"] = created,
            ["Fulfillment Status"] = order.Cancelled ? "" : "fulfilled",
            ["Accepts Marketing"] = order.Number % 3 == 0 ? "yes" : "no",
            ["Currency"] = "EUR",
            ["Subtotal"] = SampleShop.Money(order.Cents),
            ["Shipping"] = SampleShop.Money(shipping),
            ["Taxes"] = SampleShop.Money(taxes),
            ["Total"] = SampleShop.Money(total),
            ["Discount Code"] = order.Code,
            ["Discount Amount"] = SampleShop.Money(order.Code.Length > 0 ? order.Cents / 9 : 0),
            ["Shipping Method"] = "Standard",
            ["Created at"] = created,
            ["Lineitem quantity"] = "1",
            ["Lineitem name"] = "House blend, 1 kg",
            ["Lineitem price"] = SampleShop.Money(first),
            ["Billing Country"] = "DE",
            ["Note Attributes"] = Notes(order),
            ["Cancelled at"] = order.Cancelled ? created : "",
            ["Payment Method"] = "Shopify Payments",
            ["Refunded Amount"] = SampleShop.Money((int)((long)order.RefundedCents * total / order.Cents)),
            ["Vendor"] = "Kaffeewerk",
            ["Id"] = $"{5_000_000 + order.Number}",
            ["Risk Level"] = "Low",
            ["Source"] = order.Number % 11 == 0 ? "580111" : "web",
        });
        if (isTwo)
        {
            yield return Row(new()
            {
                ["Name"] = $"#{order.Number}",
                ["Email"] = $"{order.Customer}@buyers.example",
                ["Created at"] = created,
                ["Lineitem quantity"] = "1",
                ["Lineitem name"] = "Filters",
                ["Lineitem price"] = SampleShop.Money(order.Cents - first),
                ["Vendor"] = "Kaffeewerk",
            });
        }
    }

    // What the shop's theme notes: the visitor, and what the buyer answered.
    private static string Notes(SampleOrder order) => string.Join('\n', new[] { ("journey", order.Journey), ("How did you hear about us", order.Answer) }
        .Where(note => note.Item2.Length > 0).Select(note => $"{note.Item1}: {note.Item2}"));

    private static string Row(Dictionary<string, string> cells) => string.Join(',', Columns.Select(column => Quoted(cells.GetValueOrDefault(column, ""))));

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
