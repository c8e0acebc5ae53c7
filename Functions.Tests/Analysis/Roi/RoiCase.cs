namespace SocialFunnel.Analysis;

/// <summary>A platform's window that tests vary.</summary>
internal static class RoiCase
{
    public static readonly DateOnly Last = new(2026, 10, 31);

    public static BrandTotals Brand(OrderValues? values = null, double? attributable = 0.8, decimal margin = 0.5m) =>
        new("EUR", margin, 200m, attributable, values ?? OrderValues.Of([.. Enumerable.Repeat(new[] { 40m, 50m, 60m, 50m }, 50).SelectMany(value => value)]));

    /// <summary>The same revenue every day.</summary>
    public static RoiInput Steady(decimal perDay, decimal conversions, decimal cost, int days = 90) =>
        Of([.. Enumerable.Repeat(perDay, days)], conversions, cost);

    public static RoiInput Of(IReadOnlyList<decimal> revenue, decimal conversions, decimal cost) => new()
    {
        Platform = Platform.Parse("linkedin"),
        Window = Window.Ending(Last, revenue.Count),
        DailyRevenue = revenue,
        Conversions = conversions,
        NewCustomers = 3m,
        Cost = new PlatformCost { Hours = cost / 40m, Labour = cost },
        FollowersAtStart = 4000m,
        FollowersAtEnd = 5000m,
        NetFollowers = 1000m,
        Posts = 20m,
    };
}
