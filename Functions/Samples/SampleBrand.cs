using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialFunnel.Samples;

/// <summary>The brand of the demo: invented, two years long, and moved so that it ends when the demo needs it to.</summary>
public static partial class SampleBrand
{
    /// <summary>The brand's id.</summary>
    public const string Id = "kaffeewerk";

    private const string Settings = "brand.json";

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
            using (var stored = Open(name))
            using (var file = File.Create(path))
            {
                // X counts the day of the download, too, and that day does not count: it has one more.
                var until = name.Contains("/x-", StringComparison.Ordinal) ? last.AddDays(1) : last;
                if (name.EndsWith(".xlsx", StringComparison.Ordinal))
                {
                    MoveWorkbook(stored, file, weeks * 7, until);
                }
                else
                {
                    MoveText(stored, file, weeks * 7, until);
                }
            }

            File.SetLastWriteTimeUtc(path, last.ToDateTime(new TimeOnly(20, 0), DateTimeKind.Utc));
        }
    }

    private static IEnumerable<string> Resources() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !name.EndsWith(".json", StringComparison.Ordinal));

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The sample file {name} is not part of this build.");

    private static void MoveText(Stream stored, Stream file, int days, DateOnly last)
    {
        using var reader = new StreamReader(stored);
        reader.Peek();
        using var writer = new StreamWriter(file, reader.CurrentEncoding is UnicodeEncoding utf16 ? utf16 : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        while (Record(reader) is { } record)
        {
            if (Move(record, days, last) is { } moved)
            {
                writer.WriteLine(moved);
            }
        }
    }

    // The generator writes a row of a sheet in a line of its own.
    private static void MoveWorkbook(Stream stored, Stream file, int days, DateOnly last)
    {
        using var from = new ZipArchive(stored, ZipArchiveMode.Read);
        using var to = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var part in from.Entries)
        {
            var copy = to.CreateEntry(part.FullName);
            copy.LastWriteTime = part.LastWriteTime;
            using var source = part.Open();
            using var target = copy.Open();
            MoveText(source, target, days, last);
        }
    }

    // A cell in quotation marks may go on in the next line.
    private static string? Record(StreamReader reader)
    {
        var record = reader.ReadLine();
        while (record is not null && record.Count(c => c == '"') % 2 == 1 && reader.ReadLine() is { } more)
        {
            record += "\n" + more;
        }

        return record;
    }

    // The first day of a record decides whether it had happened.
    private static string? Move(string record, int days, DateOnly last)
    {
        var first = Date().Match(record);
        return first.Success && Day(first).Day.AddDays(days) > last
            ? null
            : Date().Replace(record, match => Day(match) is var (day, form) ? day.AddDays(days).ToString(form, CultureInfo.InvariantCulture) : match.Value);
    }

    private static (DateOnly Day, string Form) Day(Match match)
    {
        var form = match.Value[4] == '-' ? "yyyy-MM-dd" : match.Value[2] == '/' ? "MM/dd/yyyy" : "MMM d, yyyy";
        return (DateOnly.ParseExact(match.ValueSpan, form, CultureInfo.InvariantCulture), form);
    }

    // 2026-11-22 · 11/22/2026 · Nov 22, 2026
    [GeneratedRegex(@"\b(20\d\d-\d\d-\d\d|\d\d/\d\d/20\d\d\b|[A-Z][a-z]{2} \d{1,2}, 20\d\d\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
