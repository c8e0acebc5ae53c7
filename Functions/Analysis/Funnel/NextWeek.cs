namespace SocialFunnel.Analysis;

/// <summary>What to do next week, from the last year of which conversions are known.</summary>
/// <param name="Advice">Hours and spend, for each platform that takes any.</param>
/// <param name="Experiments">At most one trial for each resource, where what is known does not settle it.</param>
public sealed record NextWeek(IReadOnlyList<PlatformAdvice> Advice, IReadOnlyList<Experiment> Experiments)
{
    // Whole weeks, so that the conversions counted are those of the weeks looked at.
    private const int Year = 52 * 7;

    internal static NextWeek Of(FunnelFacts facts)
    {
        if (facts.KnownConversions is not { } known)
        {
            return new NextWeek([], []);
        }

        var window = Window.Ending(known.Last, Math.Min(Math.Max(known.Days / 7, 1) * 7, Year));
        var inputs = facts.Platforms.Select(platform => Input(platform, window, facts)).ToList();
        Resource[] resources = [Resource.Hours, Resource.Spend];
        return new NextWeek(
            [.. resources.SelectMany(resource => Analysis.Advice.NextWeek(resource, inputs, facts.OrderValues, facts.Brand.GrossMargin))],
            [.. resources.Select(resource => Experiment.Propose(resource, inputs, facts.OrderValues, facts.Brand.GrossMargin)).OfType<Experiment>()]);
    }

    private static AdviceInput Input(Platform platform, Window window, FunnelFacts facts)
    {
        var plan = facts.Brand.Platforms.GetValueOrDefault(platform);
        return new AdviceInput(
            platform,
            WorkWeek.Of(window, facts.Costs[platform].Where(day => window.Contains(day.Day)), facts.RevenueOf(platform, window), facts.Brand.GrossMargin),
            facts.ConversionsOf(platform, window).Count(),
            plan?.WeeklyHours,
            plan?.WeeklySpend);
    }
}
