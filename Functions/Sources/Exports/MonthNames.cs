using System.Globalization;

namespace SocialFunnel.Sources.Exports;

/// <summary>Names of months in the languages that platforms speak, long and short.</summary>
internal static class MonthNames
{
    // Languages in which a name would mean another month than in one of these are left out, such as Croatian (listopad).
    private static readonly string[] Languages =
        ["en", "es", "pt", "fr", "de", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "ru", "uk", "bg", "tr", "el", "id", "ca", "vi"];

    private static readonly HashSet<string> Fillers = new(
        ["de", "of", "del", "d", "th", "st", "nd", "rd", .. Languages.Select(Format).SelectMany(format => format.DayNames.Concat(format.AbbreviatedDayNames)).Select(Normal)],
        StringComparer.Ordinal);

    private static readonly Dictionary<string, int> Months = Build();

    /// <summary>The month of a name, 1 to 12; null when it is none or means different months in different languages.</summary>
    public static int? Find(string word) => Months.TryGetValue(Normal(word), out var month) && month > 0 ? month : null;

    /// <summary>Whether a word may stand in a date and say nothing: a weekday or "de".</summary>
    public static bool IsFiller(string word) => Fillers.Contains(Normal(word));

    private static Dictionary<string, int> Build()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var format in Languages.Select(Format))
        {
            string[][] lists = [format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames];
            foreach (var (name, month) in lists.SelectMany(list => list.Take(12).Select((name, index) => (Normal(name), index + 1))))
            {
                months[name] = months.TryGetValue(name, out var other) && other != month ? 0 : month;
            }
        }

        // English wins where a short name of another language means another month.
        var english = Format("en");
        foreach (var (name, month) in english.MonthNames.Take(12).Concat(english.AbbreviatedMonthNames.Take(12)).Select((name, index) => (Normal(name), (index % 12) + 1)))
        {
            months[name] = month;
        }

        months["sept"] = 9;
        months.Remove("");
        return months;
    }

    private static DateTimeFormatInfo Format(string language) => CultureInfo.GetCultureInfo(language).DateTimeFormat;

    private static string Normal(string word) => word.Trim(' ', '.', ',', '\u200F').ToLowerInvariant();
}
