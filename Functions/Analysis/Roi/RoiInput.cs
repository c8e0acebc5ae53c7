namespace SocialFunnel.Analysis;

/// <summary>What is known of one platform over one window. Unknown is null.</summary>
public sealed record RoiInput
{
    /// <summary>The platform.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The days of which the brand's conversions are known: a report window cut to the brand's data, so that silence is not read as no sales.</summary>
    public required Window Window { get; init; }

    /// <summary>Attributed revenue per day of <see cref="Window"/>, net of refunds, discounts, tax and shipping, in the brand's currency: one entry a day.</summary>
    public required IReadOnlyList<decimal> DailyRevenue { get; init; }

    /// <summary>Attributed conversions; fractional where models split credit; 0 or more.</summary>
    public required decimal Conversions { get; init; }

    /// <summary>Those without a value in the brand's currency, 0 or more: they count, and are in no revenue.</summary>
    public int UnvaluedConversions { get; init; }

    /// <summary>Attributed first conversions of new customers; null where the shop does not tell them apart.</summary>
    public decimal? NewCustomers { get; init; }

    /// <summary>What it cost over the same days.</summary>
    public required PlatformCost Cost { get; init; }

    /// <summary>Followers at the end of the day before the first; on the first day where that is not known.</summary>
    public decimal? FollowersAtStart { get; init; }

    /// <summary>Followers on the last day.</summary>
    public decimal? FollowersAtEnd { get; init; }

    /// <summary>Followers gained less lost; may be negative. Null where not every account is known at both ends, nor on every day.</summary>
    public decimal? NetFollowers { get; init; }

    /// <summary>Posts published.</summary>
    public decimal? Posts { get; init; }

    /// <summary>Whether conversions of the window are known at all; where they are not, nothing sold and nothing told look the same.</summary>
    public bool ConversionsKnown { get; init; } = true;

    /// <summary>Whether the correlation found that followers of this platform lead the brand's sales.</summary>
    public bool FollowersLeadSales { get; init; }
}

/// <summary>What is known of the whole brand over the same window.</summary>
/// <param name="Currency">ISO 4217 code of all amounts.</param>
/// <param name="GrossMargin">Part of net revenue that is left after the cost of goods: more than 0, at most 1.</param>
/// <param name="Conversions">All conversions, attributed or not.</param>
/// <param name="AttributableShare">Part of the conversions that could be attributed to any channel, 0 to 1; null when there are none.</param>
/// <param name="OrderValues">How all order values are spread.</param>
public sealed record BrandTotals(string Currency, decimal GrossMargin, decimal Conversions, double? AttributableShare, OrderValues OrderValues);
