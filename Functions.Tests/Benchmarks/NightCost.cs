using System.Globalization;
using System.IO;

namespace SocialFunnel.Benchmarks;

/// <summary>What one night of one brand takes, as counted.</summary>
internal sealed record NightCost
{
    /// <summary>Storage operations by service and kind.</summary>
    public required IReadOnlyDictionary<string, double> Operations { get; init; }

    /// <summary>Seconds of CPU of the whole process, the host's part included.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Executions of functions by messages.</summary>
    public required double Executions { get; init; }

    /// <summary>Spans of the program.</summary>
    public required double Spans { get; init; }

    /// <summary>Lines of the log at Information or above.</summary>
    public required double LogLines { get; init; }

    /// <summary>Their text, in characters.</summary>
    public required double LogCharacters { get; init; }

    /// <summary>Bytes of all rows and blobs, after this night.</summary>
    public required double StoredBytes { get; init; }

    /// <summary>Bytes that this night added.</summary>
    public required double StoredBytesEachNight { get; init; }

    /// <summary>Operations of one service.</summary>
    public double Of(string service) => Operations.Where(kind => kind.Key.StartsWith(service, StringComparison.Ordinal)).Sum(kind => kind.Value);

    public void Write(TextWriter output)
    {
        foreach (var (kind, number) in Operations.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Line(output, kind, number, "0.0");
        }

        Line(output, "storage operations", Operations.Values.Sum(), "0.0");
        Line(output, "executions", Executions, "0.00");
        Line(output, "CPU, s", CpuSeconds, "0.000");
        Line(output, "spans", Spans, "0.0");
        Line(output, "log lines", LogLines, "0.0");
        Line(output, "log characters", LogCharacters, "0");
        Line(output, "stored, KiB", StoredBytes / 1024, "0");
        Line(output, "added, KiB", StoredBytesEachNight / 1024, "0.0");
    }

    private static void Line(TextWriter output, string name, double number, string form) =>
        output.WriteLine($"  {name,-20} {number.ToString(form, CultureInfo.InvariantCulture),10}");
}
