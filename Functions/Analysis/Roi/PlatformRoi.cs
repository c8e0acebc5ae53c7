namespace SocialFunnel.Analysis;

/// <summary>What a platform brought a brand over a window, and what it cost. Amounts are in <see cref="Currency"/>; unknown is null.</summary>
public sealed record PlatformRoi
{
    /// <summary>The platform.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The days it is about: those of the report's window of which conversions are known.</summary>
    public required Window Window { get; init; }

    /// <summary>ISO 4217 code of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>Attributed net revenue; null where no conversions are known in these days.</summary>
    public decimal? Revenue { get; init; }

    /// <summary>Lower end of the 90 % interval of the expected revenue; null where only a bound can be given.</summary>
    public decimal? RevenueLower { get; init; }

    /// <summary>Upper end of the 90 % interval of the expected revenue.</summary>
    public decimal? RevenueUpper { get; init; }

    /// <summary>Revenue times gross margin; null where the revenue is.</summary>
    public decimal? GrossProfit { get; init; }

    /// <summary>Lower end of the gross profit's interval.</summary>
    public decimal? GrossProfitLower { get; init; }

    /// <summary>Upper end of the gross profit's interval.</summary>
    public decimal? GrossProfitUpper { get; init; }

    /// <summary>Everything it cost.</summary>
    public required decimal Cost { get; init; }

    /// <summary>The cost of the hours.</summary>
    public required decimal Labour { get; init; }

    /// <summary>Money spent.</summary>
    public required decimal Spend { get; init; }

    /// <summary>Tools and fees.</summary>
    public required decimal Tools { get; init; }

    /// <summary>Hours worked.</summary>
    public required decimal Hours { get; init; }

    /// <summary>Days whose hours were logged; weeks without any follow the plan.</summary>
    public required int LoggedDays { get; init; }

    /// <summary>Logged amounts without a rate into the currency: missing from the cost.</summary>
    public required int UnconvertedSpends { get; init; }

    /// <summary>Attributed conversions.</summary>
    public required decimal Conversions { get; init; }

    /// <summary>Attributed conversions without a value in the currency: counted, and in no revenue.</summary>
    public int UnvaluedConversions { get; init; }

    /// <summary>Attributed new customers; null where the shop does not tell customers apart.</summary>
    public decimal? NewCustomers { get; init; }

    /// <summary>Followers on the last day.</summary>
    public decimal? Followers { get; init; }

    /// <summary>Followers at the end of the day before the first; on the first day where that is not known.</summary>
    public decimal? FollowersAtStart { get; init; }

    /// <summary>Followers gained less lost; null where not every account is known at both ends, nor on every day.</summary>
    public decimal? NetFollowers { get; init; }

    /// <summary>Posts published.</summary>
    public decimal? Posts { get; init; }

    /// <summary>Return on investment: (gross profit − cost) / cost; −1 is a total loss, 0 breaks even. Null where no cost is recorded.</summary>
    public double? Roi { get; init; }

    /// <summary>Lower end of the 90 % interval.</summary>
    public double? RoiLower { get; init; }

    /// <summary>Upper end of the 90 % interval.</summary>
    public double? RoiUpper { get; init; }

    /// <summary>Return on ad spend: revenue / spend; null without spend.</summary>
    public decimal? Roas { get; init; }

    /// <summary>Revenue per hour worked; null without hours.</summary>
    public decimal? RevenuePerHour { get; init; }

    /// <summary>Revenue per follower won on balance; null where none was.</summary>
    public decimal? RevenuePerNewFollower { get; init; }

    /// <summary>Revenue per post; null without posts.</summary>
    public decimal? RevenuePerPost { get; init; }

    /// <summary>Customer acquisition cost: cost / new customers; null without new customers.</summary>
    public decimal? Cac { get; init; }

    /// <summary>How the interval was found: <c>weekly</c>, <c>count</c>, or <c>none</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The verdict in words, one of those that docs/roi.md defines.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>Why, in one sentence with numbers.</summary>
    public string Reason { get; init; } = "";
}
