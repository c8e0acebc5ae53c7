using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialFunnel.Entries;

/// <summary>Reads hours and spend from the fields of a form, as people type them on a phone: with a point or a comma before the decimals.</summary>
internal static partial class HoursFields
{
    /// <summary>Name of the field for the hours of a platform.</summary>
    public static string Hours(Platform platform) => $"hours-{platform.Name}";

    /// <summary>Name of the field for the spend on a platform.</summary>
    public static string Spend(Platform platform) => $"spend-{platform.Name}";

    /// <summary>Reads an entry; null, and what is wrong field by field, when it cannot be taken.</summary>
    /// <param name="field">The text of a field; null when the form has none of that name.</param>
    /// <param name="platforms">The platforms of the form; fields of others are passed over.</param>
    /// <param name="week">The week.</param>
    /// <param name="faults">Takes the faults.</param>
    public static EffortEntry? Read(Func<string, string?> field, IEnumerable<Platform> platforms, Window week, ICollection<Fault> faults)
    {
        var entry = new EffortEntry(week, [.. platforms.Select(platform => new PlatformEffort(
            platform,
            Number(Hours(platform), field, number => EffortEntry.HoursProblem(number, week.Days), faults),
            Number(Spend(platform), field, number => EffortEntry.SpendProblem(number, week.Days), faults)))]);
        return Checked(entry, faults);
    }

    /// <summary>An entry that repeats the week before.</summary>
    public static EffortEntry? Same(IEnumerable<HoursLine> lines, Window week, ICollection<Fault> faults) =>
        Checked(new EffortEntry(week, [.. lines.Select(line => line.Before)]), faults);

    private static EffortEntry? Checked(EffortEntry entry, ICollection<Fault> faults)
    {
        if (faults.Count == 0 && entry.Platforms.All(effort => effort is { Hours: null, Spend: null }))
        {
            faults.Add(new Fault("", "Nothing was entered: write the hours of one platform at least, or 0."));
        }

        return faults.Count == 0 ? entry : null;
    }

    private static decimal? Number(string name, Func<string, string?> field, Func<decimal, string?> problem, ICollection<Fault> faults)
    {
        if (field(name)?.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        // Three digits behind a sign are thousands to one reader and decimals to another.
        decimal number = 0;
        var wrong = Plain().IsMatch(text) && decimal.TryParse(text.Replace(',', '.').Replace('\u2212', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            ? problem(number)
            : $"'{BrandId.Shown(text)}' is no number: write it like 4 or 4.5, with two decimals at most and nothing between thousands.";
        if (wrong is not null)
        {
            faults.Add(new Fault(name, wrong));
        }

        return wrong is null ? number : null;
    }

    [GeneratedRegex(@"^[-\u2212]?[0-9]{1,9}([.,][0-9]{1,2})?\z")]
    private static partial Regex Plain();
}
