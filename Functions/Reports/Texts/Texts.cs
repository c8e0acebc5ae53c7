using System.Globalization;
using System.IO;
using System.Reflection;
using System.Text.Json;

namespace SocialFunnel.Reports;

/// <summary>
/// Texts for people in one language, and numbers and days as a reader writes them. A language is a file <c>Reports/Texts/LANGUAGE.json</c> with the keys of
/// <c>en.json</c>; a key that it lacks is taken from there.
/// </summary>
internal sealed class Texts
{
    /// <summary>The language that has every text.</summary>
    public const string Fallback = "en";

    private const string Prefix = "Texts/";

    private static readonly Dictionary<string, Dictionary<string, string>> Files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], Read, StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyDictionary<string, string> texts;

    /// <summary>Texts of a language file; for tests any texts.</summary>
    internal Texts(string language, IReadOnlyDictionary<string, string> texts, CultureInfo culture) => (Language, this.texts, Culture) = (language, texts, culture);

    /// <summary>English texts, and numbers as they are written there.</summary>
    public static Texts English { get; } = For(CultureInfo.GetCultureInfo(Fallback));

    /// <summary>The languages there are.</summary>
    public static IEnumerable<string> Languages => Files.Keys;

    /// <summary>The language of the texts, such as <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>How numbers and days are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Texts for a reader: in the reader's language if there is a file for it, else in English; numbers and days the reader's way in any case.</summary>
    public static Texts For(CultureInfo culture)
    {
        var language = Files.ContainsKey(culture.TwoLetterISOLanguageName) ? culture.TwoLetterISOLanguageName : Fallback;
        return new Texts(language, Files[language], culture);
    }

    /// <summary>The texts of a language file, as they are.</summary>
    internal static IReadOnlyDictionary<string, string> File(string language) => Files[language];

    /// <summary>A text.</summary>
    public string this[string key] => Find(key) ?? throw new InvalidOperationException($"There is no text '{key}' in Reports/Texts/{Fallback}.json.");

    /// <summary>A text, or null.</summary>
    public string? Find(string key) => texts.GetValueOrDefault(key) ?? Files[Fallback].GetValueOrDefault(key);

    /// <summary>A text with values in the places <c>{0}</c>, <c>{1}</c>, …; numbers among them as the reader writes them.</summary>
    public string With(string key, params object?[] values) => string.Format(Culture, this[key], values);

    /// <summary>A text that has another form for one than for many: <c>key.one</c>, <c>key.many</c>.</summary>
    public string Count(string key, decimal number, params object?[] values) => With(number == 1 ? $"{key}.one" : $"{key}.many", [Number(number), .. values]);

    /// <summary>A platform's name for people.</summary>
    public string Name(Platform platform) => Name(platform.Name);

    /// <summary>A channel's name for people.</summary>
    public string Name(string channel) => Find($"name.{channel}") ?? channel;

    /// <summary>Names one after the other: <c>a, b and c</c>.</summary>
    public string List(IEnumerable<string> names) => names.ToList() switch
    {
        [] => "",
        [var one] => one,
        [.. var first, var last] => With("list.last", string.Join(this["list.separator"], first), last),
    };

    /// <summary>A platform's name within a sentence, where some need an article.</summary>
    public string Within(Platform platform) => Find($"name.{platform.Name}.within") ?? Name(platform);

    /// <summary>Names of platforms one after the other, within a sentence.</summary>
    public string List(IEnumerable<Platform> platforms) => List(platforms.Select(Within));

    /// <summary>A number with at most two digits behind the point, none where it is large.</summary>
    public string Number(decimal? number) => number is { } some ? some.ToString(Math.Abs(some) >= 100 || some == decimal.Truncate(some) ? "N0" : "#,0.##", Culture) : this["unknown"];

    /// <summary>A day: in words where the language is the reader's, else in numbers the reader's way.</summary>
    public string Day(DateOnly day) => day.ToString(Culture.TwoLetterISOLanguageName == Language ? this["day"] : "d", Culture);

    private static Dictionary<string, string> Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? throw new InvalidDataException($"{resource} is empty.");
    }
}
