using System.IO;
using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class ExchangeRatesArchiveTests
{
    [Fact]
    public void What_was_packed_comes_out_again() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[730_000, 740_000], Gen.Int[1, 999_999], Gen.Int[0, 6], (currency, day, units, digits) =>
                new PublishedRate(new[] { "USD", "GBP", "JPY", "IDR" }[currency], DateOnly.FromDayNumber(day), new decimal(units, 0, 0, false, (byte)digits)))
            .Array[1, 60].Sample(rates =>
            {
                var distinct = rates.DistinctBy(rate => (rate.Currency, rate.Day)).OrderBy(rate => rate.Currency, StringComparer.Ordinal).ThenBy(rate => rate.Day).ToList();

                Assert.Equal(distinct, ExchangeRatesArchive.Read(new MemoryStream(ExchangeRatesArchive.Write(distinct))));
            });

    [Fact]
    public void Anything_else_is_refused_as_no_archive() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            try
            {
                ExchangeRatesArchive.Read(new MemoryStream(bytes));
            }
            catch (FormatException)
            {
                // Nothing else may be thrown.
            }
        });

    [Theory]
    [InlineData("no rates at all", "the first line must start with Date")]
    [InlineData("Date,USD\n1.2.2026,1.2", "Line 2, column Date: '1.2.2026'")]
    [InlineData("Date,USD,\n2026-01-09,1.2,\n2026-01-08,-1,", "Line 3, column USD: '-1'")]
    [InlineData("Date,US$\n2026-01-09,1.2", "Line 2, column US$")]
    public void A_file_of_something_else_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => ExchangeRatesFile.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_banks_form_is_read_with_its_gaps_and_its_last_comma() =>
        Assert.Equal(
            [new PublishedRate("USD", new DateOnly(2026, 1, 9), 1.1m), new PublishedRate("JPY", new DateOnly(2026, 1, 9), 180.5m), new PublishedRate("JPY", new DateOnly(2026, 1, 8), 180m)],
            ExchangeRatesFile.Read("Date,USD,JPY,\n2026-01-09,1.1,180.5,\n2026-01-08,N/A,180,\n"));
}
