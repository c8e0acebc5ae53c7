using System.Globalization;
using CsCheck;

namespace SocialFunnel.Sources.Exports;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("36.0", 36)]
    [InlineData("-28", -28)]
    [InlineData("−28", -28)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("1'234.50", 1234.5)]
    [InlineData("0.125", 0.125)]
    [InlineData("0,125", 0.125)]
    [InlineData("12,5", 12.5)]
    public void A_cell_that_leaves_no_doubt_is_read_in_any_file(string cell, double number)
    {
        Assert.All(new char?[] { ',', ';', '\t', null }, delimiter => Assert.Equal((decimal)number, NumberText.Of([], delimiter).Value(cell)));
    }

    [Theory]
    [InlineData("1,234", ',', 1234)]
    [InlineData("1.234", ',', 1.234)]
    public void In_a_file_with_commas_between_cells_a_comma_stands_between_thousands(string cell, char delimiter, double number) =>
        Assert.Equal((decimal)number, NumberText.Of([], delimiter).Value(cell));

    [Theory]
    [InlineData("3,5", "1,234", 1.234)]
    [InlineData("3.5", "1,234", 1234)]
    [InlineData("3,5", "1.234", 1234)]
    [InlineData("3.5", "1.234", 1.234)]
    public void Other_cells_decide_for_one_in_doubt(string other, string cell, double number) =>
        Assert.Equal((decimal)number, NumberText.Of(["Alpha", other, "2026-11-01"], ';').Value(cell));

    [Fact]
    public void A_cell_that_stays_in_doubt_is_refused_and_never_guessed()
    {
        Assert.Null(NumberText.Of(["1.234", "12"], ';').Read("1.234", 0, 1_000_000, whole: true, out var problem));
        Assert.Contains("thousand times", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("NAN")]
    [InlineData("undefined")]
    [InlineData("< 1%")]
    public void What_marks_a_missing_number_is_no_fault(string cell)
    {
        Assert.Null(NumberText.Of([], ',').Read(cell, 0, 10, whole: true, out var problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("five")]
    [InlineData("1.2.3")]
    [InlineData("1,23,4")]
    [InlineData("3.апр")]
    [InlineData("2.81772E+18")]
    [InlineData("12 %")]
    public void What_is_no_number_is_refused(string cell)
    {
        Assert.Null(NumberText.Of([], ',').Read(cell, 0, decimal.MaxValue, whole: false, out var problem));
        Assert.Contains("no number", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_comes_back_from_every_way_of_writing_it() => Gen.Select(Gen.Int[-100_000_000, 100_000_000], Gen.Int[0, 99], Gen.Int[0, 2]).Sample((whole, cents, style) =>
    {
        var number = whole + (Math.Sign(whole) * cents / 100m);
        var culture = new[] { "en-US", "de-DE", "fr-FR" }[style];
        var text = number.ToString("#,0.00", CultureInfo.GetCultureInfo(culture)).Replace('\u202F', ' ');
        return NumberText.Of([text], ';').Value(text) == number;
    });
}
