namespace SocialFunnel.Analysis;

/// <summary>Holds the follower growth of every platform against all conversions of the brand: a follower may buy without leaving a trace.</summary>
internal static class GrowthAgainstConversions
{
    /// <summary>One result for each platform whose followers are known, over at most three years.</summary>
    public static IReadOnlyList<CorrelationResult> Of(Brand brand, DateOnly last, BrandReadings readings, IReadOnlyList<AttributedConversion> conversions)
    {
        if (KnownDays.OfConversions(brand, readings, last) is not { } known)
        {
            return [];
        }

        var window = Window.Ending(known.Last, Math.Min(known.Days, FunnelAnalysis.MostCorrelationDays));
        var days = conversions.ToLookup(conversion => conversion.Conversion.Day);
        var counts = Enumerable.Range(0, window.Days).Select(offset => (double?)days[window.First.AddDays(offset)].Count()).ToArray();
        var revenue = Enumerable.Range(0, window.Days).Select(offset => (double?)days[window.First.AddDays(offset)].Sum(conversion => conversion.Revenue ?? 0)).ToArray();
        return Correlation.AnalyseBrand([.. readings.Audience
            .GroupBy(reading => reading.Account.Platform)
            .OrderBy(platform => platform.Key)
            .Select(platform => new GrowthSeries
            {
                Platform = platform.Key.Name,
                FirstDay = window.First,
                NewFollowers = [.. DailyGrowth.Of(platform, window).Select(growth => (double?)growth)],
                Conversions = counts,
                Revenue = revenue,
                Events = [.. brand.Events.Select(happened => new GrowthEvent(happened.Day, happened.Name))],
                Breaks = brand.Platforms.GetValueOrDefault(platform.Key)?.Breaks ?? [],
            })]);
    }
}
