using System.Globalization;
using CsCheck;

namespace SocialFunnel.Sources.Exports;

public sealed class DayTextTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 20_000].Select(days => new DateOnly(1990, 1, 1).AddDays(days));

    [Theory]
    [InlineData("2026-04-12")]
    [InlineData("2026-04-12T01:00:00")]
    [InlineData("2026/04/12")]
    [InlineData("20260412")]
    [InlineData("Sun, Apr 12, 2026")]
    [InlineData("Apr 12, 2026")]
    [InlineData("12. April 2026")]
    [InlineData("12 de abril de 2026")]
    [InlineData("12.04.2026")]
    [InlineData("12.4.26")]
    [InlineData("04/12/2026 05:14")]
    [InlineData("4/12/26")]
    [InlineData("46124")]
    public void A_day_is_read_however_it_is_written(string cell) =>
        Assert.Equal(new DateOnly(2026, 4, 12), DayText.Of([cell], usual: true, answer: null, year: null).Read(cell, out _));

    [Theory]
    [InlineData("en")]
    [InlineData("pt")]
    [InlineData("es")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("it")]
    [InlineData("pl")]
    [InlineData("ru")]
    public void Days_without_a_year_run_over_the_turn_of_the_year_in_any_language(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var pattern = language switch { "en" => "MMMM d", "pt" or "es" => "d 'de' MMMM", _ => "d MMMM" };
        var days = Enumerable.Range(0, 365).Select(day => new DateOnly(2025, 4, 12).AddDays(day)).ToList();
        var cells = days.Select(day => day.ToString(pattern, culture)).ToList();

        var text = DayText.Of(cells, null, null, year: 2025);

        Assert.True(text.LacksYear);
        Assert.Equal(days, cells.Select(cell => text.Read(cell, out _)!.Value));
    }

    [Fact]
    public void Days_without_a_year_that_go_backwards_go_into_the_year_before()
    {
        var days = Enumerable.Range(0, 40).Select(day => new DateOnly(2026, 1, 20).AddDays(-day)).ToList();
        var cells = days.Select(day => day.ToString("MMMM d", CultureInfo.InvariantCulture)).ToList();
        var text = DayText.Of(cells, null, null, year: 2026);

        Assert.Equal(days, cells.Select(cell => text.Read(cell, out _)!.Value));
    }

    [Fact]
    public void A_series_of_days_tells_which_number_is_the_month_whatever_the_vendor_usually_writes() =>
        Gen.Select(Days, Gen.Int[2, 40], Gen.Bool, Gen.Bool).Sample((first, count, monthFirst, usual) =>
        {
            var days = Enumerable.Range(0, count).Select(first.AddDays).ToList();
            var cells = days.Select(day => day.ToString(monthFirst ? "MM/dd/yyyy" : "dd/MM/yyyy", CultureInfo.InvariantCulture)).ToList();
            var text = DayText.Of(cells, usual, answer: null, year: null, isSeries: true);
            return cells.Select(cell => text.Read(cell, out _)).SequenceEqual(days.Select(day => (DateOnly?)day));
        });

    [Fact]
    public void Days_of_things_that_happened_follow_the_vendor_however_short_a_span_the_other_reading_has()
    {
        string[] sales = ["02/03/2025", "05/04/2025", "09/03/2025", "11/05/2025"];

        Assert.Equal(new DateOnly(2025, 11, 5), DayText.Of(sales, usual: true, answer: null, year: null).Read(sales[^1], out _));
        Assert.True(DayText.Of(sales, usual: null, answer: null, year: null).IsOpen);
    }

    [Fact]
    public void A_single_day_that_may_be_two_follows_the_vendor_and_without_one_is_open()
    {
        Assert.Equal(new DateOnly(2026, 4, 5), DayText.Of(["04/05/2026"], usual: true, answer: null, year: null).Read("04/05/2026", out _));
        Assert.Equal(new DateOnly(2026, 5, 4), DayText.Of(["04/05/2026"], usual: true, answer: false, year: null).Read("04/05/2026", out _));
        Assert.True(DayText.Of(["04/05/2026"], usual: null, answer: null, year: null).IsOpen);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("13/13/2026")]
    [InlineData("yesterday")]
    [InlineData("Mar Apr 3, 2026")]
    [InlineData("12")]
    [InlineData("Total")]
    public void What_is_no_day_is_refused(string cell)
    {
        Assert.Null(DayText.Of([cell], usual: true, answer: null, year: null).Read(cell, out var problem));
        Assert.NotNull(problem);
    }
}
