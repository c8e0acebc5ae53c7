using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialFunnel;

/// <summary>A brand as people write it down, in a file or a request; nothing is certain yet. <see cref="BrandSettingsReader"/> makes a <see cref="Brand"/> of it.</summary>
public sealed record BrandSettings
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    [Description("Name for people, 1 to 200 characters. Required.")]
    public string? Name { get; init; }

    [Description("ISO 4217 code of the currency everything is reported in, such as EUR. Required.")]
    public string? Currency { get; init; }

    [Description("IANA name of the time zone of the brand's days, such as Europe/Berlin. Required.")]
    public string? TimeZone { get; init; }

    [Description("Local time at which the night's run is due, HH:mm. Default 03:00.")]
    public string? NightAt { get; init; }

    [Description("What an hour of your work costs, in the brand's currency, 0 or more. Required: time is the larger part of what social media cost.")]
    public decimal? HourlyRate { get; init; }

    [Description("Part of net revenue left after the cost of goods, more than 0 and at most 1, such as 0.6. Required.")]
    public decimal? GrossMargin { get; init; }

    [Description("Host names of your own pages, such as shop.example. Links to them are promotion; they never take credit.")]
    public IReadOnlyList<string>? Domains { get; init; }

    [Description("Discount codes given out on one platform only: code and platform.")]
    public IReadOnlyDictionary<string, string>? DiscountCodes { get; init; }

    [Description("Name of the source whose conversions count. Default: the only source there is.")]
    public string? ConversionSource { get; init; }

    [Description("Days that are read again each night, since platforms restate their numbers, 1 to 365. Default 28.")]
    public int? LookBackDays { get; init; }

    [Description("Days before a conversion in which a touch can earn credit, 1 to 365. Default 30.")]
    public int? AttributionDays { get; init; }

    [Description("Where you are, and what you put in each week: platform and plan.")]
    public IReadOnlyDictionary<string, PlatformSettings?>? Platforms { get; init; }

    [Description("Tools, fees, and other costs that buy a span of days, spread evenly over them.")]
    public IReadOnlyList<CostSettings>? Costs { get; init; }

    [Description("Hosts, tags and words that the program's list of channels lacks or gets wrong: kind,pattern,channel,medium, such as host,forum.example.org,my-forum,social.")]
    public IReadOnlyList<string>? Channels { get; init; }

    [Description("Rates of your own, which count before the European Central Bank's.")]
    public IReadOnlyList<RateSettings>? ExchangeRates { get; init; }

    [Description("Days on which something known was at work: a launch, a promotion, press. The correlation takes them into account.")]
    public IReadOnlyList<EventSettings>? Events { get; init; }

    [Description("Whom to tell: a digest every week, and alerts when something happens. Default: nobody.")]
    public NotifySettings? Notify { get; init; }

    [Description("Where readings come from: a name and the source's settings. The name is the type, unless a setting 'type' says otherwise. Required.")]
    public IReadOnlyDictionary<string, JsonElement>? Sources { get; init; }
}

/// <summary>A cost in the settings.</summary>
public sealed record CostSettings
{
    [Description("What it is, such as scheduling tool. Required.")]
    public string? Name { get; init; }

    [Description("For the whole span, in the brand's currency, 0 or more. Required.")]
    public decimal? Amount { get; init; }

    [Description("First day it buys, yyyy-MM-dd. Required.")]
    public DateOnly? From { get; init; }

    [Description("Last day it buys, yyyy-MM-dd. Required.")]
    public DateOnly? To { get; init; }

    [Description("The platform it is for. Default: shared evenly by all.")]
    public string? Platform { get; init; }
}

/// <summary>An exchange rate in the settings.</summary>
public sealed record RateSettings
{
    [Description("ISO 4217 code of the amount. Required.")]
    public string? From { get; init; }

    [Description("ISO 4217 code it is converted to. Required.")]
    public string? To { get; init; }

    [Description("Units of 'to' for one of 'from', more than 0. Required.")]
    public decimal? Rate { get; init; }

    [Description("First day on which it holds, yyyy-MM-dd, until the next one of the same pair. Default: always.")]
    public DateOnly? Since { get; init; }
}

/// <summary>An event in the settings.</summary>
public sealed record EventSettings
{
    [Description("What it was; the same name means the same kind of event. Required.")]
    public string? Name { get; init; }

    [Description("The day, yyyy-MM-dd; write an event of several days once for each. Required.")]
    public DateOnly? Day { get; init; }
}

/// <summary>A platform in the settings.</summary>
public sealed record PlatformSettings
{
    [Description("Hours of work in a usual week, 0 to 168 for one person.")]
    public decimal? WeeklyHours { get; init; }

    [Description("Money in a usual week for advertising, tools, and fees, in the brand's currency.")]
    public decimal? WeeklySpend { get; init; }

    [Description("First day of this plan, yyyy-MM-dd. Default: as long as the platform is known.")]
    public DateOnly? Since { get; init; }

    [Description("Days on which a number of this platform began to mean something else, yyyy-MM-dd: a metric redefined, an account merged. Nothing is correlated across them.")]
    public IReadOnlyList<DateOnly>? Breaks { get; init; }
}

/// <summary>Whom to tell, in the settings.</summary>
public sealed record NotifySettings
{
    [Description("Channels of a chat, or programs of your own, at most 10.")]
    public IReadOnlyList<WebhookSettings>? Webhooks { get; init; }

    [Description("E-mail addresses, at most 20.")]
    public IReadOnlyList<string>? Email { get; init; }

    [Description("Day of the weekly digest: monday to sunday, or never. Default monday.")]
    public string? Weekday { get; init; }

    [Description("Days without an order after which to tell, 1 to the days that are read again each night. Default: as many as come by chance less than once in two years.")]
    public int? DaysWithoutOrders { get; init; }
}

/// <summary>A webhook in the settings.</summary>
public sealed record WebhookSettings
{
    [Description("Name of the secret that holds the webhook's address, which is as good as a password. Required.")]
    public string? Secret { get; init; }

    [Description("What it takes: slack, teams or json. Required.")]
    public string? Form { get; init; }
}
