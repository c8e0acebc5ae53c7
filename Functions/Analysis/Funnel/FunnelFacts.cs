using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Analysis;

/// <summary>What all windows of a brand share, worked out once.</summary>
internal sealed record FunnelFacts
{
    /// <summary>The brand.</summary>
    public required Brand Brand { get; init; }

    /// <summary>The lists of channels, the brand's own lines among them.</summary>
    public required ChannelSettings Channels { get; init; }

    /// <summary>The last full day.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Everything known of it.</summary>
    public required BrandReadings Readings { get; init; }

    /// <summary>The brand's platforms: those it plans for, those with readings, those that a discount code or a cost names, and those that buyers came from.</summary>
    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>The days of which conversions are known; null when there are none.</summary>
    public required Window? KnownConversions { get; init; }

    /// <summary>How the values of all orders are spread.</summary>
    public required OrderValues OrderValues { get; init; }

    /// <summary>Follower growth against conversions, platform by platform.</summary>
    public required IReadOnlyList<CorrelationResult> Correlations { get; init; }

    /// <summary>Whether conversions stand for sums by traffic source, see <see cref="ConversionSums"/>.</summary>
    public bool AreSums { get; init; }

    internal required IReadOnlyList<AttributedConversion> Conversions { get; init; }

    internal required ILookup<Platform, CostDay> Costs { get; init; }

    internal required ILookup<Platform, AudienceReading> Audience { get; init; }

    internal required ILookup<Platform, PostReading> Posts { get; init; }

    /// <summary>Conversions that the headline model gives to a platform.</summary>
    internal IEnumerable<AttributedConversion> ConversionsOf(Platform platform, Window window) =>
        Conversions.Where(conversion => conversion.Channel == platform.Name && window.Contains(conversion.Conversion.Day));

    /// <summary>Their net revenue on each day of a window.</summary>
    internal IReadOnlyList<decimal> RevenueOf(Platform platform, Window window)
    {
        var revenue = new decimal[window.Days];
        foreach (var conversion in ConversionsOf(platform, window))
        {
            revenue[conversion.Conversion.Day.DayNumber - window.First.DayNumber] += conversion.Revenue ?? 0;
        }

        return revenue;
    }

    /// <summary>Platforms whose followers were found to lead the brand's sales.</summary>
    internal IReadOnlySet<Platform> FollowersLead => Correlations
        .Where(result => result.Verdict == CorrelationVerdict.FollowersLeadSales)
        .Select(result => Platform.Parse(result.Platform))
        .ToHashSet();

    /// <summary>Works them out.</summary>
    /// <param name="brand">The brand.</param>
    /// <param name="last">The last full day.</param>
    /// <param name="readings">Everything known until then.</param>
    /// <param name="rates">Rates into the brand's currency, the brand's own among them.</param>
    public static FunnelFacts Of(Brand brand, DateOnly last, BrandReadings readings, ExchangeRates rates)
    {
        var orders = readings.Conversions.Count;
        readings = ConversionSums.InPlaceOfOrders(brand, readings);
        decimal? Convert(Money money, DateOnly day) => rates.Convert(money, brand.Currency, day);
        var firstKnown = KnownDays.FirstOfPlatforms(readings);
        var channels = ChannelSettings.Of(brand);
        var conversions = ConversionCredits.Of(brand, channels, last, readings, Convert);
        var first = KnownDays.First(readings) is { } day && day < last ? day : last.AddDays(-365);
        return new FunnelFacts
        {
            Brand = brand,
            Channels = channels,
            Last = last,
            Readings = readings,
            AreSums = readings.Conversions.Count > orders,
            Conversions = conversions,
            Platforms = [.. brand.Platforms.Keys
                .Concat(firstKnown.Keys)
                .Concat(brand.DiscountCodes.Values)
                .Concat(brand.Costs.Select(item => item.Platform).OfType<Platform>())
                .Concat(conversions.Select(conversion => conversion.Channel).Distinct().Select(channels.SocialPlatform).OfType<Platform>())
                .Distinct().Order()],
            KnownConversions = KnownDays.OfConversions(brand, readings, last),
            OrderValues = OrderValues.Of(conversions.Select(conversion => conversion.Revenue).OfType<decimal>()),
            Costs = Cost.PerDay(brand, readings.Effort, new Window(first, last), firstKnown, Convert).ToLookup(cost => cost.Platform),
            Audience = readings.Audience.ToLookup(reading => reading.Account.Platform),
            Posts = readings.Posts.ToLookup(post => post.Account.Platform),
            Correlations = GrowthAgainstConversions.Of(brand, last, readings, conversions),
        };
    }
}
