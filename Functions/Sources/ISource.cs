namespace SocialFunnel.Sources;

/// <summary>
/// A place that readings come from: yields them, and never sees the store. One stateless class per connector, in one file;
/// <see cref="SourceRegistration"/> lists them.
/// </summary>
public interface ISource
{
    /// <summary>How far back it can go and how much it can tell at once.</summary>
    SourceReach Reach { get; }

    /// <summary>Faults in a brand's settings for this source, each naming the field, the value, and the remedy; empty when they are fine.</summary>
    IEnumerable<string> Faults(SourceSettings settings);

    /// <summary>Reads the days of a window. Rows that cannot be read go to <see cref="PullContext.Refusals"/>; what fails as a whole throws.</summary>
    IAsyncEnumerable<Reading> Read(PullContext context, CancellationToken cancellation);
}

/// <summary>How far back a source can go, and how much it can tell at once.</summary>
/// <param name="HistoryDays">Days that a first run asks for; null for a source that always tells everything it has, such as files.</param>
/// <param name="SliceDays">The longest window of one pull; null when there is no limit.</param>
public sealed record SourceReach(int? HistoryDays, int? SliceDays);

/// <summary>Everything a source may know for one pull.</summary>
public sealed record PullContext
{
    /// <summary>Whose readings are asked for.</summary>
    public required Brand Brand { get; init; }

    /// <summary>Name of the configured source; goes into every reading.</summary>
    public required string Source { get; init; }

    /// <summary>Its settings.</summary>
    public required SourceSettings Settings { get; init; }

    /// <summary>The days asked for.</summary>
    public required Window Window { get; init; }

    /// <summary>The time of the run, for readings that are true now.</summary>
    public required DateTimeOffset RetrievedAt { get; init; }

    /// <summary>Takes note of what could not be read.</summary>
    public required RefusalLog Refusals { get; init; }

    /// <summary>The brand's last full day before the run: what is true now stood so at its end, as near as anybody can tell.</summary>
    public DateOnly Yesterday => Brand.Calendar.DayOf(RetrievedAt).AddDays(-1);

    /// <summary>Whether the window ends with it. A total that is true now belongs to such a window only, and not to a piece of history.</summary>
    public bool EndsYesterday => Window.Last == Yesterday;
}
