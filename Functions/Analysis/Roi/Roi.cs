namespace SocialFunnel.Analysis;

/// <summary>Return on investment of a platform: what it brought over what it cost, hours included, with an interval and a verdict.</summary>
public static class Roi
{
    /// <summary>The result of one platform over one window.</summary>
    /// <exception cref="ArgumentException">There is not one daily revenue for each day of the window.</exception>
    public static PlatformRoi Of(RoiInput input, BrandTotals brand)
    {
        if (input.DailyRevenue.Count != input.Window.Days)
        {
            throw new ArgumentException(
                $"{input.DailyRevenue.Count} daily revenues for the {input.Window.Days} days of {input.Window}: pass one for each day.", nameof(input));
        }

        var revenue = Finite.Plain(input.DailyRevenue.Sum());
        var interval = RevenueInterval.Of(input.DailyRevenue, input.Conversions, brand.OrderValues);
        var (lower, upper) = (Finite.Money(interval.Lower), Finite.Money(interval.Upper));
        var cost = input.Cost;
        var result = new PlatformRoi
        {
            Platform = input.Platform,
            Window = input.Window,
            Currency = brand.Currency,
            Revenue = revenue,
            RevenueLower = lower,
            RevenueUpper = upper,
            GrossProfit = Finite.Plain(revenue * brand.GrossMargin),
            GrossProfitLower = Finite.Plain(lower * brand.GrossMargin),
            GrossProfitUpper = Finite.Plain(upper * brand.GrossMargin),
            Cost = Finite.Plain(cost.Total),
            Labour = Finite.Plain(cost.Labour),
            Spend = Finite.Plain(cost.Spend),
            Tools = Finite.Plain(cost.Tools),
            Hours = Finite.Plain(cost.Hours),
            LoggedDays = cost.LoggedDays,
            UnconvertedSpends = cost.Unconverted,
            Conversions = Finite.Plain(input.Conversions),
            UnvaluedConversions = input.UnvaluedConversions,
            NewCustomers = Finite.Plain(input.NewCustomers),
            Followers = Finite.Plain(input.FollowersAtEnd),
            FollowersAtStart = Finite.Plain(input.FollowersAtStart),
            NetFollowers = Finite.Plain(input.NetFollowers),
            Posts = Finite.Plain(input.Posts),
            Roi = Return(revenue),
            RoiLower = Return(lower),
            RoiUpper = Return(upper),
            Roas = Finite.Ratio(revenue, cost.Spend),
            RevenuePerHour = Finite.Ratio(revenue, cost.Hours),
            RevenuePerNewFollower = Finite.Ratio(revenue, input.NetFollowers),
            RevenuePerPost = Finite.Ratio(revenue, input.Posts),
            Cac = Finite.Ratio(cost.Total, input.NewCustomers),
            Method = interval.Method,
        };
        if (!input.ConversionsKnown)
        {
            return Unknown(result);
        }

        var verdict = Verdict.Of(result, brand, input.FollowersLeadSales);
        return result with { Verdict = verdict.Words, Reason = verdict.Reason(result, brand) };

        double? Return(decimal? amount) =>
            amount is { } some ? Finite.Or((double?)Finite.Ratio((some * brand.GrossMargin) - cost.Total, cost.Total)) : null;
    }

    private static PlatformRoi Unknown(PlatformRoi result) => result with
    {
        Revenue = null,
        RevenueLower = null,
        RevenueUpper = null,
        GrossProfit = null,
        GrossProfitLower = null,
        GrossProfitUpper = null,
        NewCustomers = null,
        Method = "none",
        Roi = null,
        RoiLower = null,
        RoiUpper = null,
        Roas = null,
        RevenuePerHour = null,
        RevenuePerNewFollower = null,
        RevenuePerPost = null,
        Cac = null,
        Verdict = Verdict.IsWithoutCost(result) ? Verdict.NoCostRecorded : Verdict.NotEnoughData,
        Reason = Verdict.IsWithoutCost(result)
            ? "Neither conversions nor cost are known in these days: bring in orders, and log hours or plan a week, and the return can be told."
            : "No conversions are known in these days: bring in orders, and the return can be told.",
    };
}
