namespace SocialFunnel.Analysis;

/// <summary>What one platform cost a brand on one day, in the brand's currency.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Day">The brand's local day.</param>
/// <param name="Hours">Hours worked: logged, else a seventh of the weekly plan.</param>
/// <param name="HoursLogged">Whether the hours were logged; false where the plan stands in for them.</param>
/// <param name="Labour">Hours times the hourly rate.</param>
/// <param name="Spend">Money spent: logged, else a seventh of the weekly plan.</param>
/// <param name="Tools">The day's part of tools and fees.</param>
/// <param name="Unconverted">Logged amounts of another currency for which no rate was known; they are not in <paramref name="Spend"/>.</param>
public sealed record CostDay(
    Platform Platform, DateOnly Day, decimal Hours, bool HoursLogged, decimal Labour, decimal Spend, decimal Tools, int Unconverted)
{
    /// <summary>Labour, spend, tools and fees.</summary>
    public decimal Total => Labour + Spend + Tools;
}
