namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Refunds that came in files of their own, until their order comes by. Orders with such refunds are held back, one each, so that
/// several files may tell of the same order and the last one counts. Its memory grows with the refunds, and with the orders that are kept.
/// </summary>
internal sealed class RefundBook
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Notes a refund. One with the same order and key as one before replaces it: files come oldest first.</summary>
    public void Add(string order, string key, RefundLine line)
    {
        if (!entries.TryGetValue(order, out var entry))
        {
            entries.Add(order, entry = new Entry());
        }

        entry.Lines[key] = line;
    }

    /// <summary>Holds an order back if there are refunds for it; a later one with the same id replaces it.</summary>
    /// <returns>Whether it was held back; if not, it can go on its way.</returns>
    public bool Holds(ConversionReading order)
    {
        if (!entries.TryGetValue(order.ConversionId, out var entry))
        {
            return false;
        }

        entry.Order = order;
        return true;
    }

    /// <summary>Holds an order back whether or not refunds of it have come by, as where they stand among the orders in any order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="share">Which part of what was paid is its net value, 0 to 1; the same part of a refund counts.</param>
    public void Keep(ConversionReading order, decimal share)
    {
        if (!entries.TryGetValue(order.ConversionId, out var entry))
        {
            entries.Add(order.ConversionId, entry = new Entry());
        }

        (entry.Order, entry.Share) = (order, share);
    }

    /// <summary>The orders that were held back, with their refunds; refunds that fit no order are refused.</summary>
    /// <param name="refusals">Where refused lines go.</param>
    /// <param name="last">Last day of the window; refunds after it may belong to orders that are not read yet.</param>
    public IEnumerable<ConversionReading> Settle(RefusalLog refusals, DateOnly last)
    {
        foreach (var (id, entry) in entries)
        {
            if (entry.Order is { } order)
            {
                yield return Settle(order, entry.Share, entry.Lines.Values, refusals);
                continue;
            }

            foreach (var line in entry.Lines.Values.Where(line => line.Day <= last))
            {
                refusals.Add(new Refusal(line.File, line.Line, "order_id", PersonalData.Without(id), "is the id of no order in any file: add the file with the order."));
            }
        }
    }

    private static ConversionReading Settle(ConversionReading order, decimal share, IEnumerable<RefundLine> lines, RefusalLog refusals)
    {
        if (!lines.Any())
        {
            return order;
        }

        var left = order.NetValue?.Amount ?? decimal.MaxValue;
        var refunds = new List<Refund>();
        var retrieved = order.RetrievedAt;
        foreach (var told in lines.OrderBy(line => line.Day))
        {
            var line = told.IsOfPaid ? told with { Amount = Math.Min(left, Math.Round(told.Amount * share, 4)) } : told;
            var problem = line.Day < order.Day ? $"lies before the order's day {order.Day:O}."
                : line.Amount > left ? $"makes the refunds of the order more than its net value {order.NetValue}: give refunds without tax and shipping."
                : null;
            if (problem is not null)
            {
                refusals.Add(new Refusal(line.File, line.Line, line.Day < order.Day ? "refunded_at" : "amount", null, problem));
                continue;
            }

            left -= line.Amount;
            refunds.Add(new Refund(line.Day, line.Amount));
            retrieved = line.RetrievedAt > retrieved ? line.RetrievedAt : retrieved;
        }

        return order with { Refunds = refunds, RetrievedAt = retrieved };
    }

    private sealed class Entry
    {
        public Dictionary<string, RefundLine> Lines { get; } = new(StringComparer.Ordinal);

        public ConversionReading? Order { get; set; }

        public decimal Share { get; set; } = 1;
    }
}

/// <summary>A refund as a file told it.</summary>
/// <param name="Day">The brand's day.</param>
/// <param name="Amount">In the currency of the order, more than 0.</param>
/// <param name="File">The file.</param>
/// <param name="Line">Its line.</param>
/// <param name="RetrievedAt">When the file last changed.</param>
internal sealed record RefundLine(DateOnly Day, decimal Amount, string File, long Line, DateTimeOffset RetrievedAt)
{
    /// <summary>Whether it is part of what was paid, tax and shipping among it, and not of the net value.</summary>
    public bool IsOfPaid { get; init; }
}
