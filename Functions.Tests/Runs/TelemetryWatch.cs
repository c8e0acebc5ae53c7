using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Runs;

/// <summary>
/// Takes what the local host would export. The program's source and meter are the process's, so spans and numbers of tests that run beside
/// are among it: a test picks its own by a brand or a connector nobody else has.
/// </summary>
internal sealed class TelemetryWatch
{
    private readonly List<Activity> spans = [];
    private readonly List<MetricSnapshot> metrics = [];
    private readonly List<LogRecord> logs = [];

    public IReadOnlyList<Activity> Spans
    {
        get
        {
            lock (spans)
            {
                return [.. spans];
            }
        }
    }

    /// <summary>The exporters, as services of a host.</summary>
    public void Add(IServiceCollection services) => services.AddOpenTelemetry().WithLocalHost()
        .WithTracing(traces => traces.AddProcessor(new SimpleActivityExportProcessor(new Exporter(spans))))
        .WithMetrics(measured => measured.AddInMemoryExporter(metrics))
        .WithLogging(logged => logged.AddInMemoryExporter(logs));

    /// <summary>The points of one metric with a tag's value, by what was measured last.</summary>
    public IReadOnlyList<MetricPoint> Points(LiveWorld world, string metric, string tag, string value)
    {
        world.Of<MeterProvider>().ForceFlush();
        return [.. metrics.Where(measured => measured.Name == metric).TakeLast(1).SelectMany(measured => measured.MetricPoints).Where(point => Tags(point).Contains((tag, value)))];
    }

    /// <summary>Names of all metrics of the program, with their units.</summary>
    public IEnumerable<(string Name, string Unit)> Metrics(LiveWorld world)
    {
        world.Of<MeterProvider>().ForceFlush();
        return metrics.Where(measured => measured.MeterName == Telemetry.Name).Select(measured => (measured.Name, measured.Unit)).Distinct();
    }

    /// <summary>Everything that would be exported, as text: names, tags, fields, scopes, exceptions.</summary>
    public IReadOnlyList<string> Text(LiveWorld world)
    {
        world.Of<MeterProvider>().ForceFlush();
        return
        [
            .. Spans.Select(span => $"span {span.DisplayName} {span.StatusDescription} {Joined(span.TagObjects)} {Joined(span.Baggage)} {string.Concat(span.Events.Select(step => step.Name + Joined(step.Tags)))}"),
            .. metrics.SelectMany(measured => measured.MetricPoints.Select(point => $"metric {measured.Name} {string.Join(' ', Tags(point))}")),
            .. logs.Select(log => $"log {log.CategoryName} {log.EventId.Name} {log.Body} {log.FormattedMessage} {Joined(log.Attributes ?? [])} {log.Exception} {Scopes(log)}"),
        ];
    }

    /// <summary>Fields of the log records of one event.</summary>
    public IEnumerable<IReadOnlyDictionary<string, object?>> Logged(string @event) =>
        logs.Where(log => log.EventId.Name == @event).Select(log => (log.Attributes ?? []).ToDictionary());

    private static string Joined<T>(IEnumerable<KeyValuePair<string, T>> pairs) => string.Join(' ', pairs.Select(pair => $"{pair.Key}={Convert.ToString(pair.Value, CultureInfo.InvariantCulture)}"));

    private static IEnumerable<(string, string)> Tags(MetricPoint point)
    {
        foreach (var (name, value) in point.Tags)
        {
            yield return (name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        }
    }

    private static string Scopes(LogRecord log)
    {
        var text = new List<string>();
        log.ForEachScope((scope, all) =>
        {
            foreach (var pair in scope)
            {
                all.Add($"{pair.Key}={pair.Value}");
            }
        }, text);
        return string.Join(' ', text);
    }

    private sealed class Exporter(List<Activity> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            lock (spans)
            {
                foreach (var span in batch)
                {
                    spans.Add(span);
                }
            }

            return ExportResult.Success;
        }
    }
}
