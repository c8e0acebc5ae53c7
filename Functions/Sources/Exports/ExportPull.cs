namespace SocialFunnel.Sources.Exports;

/// <summary>What the files of one pull share.</summary>
internal sealed class ExportPull(PullContext context, CustomerKeys customers)
{
    /// <summary>Who asks, and for what.</summary>
    public PullContext Context => context;

    /// <summary>Refunds that came in files of their own.</summary>
    public RefundBook Refunds { get; } = new();

    /// <summary>The last day that can have begun anywhere; a later one is a mistake. One day of slack for zones and clocks.</summary>
    public DateOnly LatestDay { get; } = context.Brand.Calendar.DayOf(context.RetrievedAt).AddDays(1);

    /// <summary>The keyed hash of a customer.</summary>
    public string CustomerKey(string customer) => customers.KeyOf(context.Brand.Id, customer);
}

/// <summary>One file of a pull, opened and recognised.</summary>
/// <param name="Pull">The pull.</param>
/// <param name="Name">The file's name.</param>
/// <param name="RetrievedAt">When its content last changed, which is when its readings were true.</param>
/// <param name="Form">Its form.</param>
/// <param name="Header">Its columns.</param>
internal sealed record OpenExport(ExportPull Pull, string Name, DateTimeOffset RetrievedAt, ExportForm Form, ExportHeader Header)
{
    /// <summary>Where the columns stand that the form reads.</summary>
    public IReadOnlyList<int> Positions { get; } = [.. Form.Columns.Select(Header.PositionOf).OfType<int>()];

    /// <summary>Its rows so far.</summary>
    public SeenRows Seen { get; } = new();
}
