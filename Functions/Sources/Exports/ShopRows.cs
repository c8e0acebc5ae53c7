namespace SocialFunnel.Sources.Exports;

/// <summary>What downloads of shops and payment providers have in common: an order, what of it was given back, and the touch that led to it.</summary>
internal static class ShopRows
{
    /// <summary>The currency in a column.</summary>
    public static string CurrencyIn(this ExportRow row, string column)
    {
        var text = row.Required(column, 100);
        var currency = text.ToUpperInvariant();
        if (text.Length > 0 && !Currencies.IsKnown(currency))
        {
            row.Refuse(column, text, "is no ISO 4217 currency.");
        }

        return currency;
    }

    /// <summary>The currency of a table that names none: as somebody said, else the brand's, and then that is noted.</summary>
    public static string CurrencyOfTable(this OpenExport file)
    {
        if (file.Answers.Currency is { } said)
        {
            return said;
        }

        var own = file.Pull.Context.Brand.Currency;
        file.Pull.NoteOnce(
            $"currency {file.Name}",
            $$"""{{file.Name}}: the file names no currency; its amounts are taken for {{own}}, the brand's. If they are not, write "files": { "FILE": { "currency": "…" } } into the brand's source '{{file.Pull.Context.Source}}', or import with --currency.""");
        return own;
    }

    /// <summary>Notes once for a table that its values are what was paid.</summary>
    public static void NoteTaxIncluded(this OpenExport file) => file.Pull.NoteOnce(
        $"gross {file.Name}", $"{file.Name}: '{file.Form.Name}' does not tell tax and shipping apart: values are what was paid, and a margin on them is too high by that much.");

    /// <summary>Whether a table's payments count as sales: not where somebody said that another file has their orders. Where only one file is known, a note tells of the choice.</summary>
    public static bool CountsAsSales(this OpenExport file)
    {
        var same = file.Answers.SalesAreOwn == false;
        if (same)
        {
            file.Pull.NoteOnce($"same {file.Name}", $"{file.Name}: nothing of '{file.Form.Name}' is stored, since another file has the orders of its payments.");
        }
        else if (file.Answers.SalesAreOwn is null)
        {
            file.Pull.NoteOnce($"own {file.Name}", $"{file.Name}: each payment counts as a sale. Bring in either these or the orders of the shop that took them, or every sale counts twice.");
        }

        return !same;
    }

    /// <summary>An order without refunds.</summary>
    public static ConversionReading Order(this ExportRow row, string id, (DateTimeOffset At, DateOnly Day) time, decimal? value, string currency, Touchpoint? touch = null) => new()
    {
        Day = time.Day,
        Source = row.File.Pull.Context.Source,
        RetrievedAt = row.File.RetrievedAt,
        ConversionId = id,
        At = time.At,
        NetValue = value is { } amount && Money.IsCurrency(currency) ? new Money(amount, currency) : null,
        JourneyId = touch is { IsEmpty: false } ? $"order:{id}" : null,
    };

    /// <summary>The keyed hash of the first of several columns that is filled; null where none is.</summary>
    public static string? CustomerIn(this ExportRow row, params string[] columns) =>
        columns.Select(row.Raw).FirstOrDefault(text => text is not null and not "0") is { } customer ? row.File.Pull.CustomerKey(customer) : null;

    /// <summary>Codes in a column, by what stands between them.</summary>
    public static IReadOnlyList<string> CodesIn(this ExportRow row, string column, params char[] between) =>
        row.FreeText(column)?.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>What of an order's net value was given back, where a shop tells it with tax and shipping: the same part. At most all.</summary>
    /// <param name="day">The day.</param>
    /// <param name="refunded">What was given back.</param>
    /// <param name="paid">What had been paid.</param>
    /// <param name="net">The net value.</param>
    public static IReadOnlyList<Refund> RefundsOf(DateOnly day, decimal? refunded, decimal paid, decimal net)
    {
        var amount = refunded is null or 0 ? 0 : paid > 0 ? Math.Min(net, Math.Round(refunded.Value * net / paid, 4)) : Math.Min(net, refunded.Value);
        return amount > 0 ? [new Refund(day, amount)] : [];
    }

    /// <summary>The order, unless it waits for refunds of other files, and its touch.</summary>
    public static IEnumerable<Reading> Tell(this ExportRow row, ConversionReading order, Touchpoint? touch = null)
    {
        if (!row.File.Pull.Refunds.Holds(order))
        {
            yield return order;
        }

        if (touch is { IsEmpty: false })
        {
            yield return touch.Reading(row.File, order.Day, order.JourneyId!, order.At, sequence: 0);
        }
    }
}
