using System.Globalization;
using FluentValidation;
using SocialFunnel.Analysis.Channels;
using SocialFunnel.Sources;

namespace SocialFunnel;

/// <summary>What settings must keep. Every rule names the field as the person wrote it, the value, and the remedy.</summary>
internal sealed class BrandSettingsValidator : AbstractValidator<BrandSettings>
{
    public BrandSettingsValidator(SourceTable sources)
    {
        RuleFor(brand => brand.Name).Must(name => name?.Trim().Length is >= 1 and <= 200)
            .OverridePropertyName("name").WithMessage("A name of 1 to 200 characters is required.");
        RuleFor(brand => brand.Currency).Must(Money.IsCurrency)
            .OverridePropertyName("currency").WithMessage("'{PropertyValue}' is no ISO 4217 currency code: three capital letters such as EUR are required.");
        RuleFor(brand => brand.TimeZone).Must(BrandCalendar.IsZone)
            .OverridePropertyName("timeZone").WithMessage("'{PropertyValue}' is no time zone: an IANA name such as Europe/Berlin is required.");
        RuleFor(brand => brand.NightAt).Must(at => at is null || TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .OverridePropertyName("nightAt").WithMessage("'{PropertyValue}' is no time of day: write HH:mm such as 03:00.");
        RuleFor(brand => brand.HourlyRate).Must(rate => rate is >= 0 and <= 100_000)
            .OverridePropertyName("hourlyRate").WithMessage("'{PropertyValue}' cannot be: what an hour costs, 0 to 100000, is required.");
        RuleFor(brand => brand.GrossMargin).Must(margin => margin is > 0 and <= 1)
            .OverridePropertyName("grossMargin").WithMessage("'{PropertyValue}' cannot be: a part such as 0.6, more than 0 and at most 1, is required.");
        RuleFor(brand => brand.LookBackDays).InclusiveBetween(1, 365)
            .OverridePropertyName("lookBackDays").WithMessage("'{PropertyValue}' cannot be: 1 to 365 days.");
        RuleFor(brand => brand.AttributionDays).InclusiveBetween(1, 365)
            .OverridePropertyName("attributionDays").WithMessage("'{PropertyValue}' cannot be: 1 to 365 days.");
        RuleFor(brand => brand).Custom((brand, context) => Lists(brand, sources, (field, problem) => context.AddFailure(field, problem)));
    }

    private static void Lists(BrandSettings brand, SourceTable sources, Action<string, string> fault)
    {
        foreach (var (domain, index) in (brand.Domains ?? []).Select((domain, index) => (domain, index)))
        {
            if (Uri.CheckHostName(domain?.Trim()) != UriHostNameType.Dns || !domain!.Contains('.', StringComparison.Ordinal))
            {
                fault($"domains.{index}", $"'{domain}' is no host name: write it without https:// and path, such as shop.example.");
            }
        }

        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, platform) in brand.DiscountCodes ?? new Dictionary<string, string>())
        {
            if (string.IsNullOrWhiteSpace(code) || !Platform.TryParse(platform, out _))
            {
                fault($"discountCodes.{code}", $"'{platform}' is no name of a platform: {Platform.Rule}.");
            }
            else if (!codes.Add(code.Trim()))
            {
                fault($"discountCodes.{code}", $"'{code}' is there twice, since codes compare without regard to case: keep one of them.");
            }
        }

        try
        {
            ChannelLines.Read(brand.Channels ?? []);
        }
        catch (FormatException wrong)
        {
            fault("channels", wrong.Message);
        }

        Costs(brand, fault);
        foreach (var (rate, index) in (brand.ExchangeRates ?? []).Select((rate, index) => (rate, index)))
        {
            if (!Money.IsCurrency(rate?.From) || !Money.IsCurrency(rate?.To) || rate!.From == rate.To || rate.Rate is not > 0)
            {
                fault($"exchangeRates.{index}", "A rate needs two different currencies and a rate above 0, such as { \"from\": \"USD\", \"to\": \"EUR\", \"rate\": 0.92 }.");
            }
        }

