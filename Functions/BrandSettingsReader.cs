using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SocialFunnel.Analysis;
using SocialFunnel.Analysis.Channels;
using SocialFunnel.Sources;

namespace SocialFunnel;

/// <summary>A fault in settings.</summary>
/// <param name="Field">Where, as a path such as <c>platforms.linkedin.weeklyHours</c>; empty for the text as a whole.</param>
/// <param name="Problem">The value, what is wrong with it, and what would be right.</param>
public sealed record Fault(string Field, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => Field.Length == 0 ? Problem : $"{Field}: {Problem}";
}

/// <summary>What came of reading settings: a brand, or all faults at once.</summary>
public sealed record BrandReadResult(Brand? Brand, IReadOnlyList<Fault> Faults);

/// <summary>Turns settings into a <see cref="Brand"/>, or lists everything that is wrong with them.</summary>
public sealed class BrandSettingsReader(SourceTable sources)
{
    /// <summary>How settings are read: strictly, since a misspelt setting that is silently ignored costs an evening.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        MaxDepth = 16,
    };

    /// <summary>Reads the settings of a brand.</summary>
    /// <param name="id">Id of the brand, from the address or the file's name.</param>
    /// <param name="json">The settings, as JSON.</param>
    public BrandReadResult Read(string id, string json)
    {
        var faults = new List<Fault>();
        if (Parse(json, faults) is not { } settings)
        {
            return new BrandReadResult(null, faults);
        }

        var checkedSettings = new BrandSettingsValidator(sources).Validate(settings);
        var unread = faults.Select(fault => fault.Field).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(checkedSettings.Errors.Where(error => !unread.Contains(error.PropertyName)).Select(error => new Fault(error.PropertyName, error.ErrorMessage)));
        if (!BrandId.IsValid(id))
        {
            faults.Add(new Fault("id", $"'{BrandId.Shown(id)}' is no id of a brand: {BrandId.Rule}."));
        }

        return faults.Count > 0 ? new BrandReadResult(null, faults) : new BrandReadResult(Build(id, settings), []);
    }

    // A value of a wrong type stops the serializer. Taking it out and reading again finds the others, too.
    private static BrandSettings? Parse(string json, List<Fault> faults)
    {
        JsonObject? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                AllowDuplicateProperties = false,
                MaxDepth = 16,
            }) as JsonObject;
        }
        catch (JsonException exception)
        {
            faults.Add(new Fault("", $"This is not JSON: {exception.Message}"));
            return null;
        }

        if (root is null)
        {
            faults.Add(new Fault("", "Settings are an object: { \"name\": …, \"currency\": … }."));
            return null;
        }

        while (true)
        {
            try
            {
                return root.Deserialize<BrandSettings>(Json);
            }
            catch (InvalidOperationException)
            {
                faults.Add(new Fault("", "A text holds half of a character, such as \\uD83D without its other half: correct it."));
                return null;
            }
            catch (JsonException exception)
            {
                var fault = SettingsFault.Explain(root, exception.Path);
                faults.Add(fault.Fault);
                if (!fault.Removed)
                {
                    return null;
                }
            }
        }
    }

    private static Brand Build(string id, BrandSettings settings) => new()
    {
        Id = id,
        Name = settings.Name!.Trim(),
        Currency = settings.Currency!,
        Calendar = new BrandCalendar(settings.TimeZone!, settings.NightAt is { } at ? TimeOnly.ParseExact(at, "HH:mm", CultureInfo.InvariantCulture) : new TimeOnly(3, 0)),
        HourlyRate = settings.HourlyRate!.Value,
        GrossMargin = settings.GrossMargin!.Value,
        Domains = [.. (settings.Domains ?? []).Select(domain => domain.Trim().ToLowerInvariant())],
        DiscountCodes = (settings.DiscountCodes ?? new Dictionary<string, string>())
            .ToDictionary(code => code.Key.Trim(), code => Platform.Parse(code.Value), StringComparer.OrdinalIgnoreCase),
        ConversionSource = settings.ConversionSource ?? settings.Sources!.Keys.First(),
        LookBackDays = settings.LookBackDays ?? 28,
        AttributionDays = settings.AttributionDays ?? 30,
        Platforms = new SortedDictionary<Platform, PlatformPlan>((settings.Platforms ?? new Dictionary<string, PlatformSettings?>()).ToDictionary(
            platform => Platform.Parse(platform.Key),
            platform => new PlatformPlan(platform.Value?.WeeklyHours, platform.Value?.WeeklySpend, platform.Value?.Since) { Breaks = platform.Value?.Breaks ?? [] })),
        Costs = [.. (settings.Costs ?? []).Select(cost => new CostItem(
            cost.Name!, cost.Amount!.Value, cost.From!.Value, cost.To!.Value, cost.Platform is { } platform ? Platform.Parse(platform) : null))],
        Channels = ChannelLines.Read(settings.Channels ?? []),
        ExchangeRates = [.. (settings.ExchangeRates ?? []).Select(rate => new GivenRate(rate.From!, rate.To!, rate.Rate!.Value, rate.Since))],
        Events = [.. (settings.Events ?? []).Select(happened => new BrandEvent(happened.Name!.Trim(), happened.Day!.Value))],
        Notify = NotifyRules.Build(settings.Notify),
        Sources = new SortedDictionary<string, SourceSettings>(
            settings.Sources!.ToDictionary(source => source.Key, source => new SourceSettings(TypeOf(source), source.Value.Clone())), StringComparer.Ordinal),
    };

    internal static string TypeOf(KeyValuePair<string, JsonElement> source) =>
        source.Value.ValueKind == JsonValueKind.Object && source.Value.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : source.Key;
}
