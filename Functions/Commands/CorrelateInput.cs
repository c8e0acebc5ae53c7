using System.Globalization;
using System.IO;
using System.Text;
using CsvHelper;
using SocialFunnel.Analysis;

namespace SocialFunnel.Commands;

/// <summary>
/// Reads brands from a CSV as they come, one in memory at a time; the rows of a brand must be together. A row with a value that cannot be read
/// is refused and named; its day stays unknown.
/// </summary>
internal sealed class CorrelateInput : IDisposable
{
    private const int LongestRecord = 1024 * 1024;
    private const int MessagesAtMost = 20;
    private static readonly string[] Needed = ["date", "conversions"];
    private readonly CsvReader csv;
    private readonly string name;
    private readonly TextWriter messages;
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> finished = [];
    private readonly bool totals;

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The CSV; comma, semicolon or tab.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="messages">Where refused rows are named.</param>
    /// <exception cref="InvalidDataException">The header lacks a column.</exception>
    /// <exception cref="CsvFormatException">It is no CSV.</exception>
    public CorrelateInput(Stream stream, string name, TextWriter messages)
    {
        (this.name, this.messages) = (name, messages);
        csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            DetectSeparatorHint = true,
            TrimWhitespace = true,
            PoolStrings = true,
            MaxRecordSize = LongestRecord,
        });
        csv.ReadHeader();
        for (var i = 0; i < csv.Headers.Count; i++)
            columns.TryAdd(csv.Headers[i].Trim(), i);
        if (columns.Count == 0)
            throw new InvalidDataException($"{name}: empty; give a CSV with the columns date, new_followers, conversions.");
        totals = !columns.ContainsKey("new_followers");
        var there = string.Join(", ", columns.Keys);
        if (totals && !columns.ContainsKey("followers"))
            throw new InvalidDataException($"{name}, line 1: neither 'new_followers' (per day) nor 'followers' (total) among {there}; add one.");
        foreach (var needed in Needed.Where(column => !columns.ContainsKey(column)))
            throw new InvalidDataException($"{name}, line 1: no column '{needed}' among {there}; add it or rename one.");
    }

    /// <summary>Rows that were refused so far.</summary>
    public long Refused { get; private set; }

    /// <summary>The brands and their series, in the order of the file.</summary>
    /// <exception cref="InvalidDataException">The rows of a brand are not together.</exception>
    public IEnumerable<(string Brand, IReadOnlyList<GrowthSeries> Platforms)> Brands()
    {
        var current = new Dictionary<string, CorrelateRows>(StringComparer.Ordinal);
        string? brand = null;
        while (csv.Read())
        {
            var next = Text("brand");
            if (brand is not null && next != brand)
            {
                yield return (brand, Finish(brand, current));
                current = new Dictionary<string, CorrelateRows>(StringComparer.Ordinal);
            }

            if (next != brand && finished.Contains(next))
                throw new InvalidDataException(
                    $"{name}, line {csv.LineNumber}, column brand: '{next}' for a second time; sort the file so that the rows of a brand are together.");
            brand = next;
            Add(current);
        }

        if (brand is not null)
            yield return (brand, Finish(brand, current));
        if (Refused > 0)
            messages.WriteLine($"{name}: {Refused} rows were refused; their days count as unknown.");
    }

    public void Dispose() => csv.Dispose();

    private List<GrowthSeries> Finish(string brand, Dictionary<string, CorrelateRows> platforms)
    {
        finished.Add(brand);
        return [.. platforms.Select(platform => platform.Value.ToSeries(platform.Key))];
    }

    private bool Has(string column, out int index) => columns.TryGetValue(column, out index) && index < csv.FieldCount;

    private string Text(string column) => Has(column, out var i) ? csv.GetString(i) : "";

    private void Add(Dictionary<string, CorrelateRows> brand)
    {
        var platform = Text("platform");
        if (!brand.TryGetValue(platform, out var rows))
            brand[platform] = rows = new CorrelateRows(totals);
        if (!Has("date", out var column) || !TryDay(csv.GetSpan(column), out var day))
            Refuse("date", "write a day as 2026-01-31");
        else if (TryNumber(totals ? "followers" : "new_followers", out var followers) && TryNumber("conversions", out var conversions)
            && TryNumber("revenue", out var revenue) && !rows.Add(day, followers, conversions, revenue, Text("event")))
            Refuse("date", "this day is there twice for its brand and platform; keep one row, or add a column platform or brand");
    }

    private static bool TryDay(ReadOnlySpan<byte> cell, out DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day = default;
        return cell.Length == 10 && Encoding.UTF8.TryGetChars(cell, text, out var length)
            && DateOnly.TryParseExact(text[..length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    private bool TryNumber(string column, out double value)
    {
        value = double.NaN;
        if (!Has(column, out var i))
            return true;
        var cell = csv.GetSpan(i);
        if (cell.Length == 0 || cell.SequenceEqual("NaN"u8) || cell.SequenceEqual("nan"u8))
            return true;
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value))
            return true;
        Refuse(column, "write a plain number such as 1234.5, or leave the cell empty where it is unknown");
        return false;
    }

    private void Refuse(string column, string remedy)
    {
        if (Refused++ < MessagesAtMost)
            messages.WriteLine($"{name}, line {csv.LineNumber}, column {column}: '{Text(column)}'; {remedy}.");
    }
}
