namespace SocialFunnel.Sources.Exports;

/// <summary>How many of the brand's customers were looked up on a platform on a day, and how many were found.</summary>
internal sealed class PresenceForm : ExportForm
{
    /// <inheritdoc/>
    public override string Name => "presence";

    /// <inheritdoc/>
    public override string Key => "day, platform and account";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["date", "platform", "looked_up", "found"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = ["account"];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        row.Required("looked_up");
        row.Required("found");
        var reading = new PresenceReading
        {
            Day = row.Day("date"),
            Account = row.Account(),
            Source = row.File.Pull.Context.Source,
            RetrievedAt = row.File.RetrievedAt,
            LookedUp = row.SmallCount("looked_up") ?? 0,
            Found = row.SmallCount("found") ?? 0,
        };
        if (reading.Found > reading.LookedUp)
        {
            row.Refuse("found", row.Raw("found"), $"is more than the {reading.LookedUp} looked up.");
        }

        if (row.Counts(row.Raw("date"), reading.Account.Platform.Name, reading.Account.Name))
        {
            yield return reading;
        }
    }
}
