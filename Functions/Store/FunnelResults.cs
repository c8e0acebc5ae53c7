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
        await results.Save(Roi, run, found.Windows.SelectMany(window => window.Roi.Select(roi => (TableKeys.Join(window.Name, roi.Platform.Name), roi))), cancellation);
        await results.Save(Totals, run, found.Windows.Select(window => (TableKeys.Join(window.Name, ""), window.Totals)), cancellation);
        await results.Save(Engagement, run, found.Windows.SelectMany(window => window.Engagement
            .Select(engagement => (TableKeys.Join(window.Name, engagement.Platform.Name, engagement.Definition ?? ""), engagement))), cancellation);
        await results.Save(Credits, run, found.Windows.SelectMany(window => window.Credits.Select(credit => (TableKeys.Join(window.Name, credit.Model, credit.Channel), credit))), cancellation);
        await results.Save(Models, run, found.Windows.SelectMany(window => window.Models.Select(model => (TableKeys.Join(window.Name, model.Platform.Name), model))), cancellation);
        await results.Save(Customers, run, found.Customers.Select(customers => (TableKeys.Join(customers.Channel, ""), customers)), cancellation);
        await results.Save(Presence, run, found.Windows.SelectMany(window => window.Presence.Select(presence => (TableKeys.Join(window.Name, presence.Platform.Name), presence))), cancellation);
        await results.Save(Quality, run, found.Windows.SelectMany(window => window.Quality.Select(metric => (TableKeys.Join(window.Name, metric.Platform.Name, metric.Name), metric))), cancellation);
        await results.Save(Advice, run, found.NextWeek.Advice.Select(advice => (TableKeys.Join(advice.Resource, advice.Platform.Name), advice)), cancellation);
        await results.Save(Experiments, run, found.NextWeek.Experiments.Select(trial => (TableKeys.Join(trial.Resource, ""), trial)), cancellation);
        await results.Save(Posts, run, found.Posts.Select(group => (TableKeys.Join(group.Platform.Name, group.Dimension, group.Group, group.Metric), group)), cancellation);
        await results.Save(Correlations, run, found.Correlations.Select(correlation => (TableKeys.Join(correlation.Platform, ""), correlation)), cancellation);
    }

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
