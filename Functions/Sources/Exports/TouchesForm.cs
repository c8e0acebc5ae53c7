namespace SocialFunnel.Sources.Exports;

/// <summary>Visits and clicks, whether or not they led to an order.</summary>
internal sealed class TouchesForm : ExportForm
{
    /// <inheritdoc/>
    public override string Name => "touches";

    /// <inheritdoc/>
    public override string Key => "touch";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["journey", "touched_at"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional => Touchpoint.Columns;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var journey = row.Journey();
        if (journey is null)
        {
            row.Refuse("journey", null, "is empty and must not be.");
        }

        var (at, day) = row.Time("touched_at", lastSecond: false);
        var touch = Touchpoint.Of(row);
        if (row.Sequence(journey, row.Raw("touched_at")) is { } sequence)
        {
            yield return touch.Reading(row.File, day, journey!, at, sequence.Number);
        }
    }
}
