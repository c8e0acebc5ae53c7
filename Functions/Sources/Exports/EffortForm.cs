namespace SocialFunnel.Sources.Exports;

/// <summary>Hours and money that went into an account on a day.</summary>
internal sealed class EffortForm : ExportForm
{
    private const decimal MostHours = 1_000;

    /// <inheritdoc/>
    public override string Name => "effort";

    /// <inheritdoc/>
    public override string Key => "day, platform and account";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["date", "platform"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = ["account", "hours", "spend", "currency"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OneOf { get; } = ["hours", "spend"];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var reading = new EffortReading
        {
            Day = row.Day("date"),
            Account = row.Account(),
            Source = row.File.Pull.Context.Source,
            RetrievedAt = row.File.RetrievedAt,
            Hours = row.Number("hours", 0, MostHours),
            Spend = row.Money("spend", row.Currency()),
        };
        if (row.Counts(row.Raw("date"), reading.Account.Platform.Name, reading.Account.Name) && (reading.Hours is not null || reading.Spend is not null))
        {
            yield return reading;
        }
    }
}
