using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SocialFunnel;

/// <summary>
/// The program's one source of spans and its one meter, and every instrument on it: docs/telemetry.md lists them. Without a listener each call
/// costs a comparison. Tags are names of queues, connectors, and outcomes; a metric never has a brand for a tag, since there may be a million.
/// </summary>
public static class Telemetry
{
    /// <summary>Name of the source and of the meter.</summary>
    public const string Name = "SocialFunnel";

    /// <summary>The brand of a span, its id.</summary>
    public const string BrandTag = "socialfunnel.brand";

    /// <summary>The run of a span, its id.</summary>
    public const string RunTag = "socialfunnel.run";

    /// <summary>The pull of a span, its id within the run.</summary>
    public const string PullTag = "socialfunnel.pull";

    private const string SourceTag = "socialfunnel.source";
    private const string QueueTag = "messaging.destination.name";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Readings =
        Meter.CreateCounter<long>("socialfunnel.readings", "{reading}", "Readings that sources told and the store took.");

    private static readonly Counter<long> RefusedRows =
        Meter.CreateCounter<long>("socialfunnel.rows.refused", "{row}", "Rows of sources that could not be read.");

    private static readonly Histogram<long> NewestDayAge =
        Meter.CreateHistogram<long>("socialfunnel.newest_day.age", "d", "Days between the newest day a pull told and the last day it was asked for.", advice: Buckets<long>(0, 1, 2, 3, 7, 14, 28, 90));

    private static readonly Histogram<double> QueueLag =
        Meter.CreateHistogram("socialfunnel.queue.lag", "s", "Time from handing a message to a queue to taking it up.", advice: Buckets<double>(0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14400));

    private static readonly Histogram<double> AnalysisDuration =
        Meter.CreateHistogram("socialfunnel.analysis.duration", "s", "Time of one analysis of one brand, loading and saving included.", advice: Buckets<double>(0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60));

    private static readonly Counter<long> EndedRuns =
        Meter.CreateCounter<long>("socialfunnel.runs.ended", "{run}", "Runs that reached their end, by state.");

    private static readonly Gauge<long> VendorQuota =
        Meter.CreateGauge<long>("socialfunnel.vendor.quota.remaining", "{request}", "What a vendor last said is left of a quota.");

    /// <summary>Starts the program's spans.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Records one pull.</summary>
    /// <param name="source">Type of the connector, such as <c>exports</c>.</param>
    /// <param name="readings">Readings stored.</param>
    /// <param name="refused">Rows refused.</param>
    /// <param name="age">Days between the newest day told and the last one asked for; null when no day was told.</param>
    public static void Pulled(string source, int readings, int refused, int? age)
    {
        var tag = new KeyValuePair<string, object?>(SourceTag, source);
        Readings.Add(readings, tag);
        RefusedRows.Add(refused, tag);
        if (age is { } days)
        {
            NewestDayAge.Record(days, tag);
        }
    }

    /// <summary>Records what a vendor said is left of a quota. Connectors call it whenever an answer tells; the instrument keeps the last value.</summary>
    /// <param name="source">Type of the connector.</param>
    /// <param name="quota">Which quota, where the vendor has several, such as <c>daily</c>; a short fixed name, never a value of a brand.</param>
    /// <param name="remaining">What is left, in the vendor's own unit.</param>
    public static void QuotaLeft(string source, string quota, long remaining) =>
        VendorQuota.Record(remaining, new KeyValuePair<string, object?>(SourceTag, source), new KeyValuePair<string, object?>("socialfunnel.quota", quota));

    /// <summary>Records how long a message lay in a queue.</summary>
    public static void Lagged(string queue, TimeSpan lag) => QueueLag.Record(lag.TotalSeconds, new KeyValuePair<string, object?>(QueueTag, queue));

    /// <summary>Records one analysis that ended a run.</summary>
    public static void Analysed(RunState state, TimeSpan duration)
    {
        AnalysisDuration.Record(duration.TotalSeconds);
        Ended(state);
    }

    /// <summary>Records the end of a run.</summary>
    public static void Ended(RunState state) => EndedRuns.Add(1, new KeyValuePair<string, object?>("socialfunnel.run.state", state.ToString()));

    private static InstrumentAdvice<T> Buckets<T>(params IReadOnlyList<T> boundaries)
        where T : struct => new() { HistogramBucketBoundaries = boundaries };
}
