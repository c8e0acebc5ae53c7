using System.Text.Json;
using SocialFunnel.Analysis;
using SocialFunnel.Analysis.Channels;

namespace SocialFunnel;

/// <summary>One business. Always valid: its settings are checked before one is built.</summary>
public sealed record Brand
{
    /// <summary>Stable id, used in addresses and keys: 1 to 63 of <c>a-z 0-9 -</c>, starting with a letter or digit.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 4217 code of the currency everything is reported in.</summary>
    public required string Currency { get; init; }

    /// <summary>The brand's days and nights.</summary>
    public required BrandCalendar Calendar { get; init; }

    /// <summary>What an hour of work costs, in <see cref="Currency"/>; 0 or more.</summary>
    public required decimal HourlyRate { get; init; }

    /// <summary>Part of net revenue that is left after the cost of goods: more than 0, at most 1.</summary>
    public required decimal GrossMargin { get; init; }

    /// <summary>Host names of the brand's own pages, lower case; links to them are promotion, and they never take credit.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Discount codes that were given out on one platform only. Codes compare without regard to case.</summary>
    public IReadOnlyDictionary<string, Platform> DiscountCodes { get; init; } = new Dictionary<string, Platform>();

    /// <summary>The source whose conversions count; the others enrich it or are reconciled against it, and are never added.</summary>
    public required string ConversionSource { get; init; }

    /// <summary>Days that are read again each night, since vendors restate their numbers. Default 28.</summary>
    public int LookBackDays { get; init; } = 28;

    /// <summary>Days before a conversion in which a touch can earn credit. Default 30.</summary>
    public int AttributionDays { get; init; } = 30;

    /// <summary>Where the brand is, and what it plans to put in.</summary>
    public IReadOnlyDictionary<Platform, PlatformPlan> Platforms { get; init; } = new SortedDictionary<Platform, PlatformPlan>();

    /// <summary>Tools and fees, each spread over the days it buys.</summary>
    public IReadOnlyList<CostItem> Costs { get; init; } = [];

    /// <summary>Rates that the brand gives itself; they count before any published one.</summary>
    public IReadOnlyList<GivenRate> ExchangeRates { get; init; } = [];

    /// <summary>Hosts, tags and words of the brand's own, which overrule the program's list of channels.</summary>
    public IReadOnlyList<ChannelLine> Channels { get; init; } = [];

    /// <summary>Known events, which the correlation takes into account.</summary>
    public IReadOnlyList<BrandEvent> Events { get; init; } = [];

    /// <summary>Whom to tell of what happens; null for nobody.</summary>
    public NotifyPlan? Notify { get; init; }

    /// <summary>Where its readings come from: the name of a source, and its settings.</summary>
    public IReadOnlyDictionary<string, SourceSettings> Sources { get; init; } = new SortedDictionary<string, SourceSettings>(StringComparer.Ordinal);
}

/// <summary>What a brand plans for a platform in a usual week; used for weeks in which nothing was logged.</summary>
/// <param name="WeeklyHours">Hours a week, 0 to 168 a person; null when not planned.</param>
/// <param name="WeeklySpend">Money a week, in the brand's currency; null when not planned.</param>
/// <param name="Since">First day of the plan; null for as long as the platform is known.</param>
public sealed record PlatformPlan(decimal? WeeklyHours, decimal? WeeklySpend, DateOnly? Since)
{
    /// <summary>Days on which a number of the platform began to mean something else; nothing is correlated across them.</summary>
    public IReadOnlyList<DateOnly> Breaks { get; init; } = [];
}

/// <summary>Something known that was at work on a day: a launch, a promotion, press.</summary>
/// <param name="Name">What it was; the same name means the same kind of event.</param>
/// <param name="Day">The brand's day.</param>
public sealed record BrandEvent(string Name, DateOnly Day);

/// <summary>One configured source.</summary>
/// <param name="Type">Which connector reads it, such as <c>exports</c>.</param>
/// <param name="Options">The connector's own settings, as an object; secrets are named here, never written.</param>
public sealed record SourceSettings(string Type, JsonElement Options);
