using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace SocialFunnel.Analysis;

/// <summary>
/// Published rates in little room, for the history that comes with the program and for the cache: a line of days (the first, then the days from one to the
/// next), a line per currency (its code, its digits after the point, then for each day the change in units of the last digit, or <c>-</c> for
/// none), compressed with Brotli.
/// </summary>
public static class ExchangeRatesArchive
{
    // 35 years of 40 currencies take some 4 MB; a hostile file could take all memory.
    private const int LongestText = 32 * 1024 * 1024;

    /// <summary>Packs rates.</summary>
    public static byte[] Write(IEnumerable<PublishedRate> rates)
    {
        var all = rates.ToList();
        DateOnly[] days = [.. all.Select(rate => rate.Day).Distinct().Order()];
        var text = new StringBuilder(Line(days.Select((day, index) => index == 0 ? day.DayNumber : day.DayNumber - days[index - 1].DayNumber)));
        foreach (var currency in all.GroupBy(rate => rate.Currency, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var byDay = currency.ToDictionary(rate => rate.Day, rate => rate.PerEuro);
            var digits = byDay.Values.Max(rate => rate.Scale);
            var before = 0L;
            var changes = days.Select(day =>
            {
                if (!byDay.TryGetValue(day, out var rate))
                {
                    return "-";
                }

                var units = (long)(rate * Power(digits));
                var change = units - before;
                before = units;
                return change.ToString(CultureInfo.InvariantCulture);
            });
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{currency.Key} {digits} ").Append(string.Join(' ', changes));
        }

        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
        {
            brotli.Write(Encoding.ASCII.GetBytes(text.ToString()));
        }

        return packed.ToArray();
    }

    /// <summary>Unpacks rates.</summary>
    /// <exception cref="FormatException">It is no such archive.</exception>
    public static IReadOnlyList<PublishedRate> Read(Stream packed)
    {
        try
        {
            var lines = Unpack(packed).Split('\n');
            var days = Days(lines[0]);
            List<PublishedRate> rates = [.. lines.Skip(1).SelectMany(line => Series(line.Split(' '), days))];
            return rates.Count > 0 ? rates : throw new InvalidDataException("Empty.");
        }
        catch (Exception e) when (e is InvalidDataException or IndexOutOfRangeException or OverflowException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException("This is no archive of exchange rates.", e);
        }
    }

    internal static IReadOnlyList<PublishedRate> Bundled()
    {
        using var stream = typeof(ExchangeRatesArchive).Assembly.GetManifestResourceStream("ExchangeRates.br")!;
        return Read(stream);
    }

    private static string Unpack(Stream packed)
    {
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress, leaveOpen: true);
        using var text = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (brotli.Read(buffer) is var read and > 0)
        {
            if (text.Length + read > LongestText)
            {
                throw new InvalidDataException("Too long.");
            }

            text.Write(buffer, 0, read);
        }

        return Encoding.ASCII.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static List<DateOnly> Days(string line)
    {
        var days = new List<DateOnly>();
        foreach (var number in line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number))
        {
            days.Add(days.Count == 0 ? DateOnly.FromDayNumber((int)number) : days[^1].AddDays((int)number));
        }

        return days;
    }

    private static IEnumerable<PublishedRate> Series(string[] cells, List<DateOnly> days)
    {
        var unit = 1m / Power((int)Number(cells[1]));
        var units = 0L;
        for (var index = 0; index < days.Count; index++)
        {
            if (cells[index + 2] != "-")
            {
                units += Number(cells[index + 2]);
                yield return new PublishedRate(cells[0], days[index], units * unit);
            }
        }
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static decimal Power(int digits) => Enumerable.Repeat(10m, digits).Aggregate(1m, (product, ten) => product * ten);

    private static string Line(IEnumerable<int> numbers) => string.Join(' ', numbers);
}