        foreach (var (happened, index) in (brand.Events ?? []).Select((happened, index) => (happened, index)))
        {
            if (string.IsNullOrWhiteSpace(happened?.Name) || happened.Day is null)
            {
                fault($"events.{index}", "An event needs a name and a day, such as { \"name\": \"spring sale\", \"day\": \"2026-04-01\" }.");
            }
        }

        Platforms(brand, fault);
        NotifyRules.Check(brand, fault);
        Sources(brand, sources, fault);
    }

    private static void Costs(BrandSettings brand, Action<string, string> fault)
    {
        foreach (var (cost, index) in (brand.Costs ?? []).Select((cost, index) => (cost, index)))
        {
            if (string.IsNullOrWhiteSpace(cost?.Name) || cost.Amount is not >= 0 || cost.From is null || cost.To is null || cost.To < cost.From)
            {
                fault($"costs.{index}", "A cost needs a name, an amount of 0 or more, and the days it buys, from not after to.");
            }
            else if (cost.Platform is not null && !Platform.TryParse(cost.Platform, out _))
            {
                fault($"costs.{index}.platform", $"'{cost.Platform}' is no name of a platform: {Platform.Rule}.");
            }
        }
    }

    private static void Platforms(BrandSettings brand, Action<string, string> fault)
    {
        var seen = new HashSet<Platform>();
        foreach (var (name, plan) in brand.Platforms ?? new Dictionary<string, PlatformSettings?>())
        {
            if (!Platform.TryParse(name, out var platform))
            {
                fault($"platforms.{name}", $"'{name}' is no name of a platform: {Platform.Rule}.");
            }
            else if (!seen.Add(platform))
            {
                fault($"platforms.{name}", $"'{name}' is {platform}, which is there already: keep one of them.");
            }

            if (plan?.WeeklyHours is < 0 or > 1680)
            {
                fault($"platforms.{name}.weeklyHours", $"'{plan.WeeklyHours}' cannot be: 0 to 1680 hours a week.");
            }

            if (plan?.WeeklySpend is < 0 or > 10_000_000)
            {
                fault($"platforms.{name}.weeklySpend", $"'{plan.WeeklySpend}' cannot be: 0 to 10000000 a week.");
            }
        }
    }

    private static void Sources(BrandSettings brand, SourceTable sources, Action<string, string> fault)
    {
        var configured = brand.Sources ?? new Dictionary<string, System.Text.Json.JsonElement>();
        if (configured.Count == 0)
        {
            fault("sources", "At least one source is required, such as \"exports\": {}.");
        }

        foreach (var source in configured)
        {
            if (!BrandId.IsValid(source.Key))
            {
                fault($"sources.{BrandId.Shown(source.Key)}", $"'{BrandId.Shown(source.Key)}' is no name of a source: {BrandId.Rule}.");
            }

            if (EnteredByHand.Is(source.Key))
            {
                fault($"sources.{source.Key}", $"'{source.Key}' is the name of what people enter by hand: give this source another name.");
            }

            var type = BrandSettingsReader.TypeOf(source);
            if (!sources.TryGet(type, out var connector))
            {
                fault($"sources.{source.Key}", $"There is no source '{type}'. Known are: {string.Join(", ", sources.Types)}.");
                continue;
            }

            foreach (var problem in connector.Faults(new SourceSettings(type, source.Value)))
            {
                fault($"sources.{source.Key}", problem);
            }
        }

        if (brand.ConversionSource is { } record && !configured.ContainsKey(record))
        {
            fault("conversionSource", $"'{record}' is not among the sources: {string.Join(", ", configured.Keys)}.");
        }
        else if (brand.ConversionSource is null && configured.Count > 1)
        {
            fault("conversionSource", $"With several sources, say which one's conversions count: {string.Join(", ", configured.Keys)}.");
        }
    }
}
