using System.Globalization;
using CsvHelper;

namespace SocialFunnel.Analysis;

/// <summary>
/// The European Central Bank's file of its reference rates (<c>eurofxref-hist.csv</c>): a column per currency, a row per business day,
/// <c>N/A</c> where none was published. See <see href="https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/"/>.
/// </summary>
public static class ExchangeRatesFile
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">It is another file, or broken; the message names line, column and value.</exception>
    public static IReadOnlyList<PublishedRate> Read(string csv)
    {
        using var reader = CsvReader.FromText(csv, new CsvReaderOptions { Separator = ',', HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true });
        if (!reader.Read() || reader.GetString(0) != "Date")
        {
            throw new FormatException("These are no reference rates of the European Central Bank: the first line must start with Date.");
        }

        string[] currencies = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        var rates = new List<PublishedRate>();
        while (reader.Read())
        {
            if (!DateOnly.TryParseExact(reader.GetString(0), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                throw new FormatException($"Line {reader.LineNumber}, column Date: '{reader.GetString(0)}' is no day such as 2026-01-31.");
            }

            for (var column = 1; column < Math.Min(reader.FieldCount, currencies.Length); column++)
            {
                if (Rate(reader, column, currencies[column]) is { } rate)
                {
                    rates.Add(new PublishedRate(currencies[column], day, rate));
                }
            }
        }

        return rates;
    }

    // The Bank's lines end with a comma: a last column without a name.
    private static decimal? Rate(CsvReader reader, int column, string currency)
    {
        var text = reader.GetString(column);
        if (text is "" or "N/A" || currency.Length == 0)
        {
            return null;
        }

        return Money.IsCurrency(currency) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and < 1_000_000_000m
            ? rate
            : throw new FormatException($"Line {reader.LineNumber}, column {currency}: '{text}' is no exchange rate.");
    }
}
