using System.Globalization;
using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SocialFunnel.Samples;

/// <summary>The brand of the demo: invented, two years long, and moved so that it ends when the demo needs it to.</summary>
public static partial class SampleBrand
{
    /// <summary>The brand's id.</summary>
    public const string Id = "kaffeewerk";

    private const string Settings = "brand.json";
    private const string DayForm = "yyyy-MM-dd";

    private static readonly string Prefix = $"Samples/{Id}/";

    /// <summary>The last day in the files as they are kept.</summary>
    public static DateOnly LastDay { get; } = new(2026, 11, 22);

    /// <summary>The brand's settings, as the text of a file in <c>brands/</c>.</summary>
    public static string ReadSettings()
    {
        using var reader = new StreamReader(Open(Prefix + Settings));
        return reader.ReadToEnd();
    }

    /// <summary>
    /// Writes the files below <c>&lt;root&gt;/kaffeewerk</c>, replacing those of an earlier time. All dates move by the same whole number
    /// of weeks, so that weekdays stay what they are and seasons move along; what would lie after <paramref name="last"/> is left out.
    /// The same day gives the same files, with the same time of change.
    /// </summary>
    /// <param name="root">The folder of exports.</param>
    /// <param name="last">The last day it is to tell of, usually yesterday.</param>
    public static void Unpack(string root, DateOnly last)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, Id));
        var weeks = (int)Math.Ceiling((last.DayNumber - LastDay.DayNumber) / 7.0);
        foreach (var name in Resources())
        {
            var path = Path.Combine(folder.FullName, name[Prefix.Length..]);
            using (var reader = new StreamReader(Open(name)))
            using (var writer = new StreamWriter(path) { NewLine = "\n" })
            {
                while (reader.ReadLine() is { } line)
                {
                    if (Move(line, weeks * 7, last) is { } moved)
                    {
                        writer.WriteLine(moved);
                    }
                }
            }

            File.SetLastWriteTimeUtc(path, last.ToDateTime(new TimeOnly(20, 0), DateTimeKind.Utc));
        }
    }

    private static IEnumerable<string> Resources() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal));

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The sample file {name} is not part of this build.");

    private static string? Move(string line, int days, DateOnly last)
    {
        var first = Date().Match(line);
        return first.Success && Day(first).AddDays(days) > last
            ? null
            : Date().Replace(line, match => Day(match).AddDays(days).ToString(DayForm, CultureInfo.InvariantCulture));
    }

    private static DateOnly Day(Match match) => DateOnly.ParseExact(match.ValueSpan, DayForm, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
