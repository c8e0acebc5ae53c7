using System.Globalization;
using System.IO;

namespace SocialFunnel.Benchmarks;

/// <summary>A month of 30 nights at list prices, for 1 brand to a million. What is assumed, and not counted, stands in the constants.</summary>
internal static class CostTable
{
    private const int NightsOfMonth = 30;
    private const double InstanceGb = 2;

    // An instance waits for storage and vendors too; half of its paid time is taken for work. With few brands it works for one at a time, and is paid for a second at least.
    private const double BusyPart = 0.5;
    private const double LeastSeconds = 1;

    // Two timers, each every hour, run whether or not a brand is due.
    private const double TimerExecutions = 2 * 24 * NightsOfMonth;

    // What the host itself sends for each execution: a request and two lines. A record of ours and of its is taken for a kilobyte of billed columns.
    private const double HostRecords = 3;
    private const double RecordGb = 1e-6;

    // While an instance lives, six queues are polled every two seconds; it lives for the hour's work and ten minutes more.
    private const double PollsOfAnHour = 6 * 600 / 2.0;

    public static void Write(TextWriter output, NightCost night)
    {
        output.WriteLine();
        output.WriteLine("US dollars a month | tables | queues | blobs | kept for a year | compute | telemetry | alerts | all | a brand");
        foreach (var brands in new[] { 1, 100, 10_000, 1_000_000 })
        {
            var parts = Month(night, brands);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{brands,10:#,0} brands | {string.Join(" | ", parts.Select(part => part.ToString("#,0.00", CultureInfo.InvariantCulture)))} | {parts.Sum():#,0.00} | {parts.Sum() / brands:0.0000}"));
        }
    }

    private static double[] Month(NightCost night, int brands)
    {
        var nights = (double)brands * NightsOfMonth;
        var executions = (night.Executions * nights) + TimerExecutions;
        var busy = Math.Max(night.CpuSeconds / BusyPart * nights, Math.Min(night.Executions * nights, night.Executions * 100 * NightsOfMonth) * LeastSeconds);
        var gigabyteSeconds = InstanceGb * (busy + (TimerExecutions * LeastSeconds));
        var telemetry = (((night.Spans + night.LogLines) * nights) + (HostRecords * executions)) * RecordGb;
        return
        [
            night.Of("table") * nights / 10_000 * CostPrices.TableOperations10K,
            ((night.Of("queue") * nights) + (PollsOfAnHour * 24 * NightsOfMonth)) / 10_000 * CostPrices.QueueOperations10K,
            nights / 10_000 * ((BlobWrites(night) * CostPrices.BlobWrites10K) + (night.Operations.GetValueOrDefault("blob read") * CostPrices.BlobReads10K)),
            (night.StoredBytes + (night.StoredBytesEachNight * 365)) / 1e9 * brands * CostPrices.StoredGb,
            (Math.Max(0, gigabyteSeconds - CostPrices.FreeGbSeconds) * CostPrices.GbSecond) + (Math.Max(0, executions - CostPrices.FreeExecutions) / 1e6 * CostPrices.ExecutionsMillion),
            Math.Max(0, telemetry - CostPrices.FreeTelemetryGb) * CostPrices.TelemetryGb,
            CostPrices.AlertRules * CostPrices.AlertRule,
        ];
    }

    // Listing is charged as writing is.
    private static double BlobWrites(NightCost night) => night.Operations.GetValueOrDefault("blob write") + night.Operations.GetValueOrDefault("blob list");
}
