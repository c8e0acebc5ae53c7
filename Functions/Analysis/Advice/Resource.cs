namespace SocialFunnel.Analysis;

/// <summary>What can be moved between platforms: hours, or money spent.</summary>
public sealed record Resource
{
    private Resource(string name) => Name = name;

    /// <summary>Hours of work.</summary>
    public static Resource Hours { get; } = new("hours");

    /// <summary>Money spent.</summary>
    public static Resource Spend { get; } = new("spend");

    /// <summary><c>hours</c> or <c>spend</c>.</summary>
    public string Name { get; }

    /// <summary>What the next unit must be expected to earn: money can be kept instead, hours of a plan are given.</summary>
    internal double LeastYield => this == Spend ? 1 : 0;

    /// <summary>How much of it a week took.</summary>
    internal decimal Of(WorkWeek week) => this == Hours ? week.Hours : week.Spend;

    /// <summary>
    /// The week's gross profit that is credited to it: where a platform takes both hours and money, profit is shared by what each
    /// cost, so that an hour does not look golden beside an expensive advertisement.
    /// </summary>
    internal decimal Profit(WorkWeek week)
    {
        var (own, other) = this == Hours ? (week.Labour, week.Spend) : (week.Spend, week.Labour);
        return other <= 0 ? week.GrossProfit : own <= 0 ? 0 : week.GrossProfit * own / (own + other);
    }

    /// <summary>What is planned of it for next week.</summary>
    internal decimal Planned(AdviceInput input) => (this == Hours ? input.PlannedHours : input.PlannedSpend)
        ?? (input.Weeks.Count == 0 ? 0 : input.Weeks.TakeLast(4).Average(Of));

    /// <summary>The smallest amount worth moving: a quarter of an hour, a hundredth of the money.</summary>
    internal decimal Step(decimal total) => this == Hours ? 0.25m : total / 100;
}
