namespace SocialFunnel.Analysis;

/// <summary>What one platform cost a brand over some days, in the brand's currency.</summary>
public sealed record PlatformCost
{
    /// <summary>Hours worked.</summary>
    public decimal Hours { get; init; }

    /// <summary>Hours times the hourly rate.</summary>
    public decimal Labour { get; init; }

    /// <summary>Money spent, mostly on advertising.</summary>
    public decimal Spend { get; init; }

    /// <summary>Tools and fees.</summary>
    public decimal Tools { get; init; }

    /// <summary>Labour, spend, tools and fees.</summary>
    public decimal Total => Labour + Spend + Tools;

    /// <summary>Days whose hours were logged; the others follow the weekly plan.</summary>
    public int LoggedDays { get; init; }

    /// <summary>Logged amounts without a rate into the brand's currency: they are missing from <see cref="Spend"/>.</summary>
    public int Unconverted { get; init; }

    /// <summary>The sum of days of one platform.</summary>
    public static PlatformCost Of(IEnumerable<CostDay> days) => days.Aggregate(new PlatformCost(), (sum, day) => new PlatformCost
    {
        Hours = sum.Hours + day.Hours,
        Labour = sum.Labour + day.Labour,
        Spend = sum.Spend + day.Spend,
        Tools = sum.Tools + day.Tools,
        LoggedDays = sum.LoggedDays + (day.HoursLogged ? 1 : 0),
        Unconverted = sum.Unconverted + day.Unconverted,
    });
}
