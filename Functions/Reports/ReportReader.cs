using SocialFunnel.Analysis;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>Finds a brand's report: a window from the snapshot of its last run, other days worked out from what is stored.</summary>
public sealed class ReportReader(ReportSnapshots snapshots, FactsLoader facts, TimeProvider clock)
{
    /// <summary>The report of a window; null when no run has been analysed yet.</summary>
    public async Task<Report?> Find(StoredBrand stored, ReportWindow window, CancellationToken cancellation)
    {
        if (stored.LastRun is not { } run)
        {
            return null;
        }

        return (stored.LastReport is { } version ? await snapshots.Find(stored.Brand.Id, run, version, window.Name, cancellation) : null)
            ?? await WithoutSnapshot(stored.Brand, run, window, cancellation);
    }

    /// <summary>The report of any days; null when none of them is over.</summary>
    public async Task<Report?> WorkOut(Brand brand, Window days, CancellationToken cancellation)
    {
        var yesterday = brand.Calendar.DayOf(clock.GetUtcNow()).AddDays(-1);
        if (days.First > yesterday)
        {
            return null;
        }

        var over = new Window(days.First, days.Last < yesterday ? days.Last : yesterday);
        return Build(await facts.Load(brand, over.Last, cancellation), "custom", over);
    }

    // A run of an earlier version of the program left no snapshot, or one in another form; the next night writes one.
    private async Task<Report?> WithoutSnapshot(Brand brand, string run, ReportWindow window, CancellationToken cancellation)
    {
        var known = await facts.Load(brand, DateOnly.ParseExact(run[..10], "O", System.Globalization.CultureInfo.InvariantCulture).AddDays(-1), cancellation);
        return Build(known, window.Name, window.Until(known.Last, KnownDays.First(known.Readings))) with { Run = run };
    }

    private static Report Build(FunnelFacts known, string name, Window window) =>
        ReportBuilder.Of(null, FunnelAnalysis.Over(name, window, known), known, FunnelAnalysis.Beside(known), [], null);
}
