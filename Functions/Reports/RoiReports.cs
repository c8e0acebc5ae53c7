using SocialFunnel.Analysis;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>Finds the return of a brand's platforms: a report window from the rows of the last run, other days worked out from the readings.</summary>
public sealed class RoiReports(BrandStore brands, FunnelResults results, FactsLoader facts, TimeProvider clock)
{
    /// <summary>
    /// The brand, or null when there is none; and its report, or null when it has none yet. Days that are not over are left out; a span
    /// that lies wholly in them has no report.
    /// </summary>
    public async Task<(Brand? Brand, RoiReport? Report)> Find(string brand, RoiQuery query, CancellationToken cancellation)
    {
        if (await brands.Open(brand, cancellation) is not { } found)
        {
            return (null, null);
        }

        if (query.Days is { } days)
        {
            var yesterday = found.Brand.Calendar.DayOf(clock.GetUtcNow()).AddDays(-1);
            if (days.First > yesterday)
            {
                return (found.Brand, null);
            }

            var over = new Window(days.First, days.Last < yesterday ? days.Last : yesterday);
            var known = await facts.Load(found.Brand, over.Last, cancellation);
            return (found.Brand, RoiReport.From(found.Brand, null, FunnelAnalysis.Over("custom", over, known), NextWeek.Of(known),
                ChannelCustomers.Of(known.Conversions, known.Last), known.Correlations));
        }

        return found.LastRun is { } run && await results.Window(brand, run, query.Named!.Name, cancellation) is { } window
            ? (found.Brand, RoiReport.From(found.Brand, run, window, await results.NextWeekOf(brand, run, cancellation),
                await results.CustomersOf(brand, run, cancellation), await results.CorrelationsOf(brand, run, cancellation)))
            : (found.Brand, null);
    }
}
