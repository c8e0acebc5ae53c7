namespace SocialFunnel.Analysis;

/// <summary>
/// Everything a report says, whatever its form: the page, JSON, CSV and XLSX are made of it. Made by a pure function from a run's results, and kept as a
/// snapshot. Amounts are in <see cref="Currency"/>; unknown is null.
/// </summary>
public sealed record Report
{
    /// <summary>Version of this form: grows when a field changes its meaning or goes; a new field does not change it.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of the form this was written in.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The brand's id.</summary>
    public required string Brand { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The run it was found by; null when it was worked out for a request.</summary>
    public string? Run { get; init; }

    /// <summary>The report window's name, such as <c>90d</c>; <c>custom</c> for days that somebody asked for.</summary>
    public required string Window { get; init; }

    /// <summary>ISO 4217 code of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>IANA zone of the brand's days.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What an hour of work costs.</summary>
    public required decimal HourlyRate { get; init; }

    /// <summary>Part of net revenue left after the cost of goods, above 0, at most 1.</summary>
    public required decimal GrossMargin { get; init; }

    /// <summary>What pays, what does not, what to do, and how sure that is.</summary>
    public required Headline Headline { get; init; }

    /// <summary><see cref="Headline"/> as a sentence in the reader's language; empty in a snapshot.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>The brand as a whole; its days, and what nobody knows the origin of.</summary>
    public required WindowTotals Totals { get; init; }

    /// <summary>Each platform's return.</summary>
    public required IReadOnlyList<PlatformRoi> Platforms { get; init; }

    /// <summary>Where hours and money should go next week; the same for all windows.</summary>
    public required NextWeek NextWeek { get; init; }

    /// <summary>Follower growth against conversions, over all the history.</summary>
    public required IReadOnlyList<CorrelationResult> Correlations { get; init; }

    /// <summary>Day by day, for charts: at most three years.</summary>
    public required ReportDays Daily { get; init; }

    /// <summary>Where customers are, against where the hours go.</summary>
    public required IReadOnlyList<PlatformPresence> Presence { get; init; }

    /// <summary>How each platform is used, and how people answer.</summary>
    public required IReadOnlyList<QualityMetric> Quality { get; init; }

    /// <summary>Which kinds of posts, weekdays and hours work, over the last year; empty in a report worked out for a request.</summary>
    public required IReadOnlyList<PostResult> Posts { get; init; }

    /// <summary>Each platform's engagement.</summary>
    public required IReadOnlyList<PlatformEngagement> Engagement { get; init; }

    /// <summary>Conversions and revenue by channel, for each attribution model.</summary>
    public required IReadOnlyList<ModelCredit> Credits { get; init; }

    /// <summary>How far the attribution models differ on a platform.</summary>
    public required IReadOnlyList<ModelAgreement> Models { get; init; }

    /// <summary>What customers are worth, by the channel that won them; the same for all windows.</summary>
    public required IReadOnlyList<ChannelCustomers> Customers { get; init; }

    /// <summary>What of the data is missing.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>What changed since about a week before; null when nothing was kept from then.</summary>
    public Changes? Changes { get; init; }

    /// <summary>What the numbers mean, in the reader's language; empty in a snapshot.</summary>
    public IReadOnlyList<Definition> Definitions { get; init; } = [];
}

/// <summary>What a number means.</summary>
/// <param name="Key">Its name, such as <c>roi</c>; also the anchor on the page.</param>
/// <param name="Term">Its name for people.</param>
/// <param name="Meaning">What it is, and when it is unknown.</param>
public sealed record Definition(string Key, string Term, string Meaning);
