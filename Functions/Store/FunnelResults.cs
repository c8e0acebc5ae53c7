using SocialFunnel.Analysis;

namespace SocialFunnel.Store;

/// <summary>Writes what a run found out into the tables of results, and reads it for reports. docs/tables.md describes them.</summary>
public sealed class FunnelResults(ResultStore results)
{
    private const string Roi = "roi";
    private const string Totals = "totals";
    private const string Engagement = "engagement";
    private const string Credits = "credits";
    private const string Correlations = "correlations";
    private const string Models = "models";
    private const string Customers = "customers";
    private const string Presence = "presence";
    private const string Quality = "quality";
    private const string Advice = "advice";
    private const string Experiments = "experiments";
    private const string Posts = "posts";

    /// <summary>Names of all tables of results.</summary>
    public static IReadOnlyList<string> Names { get; } = [Roi, Totals, Engagement, Credits, Models, Customers, Presence, Quality, Advice, Experiments, Posts, Correlations];

    /// <summary>Writes all tables of a run; doing it again with the same results changes nothing.</summary>
    public async Task Save(Run run, FunnelResult found, CancellationToken cancellation)
    {
        // Tables know nothing of each other, and each waits for the service rather than for this machine.
        await Task.WhenAll(
            PerWindow(Roi, run, found, window => window.Roi, roi => [roi.Platform.Name], cancellation),
            PerWindow(Totals, run, found, window => Enumerable.Repeat(window.Totals, 1), _ => ["all"], cancellation),
            PerWindow(Engagement, run, found, window => window.Engagement, engagement => [engagement.Platform.Name, engagement.Definition ?? ""], cancellation),
            PerWindow(Credits, run, found, window => window.Credits, credit => [credit.Model, credit.Channel], cancellation),
            PerWindow(Models, run, found, window => window.Models, model => [model.Platform.Name], cancellation),
            PerWindow(Presence, run, found, window => window.Presence, presence => [presence.Platform.Name], cancellation),
            PerWindow(Quality, run, found, window => window.Quality, metric => [metric.Platform.Name, metric.Name], cancellation),
            PerRun(Advice, run, found.NextWeek.Advice, advice => [advice.Resource, advice.Platform.Name], cancellation),
            PerRun(Experiments, run, found.NextWeek.Experiments, trial => [trial.Resource], cancellation),
            PerRun(Posts, run, found.Posts, group => [group.Platform.Name, group.Dimension, group.Group, group.Metric], cancellation),
            PerRun(Customers, run, found.Customers, customers => [customers.Channel], cancellation),
            PerRun(Correlations, run, found.Correlations, correlation => [correlation.Platform], cancellation));
    }

    private Task PerWindow<TResult>(
        string table, Run run, FunnelResult found, Func<WindowResult, IEnumerable<TResult>> rows, Func<TResult, string[]> key, CancellationToken cancellation)
        where TResult : class =>
        results.Save(table, run, found.Windows.SelectMany(window => rows(window).Select(row => ((string?)window.Name, TableKeys.Join(key(row)), row))), cancellation);

    private Task PerRun<TResult>(string table, Run run, IEnumerable<TResult> rows, Func<TResult, string[]> key, CancellationToken cancellation)
        where TResult : class =>
        results.Save(table, run, rows.Select(row => ((string?)null, TableKeys.Join(key(row)), row)), cancellation);

    /// <summary>Reads one window of a run; null when the run has none of that name.</summary>
    public async Task<WindowResult?> Window(string brand, string run, string window, CancellationToken cancellation)
    {
        var totals = await results.Load<WindowTotals>(Totals, brand, run, window, cancellation);
        return totals.Count == 0
            ? null
            : new WindowResult(
                window,
                totals[0],
                await results.Load<PlatformRoi>(Roi, brand, run, window, cancellation),
                await results.Load<PlatformEngagement>(Engagement, brand, run, window, cancellation),
                await results.Load<ModelCredit>(Credits, brand, run, window, cancellation),
                await results.Load<ModelAgreement>(Models, brand, run, window, cancellation),
                await results.Load<PlatformPresence>(Presence, brand, run, window, cancellation),
                await results.Load<QualityMetric>(Quality, brand, run, window, cancellation));
    }

    /// <summary>Reads what a run found of customers.</summary>
    public Task<IReadOnlyList<ChannelCustomers>> CustomersOf(string brand, string run, CancellationToken cancellation) =>
        results.Load<ChannelCustomers>(Customers, brand, run, "", cancellation);

    /// <summary>Reads a run's advice.</summary>
    public async Task<NextWeek> NextWeekOf(string brand, string run, CancellationToken cancellation) => new(
        await results.Load<PlatformAdvice>(Advice, brand, run, "", cancellation),
        await results.Load<Experiment>(Experiments, brand, run, "", cancellation));

    /// <summary>Reads a run's correlations.</summary>
    public Task<IReadOnlyList<CorrelationResult>> CorrelationsOf(string brand, string run, CancellationToken cancellation) =>
        results.Load<CorrelationResult>(Correlations, brand, run, "", cancellation);
}
