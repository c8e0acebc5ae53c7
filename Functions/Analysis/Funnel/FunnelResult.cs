namespace SocialFunnel.Analysis;

/// <summary>Everything a run found out about a brand.</summary>
/// <param name="Windows">A result for each report window, shortest first.</param>
/// <param name="Correlations">Follower growth against conversions, one for each platform with followers, over all its history.</param>
/// <param name="NextWeek">Where hours and money should go.</param>
/// <param name="Posts">Which kinds of posts, weekdays and hours work, over the last year.</param>
/// <param name="Customers">What customers are worth, by the channel that won them.</param>
public sealed record FunnelResult(
    IReadOnlyList<WindowResult> Windows, IReadOnlyList<CorrelationResult> Correlations, NextWeek NextWeek, IReadOnlyList<PostResult> Posts,
    IReadOnlyList<ChannelCustomers> Customers);

/// <summary>What was found over one window.</summary>
/// <param name="Name">The report window's name, such as <c>90d</c>; <c>custom</c> for days that somebody asked for.</param>
/// <param name="Totals">The brand as a whole.</param>
/// <param name="Roi">Each platform's return.</param>
/// <param name="Engagement">Each platform's engagement, a record for each version of the metrics' definition.</param>
/// <param name="Credits">Conversions and revenue by channel, for each attribution model.</param>
/// <param name="Models">How far the models differ, for each platform.</param>
/// <param name="Presence">Where customers are, against where the hours go.</param>
/// <param name="Quality">How each platform is used, and how people answer.</param>
public sealed record WindowResult(
    string Name, WindowTotals Totals, IReadOnlyList<PlatformRoi> Roi, IReadOnlyList<PlatformEngagement> Engagement, IReadOnlyList<ModelCredit> Credits,
    IReadOnlyList<ModelAgreement> Models, IReadOnlyList<PlatformPresence> Presence, IReadOnlyList<QualityMetric> Quality);

/// <summary>A brand's conversions over a window, and how much of them could be attributed. Amounts are in <see cref="Currency"/>.</summary>
public sealed record WindowTotals
{
    /// <summary>The days of the report.</summary>
    public required Window Window { get; init; }

    /// <summary>First day of the window of which conversions are known; null when none is.</summary>
    public DateOnly? ConversionsKnownFrom { get; init; }

    /// <summary>Last such day.</summary>
    public DateOnly? ConversionsKnownUntil { get; init; }

    /// <summary>ISO 4217 code of the amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>Conversions, cancelled ones left out.</summary>
    public required int Conversions { get; init; }

    /// <summary>Net revenue of those whose value is known in the currency.</summary>
    public required decimal Revenue { get; init; }

    /// <summary>Conversions that a channel other than direct led to.</summary>
    public required int AttributedConversions { get; init; }

    /// <summary>Their net revenue.</summary>
    public required decimal AttributedRevenue { get; init; }

    /// <summary>Conversions nobody knows the origin of: direct, or no touch at all.</summary>
    public required int UnattributedConversions { get; init; }

    /// <summary>Their net revenue.</summary>
    public required decimal UnattributedRevenue { get; init; }

    /// <summary>Conversions without a value, such as leads: counted, and in no revenue.</summary>
    public required int WithoutValue { get; init; }

    /// <summary>Conversions in a currency without a rate: counted, named, and in no revenue.</summary>
    public required int WithoutRate { get; init; }

    /// <summary>Conversions with more than one known touch; where there are none, the attribution models cannot differ.</summary>
    public required int MultiTouchConversions { get; init; }

    /// <summary>What a reader must know before believing these numbers, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>First conversions of new customers; null where the shop tells no customers apart.</summary>
    public int? NewCustomers { get; init; }
}

/// <summary>A channel's credit under one attribution model.</summary>
/// <param name="Model">The model, such as <c>last-non-direct</c>.</param>
/// <param name="Channel">A platform, a search engine, <c>email</c>, a referring host, <c>direct</c>, <c>unknown</c>, or <c>other</c>: all beyond the hundred channels with the most conversions.</param>
/// <param name="Window">The days.</param>
/// <param name="Conversions">Conversions; fractional where the model splits credit.</param>
/// <param name="Revenue">Net revenue, in the brand's currency.</param>
public sealed record ModelCredit(string Model, string Channel, Window Window, decimal Conversions, decimal Revenue);
