using System.Globalization;
using System.Text.Json;

namespace SocialFunnel.Entries;

/// <summary>
/// Reads hours and spend from JSON: <c>{ "week": "2026-11-16", "platforms": { "linkedin": { "hours": 4, "spend": 0 } } }</c>, or <c>from</c> and
/// <c>to</c> in the place of <c>week</c>. Strictly, and all faults at once.
/// </summary>
public static class EffortJson
{
    private const int MostDays = 366;
    private const int MostPlatforms = 100;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>Reads an entry; null, and what is wrong, when it cannot be taken.</summary>
    /// <param name="json">The text.</param>
    /// <param name="today">The brand's day.</param>
    /// <param name="faults">Takes the faults.</param>
    public static EffortEntry? Read(string json, DateOnly today, ICollection<Fault> faults)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Options);
        }
        catch (JsonException exception)
        {
            faults.Add(new Fault("", $"This is not JSON: {exception.Message}"));
            return null;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                faults.Add(new Fault("", "Write an object: { \"week\": \"2026-11-16\", \"platforms\": { \"linkedin\": { \"hours\": 4 } } }."));
                return null;
            }

            Unknown(document.RootElement, "", ["week", "from", "to", "platforms"], faults);
            var days = Days(document.RootElement, today, faults);
            var platforms = Platforms(document.RootElement, days?.Days ?? (document.RootElement.TryGetProperty("week", out _) ? 7 : MostDays), faults);
            return faults.Count == 0 ? new EffortEntry(days!.Value, platforms) : null;
        }
    }

    private static Window? Days(JsonElement root, DateOnly today, ICollection<Fault> faults)
    {
        var count = faults.Count;
        var (hasWeek, hasDays) = (root.TryGetProperty("week", out _), root.TryGetProperty("from", out _) || root.TryGetProperty("to", out _));
        if (!hasWeek && !hasDays)
        {
            faults.Add(new Fault("week", "The days are missing: write \"week\": \"2026-11-16\", a Monday, or from and to."));
            return null;
        }

        if (hasWeek && hasDays)
        {
            faults.Add(new Fault("week", "Write week, or from and to, not both."));
            return null;
        }

        var first = Day(root, hasWeek ? "week" : "from", faults);
        var last = hasWeek ? first is { } monday && monday < DateOnly.MaxValue.AddDays(-7) ? monday.AddDays(6) : first : Day(root, "to", faults);
        if (first is not { } from || last is not { } to)
        {
            return null;
        }

        if (hasWeek && from.DayOfWeek != DayOfWeek.Monday)
        {
            faults.Add(new Fault("week", $"{from:O} is a {from.DayOfWeek}: write the Monday the week begins with, {Week.Of(from).First:O}."));
        }
        else if (to < from)
        {
            faults.Add(new Fault("to", $"The last day {to:O} lies before the first day {from:O}: exchange them."));
        }
        else if (from > today || to > Week.Of(today).Last)
        {
            faults.Add(new Fault(hasWeek ? "week" : from > today ? "from" : "to", $"{(from > today ? from : to):O} lies in the future: enter hours until the end of this week, {Week.Of(today).Last:O}, at most."));
        }
        else if (to.DayNumber - from.DayNumber >= MostDays)
        {
            faults.Add(new Fault("from", $"{from:O} to {to:O} are more than {MostDays} days: enter them a month or a week at a time."));
        }

        return faults.Count == count ? new Window(from, to) : null;
    }

    private static DateOnly? Day(JsonElement root, string field, ICollection<Fault> faults)
    {
        if (root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1990)
        {
            return day;
        }

        faults.Add(new Fault(field, $"{Shown(value)} is no day: write \"week\": \"2026-11-16\", a Monday, or from and to together."));
        return null;
    }

    private static List<PlatformEffort> Platforms(JsonElement root, int days, ICollection<Fault> faults)
    {
        var efforts = new List<PlatformEffort>();
        if (!root.TryGetProperty("platforms", out var platforms) || platforms.ValueKind != JsonValueKind.Object || !platforms.EnumerateObject().Any())
        {
            faults.Add(new Fault("platforms", "At least one platform is required: { \"linkedin\": { \"hours\": 4, \"spend\": 0 } }."));
            return efforts;
        }

        if (platforms.EnumerateObject().Count() > MostPlatforms)
        {
            faults.Add(new Fault("platforms", $"These are more than {MostPlatforms} platforms: send them in parts."));
            return efforts;
        }

        foreach (var entry in platforms.EnumerateObject())
        {
            var field = $"platforms.{BrandId.Shown(entry.Name)}";
            if (!Platform.TryParse(entry.Name, out var platform))
            {
                faults.Add(new Fault(field, $"'{BrandId.Shown(entry.Name)}' is no name of a platform: {Platform.Rule}."));
            }
            else if (efforts.Any(other => other.Platform == platform))
            {
                faults.Add(new Fault(field, $"'{BrandId.Shown(entry.Name)}' is {platform}, which is there already: keep one of them."));
            }

            if (entry.Value.ValueKind != JsonValueKind.Object)
            {
                faults.Add(new Fault(field, $"{Shown(entry.Value)} is no object: write {{ \"hours\": 4, \"spend\": 0 }}."));
                continue;
            }

            Unknown(entry.Value, field + ".", ["hours", "spend"], faults);
            var effort = new PlatformEffort(
                platform,
                Number(entry.Value, field, "hours", number => EffortEntry.HoursProblem(number, days), faults),
                Number(entry.Value, field, "spend", number => EffortEntry.SpendProblem(number, days), faults));
            if (effort is { Hours: null, Spend: null } && !faults.Any(fault => fault.Field.StartsWith(field, StringComparison.Ordinal)))
            {
                faults.Add(new Fault(field, "Hours, spend, or both are required; write 0 for none."));
            }

            efforts.Add(effort);
        }

        return efforts;
    }

    private static decimal? Number(JsonElement effort, string parent, string field, Func<decimal, string?> problem, ICollection<Fault> faults)
    {
        if (!effort.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        decimal number = 0;
        var wrong = value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out number) ? problem(number) : $"{Shown(value)} is no number: write it like 4.5.";
        if (wrong is not null)
        {
            faults.Add(new Fault($"{parent}.{field}", wrong));
        }

        return wrong is null ? number : null;
    }

    private static void Unknown(JsonElement map, string parent, string[] known, ICollection<Fault> faults)
    {
        foreach (var field in map.EnumerateObject().Where(field => !known.Contains(field.Name)))
        {
            faults.Add(new Fault(parent + BrandId.Shown(field.Name), $"There is no such field. Known are: {string.Join(", ", known)}."));
        }
    }

    private static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "Nothing" : BrandId.Shown(value.GetRawText());
}
