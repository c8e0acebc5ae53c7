using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Analysis;

/// <summary>
/// From readings to results, in the order one would explain it: journeys → credits → revenue → cost → return, and beside it follower growth
/// against conversions. Pure: the same readings give the same results.
/// </summary>
public static class FunnelAnalysis
{
    /// <summary>Follower growth is held against conversions over at most this many days, the last three years.</summary>
    public const int MostCorrelationDays = 1095;

    /// <summary>Days of posts that are compared with each other: long enough for two dozen hours, short enough to be today's audience.</summary>
    public const int PostDays = 365;

    /// <summary>Analyses every report window that ends with the last full day.</summary>
    internal static FunnelResult Of(FunnelFacts facts) => Beside(facts) with
    {
        Windows = [.. ReportWindow.Every.Select(window => Over(window.Name, window.Until(facts.Last, KnownDays.First(facts.Readings)), facts))],
    };

    /// <summary>What does not depend on a window: links, advice, posts, customers. It has no windows.</summary>
    internal static FunnelResult Beside(FunnelFacts facts) => new(
        [],
        facts.Correlations,
        NextWeek.Of(facts),
        [.. facts.Platforms.SelectMany(platform => WhatWorks.Of(platform, Window.Ending(facts.Last, PostDays), facts.Readings.Posts, facts.Brand.Calendar))],
        ChannelCustomers.Of(facts.Conversions, facts.KnownConversions?.Last ?? facts.Last));

    /// <summary>Analyses any window.</summary>
    internal static WindowResult Over(string name, Window window, FunnelFacts facts)
    {
        var known = KnownDays.Common(window, facts.KnownConversions);
        var conversions = facts.Conversions.Where(conversion => window.Contains(conversion.Conversion.Day)).ToList();
        var totals = Totals(window, known, conversions, facts.Brand);
        var values = new BrandTotals(
            facts.Brand.Currency,
            facts.Brand.GrossMargin,
            totals.Conversions,
            totals.Conversions == 0 ? null : (double)totals.AttributedConversions / totals.Conversions,
            facts.OrderValues);
        var engagement = PlatformEngagement.Of(facts.Readings.Engagement, window);
        var credits = ChannelCredits.Of(window, conversions);
        var span = known ?? window;
        var engagementOfSpan = PlatformEngagement.Of(facts.Readings.Engagement, span);
        IReadOnlyList<PlatformRoi> returns = [.. facts.Platforms.Select(platform => Roi.Of(Input(platform, span, engagementOfSpan, facts) with { ConversionsKnown = known is not null }, values))];
        var models = ModelAgreement.Of(returns, credits);
        return new WindowResult(
            name,
            totals with { Remarks = Remarks.Of(totals, models, facts.AreSums) },
            returns,
            engagement,
            ChannelCredits.Bounded(credits),
            models,
            CustomersAndHours(window, conversions, facts),
            [.. facts.Platforms.SelectMany(platform => Quality.Of(
                platform, window, facts.Readings.Posts, facts.Readings.Engagement, facts.Readings.Audience, facts.Brand.Calendar))]);
    }

    private static RoiInput Input(Platform platform, Window window, IReadOnlyList<PlatformEngagement> engagement, FunnelFacts facts)
    {
        var own = facts.ConversionsOf(platform, window).ToList();
        var audience = facts.Audience[platform];
        return new RoiInput
        {
            Platform = platform,
            Window = window,
            DailyRevenue = facts.RevenueOf(platform, window),
            Conversions = own.Count,
            UnvaluedConversions = own.Count(conversion => conversion.Revenue is null),
            NewCustomers = facts.Conversions.Any(conversion => conversion.IsNew is not null) ? own.Count(conversion => conversion.IsNew == true) : null,
            Cost = PlatformCost.Of(facts.Costs[platform].Where(day => window.Contains(day.Day))),
            FollowersAtStart = DailyGrowth.FollowersBefore(audience, window.First),
            FollowersAtEnd = DailyGrowth.FollowersOn(audience, window.Last),
            NetFollowers = DailyGrowth.Net(audience, window),
            Posts = engagement.Where(known => known.Platform == platform).Select(known => known.Posts).OfType<decimal>().Aggregate((decimal?)null, (sum, posts) => (sum ?? 0) + posts)
                ?? (facts.Posts[platform].Any() ? facts.Posts[platform].Count(post => window.Contains(post.Day)) : null),
            FollowersLeadSales = facts.FollowersLead.Contains(platform),
        };
    }

    private static IReadOnlyList<PlatformPresence> CustomersAndHours(Window window, List<AttributedConversion> conversions, FunnelFacts facts)
    {
        var answers = conversions.Select(conversion => conversion.Conversion.SelfReported).OfType<string>()
            .Select(answer => ChannelClassifier.FromOrder(new ChannelVisit { SelfReported = answer }, facts.Channels))
            .Select(match => match?.Medium == Mediums.Social && Platform.TryParse(match.Channel, out var platform) ? platform : (Platform?)null)
            .ToList();
        var hours = facts.Costs.ToDictionary(platform => platform.Key, platform => platform.Where(day => window.Contains(day.Day)).Sum(day => day.Hours));
        return Presence.Of(facts.Readings.Presence, hours, answers);
    }

    private static WindowTotals Totals(Window window, Window? known, List<AttributedConversion> conversions, Brand brand)
    {
        var attributed = conversions.Where(conversion => conversion.IsAttributed).ToList();
        var revenue = conversions.Sum(conversion => conversion.Revenue ?? 0);
        var attributedRevenue = attributed.Sum(conversion => conversion.Revenue ?? 0);
        return new WindowTotals
        {
            Window = window,
            ConversionsKnownFrom = known?.First,
            ConversionsKnownUntil = known?.Last,
            Currency = brand.Currency,
            Conversions = conversions.Count,
            Revenue = revenue,
            AttributedConversions = attributed.Count,
            AttributedRevenue = attributedRevenue,
            UnattributedConversions = conversions.Count - attributed.Count,
            UnattributedRevenue = revenue - attributedRevenue,
            MultiTouchConversions = conversions.Count(conversion => conversion.Touches > 1),
            WithoutValue = conversions.Count(conversion => conversion.Revenue is null && conversion.Conversion.NetValue is null),
            WithoutRate = conversions.Count(conversion => conversion.Revenue is null && conversion.Conversion.NetValue is not null),
            NewCustomers = conversions.Exists(conversion => conversion.IsNew is not null) ? conversions.Count(conversion => conversion.IsNew == true) : null,
        };
    }
}
