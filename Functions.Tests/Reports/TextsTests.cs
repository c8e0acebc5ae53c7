using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using SocialFunnel.Analysis;
using SocialFunnel.Infra;

namespace SocialFunnel.Reports;

/// <summary>Texts, languages, and numbers as a reader writes them.</summary>
public sealed partial class TextsTests
{
    [Fact]
    public void Every_language_has_the_places_for_values_that_english_has()
    {
        var english = Texts.File(Texts.Fallback);
        foreach (var language in Texts.Languages)
        {
            foreach (var (key, text) in Texts.File(language))
            {
                Assert.True(english.ContainsKey(key), $"{language}.json: '{key}' is no text of en.json.");
                Assert.Equal(Places(english[key]), Places(text));
            }
        }
    }

    [Fact]
    public void Every_text_the_code_asks_for_is_there_and_every_number_has_its_definition()
    {
        var english = Texts.File(Texts.Fallback);
        var code = string.Join('\n', Directory.EnumerateFiles(RepositoryFiles.PathOf("Functions/Reports"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.All(Asked().Matches(code).Select(match => match.Groups[1].Value).Where(key => !key.Contains('{', StringComparison.Ordinal)), key => Assert.True(english.ContainsKey(key), $"'{key}' is missing."));
        var terms = Term().Matches(code).Select(match => match.Groups[1].Value).Where(key => !key.Contains('.', StringComparison.Ordinal) && key != "platform").ToList();
        Assert.NotEmpty(terms);
        Assert.All(terms, term => Assert.True(english.ContainsKey($"term.{term}") && english.ContainsKey($"def.{term}"), $"'{term}' has no definition."));
        Assert.All(english.Keys.Where(key => key.StartsWith("term.", StringComparison.Ordinal)), key => Assert.True(english.ContainsKey("def" + key[4..]), $"{key} has no definition."));
        Assert.All(Verdict.InOrder, verdict => Assert.True(english.ContainsKey($"verdict.{verdict.Words}"), verdict.Words));
        Assert.All(Enum.GetNames<HeadlineKind>().Where(kind => kind != "Verdicts"), kind => Assert.True(english.ContainsKey($"headline.{kind}"), kind));
        Assert.All(Enum.GetNames<NextStepKind>().Where(kind => kind is not ("Move" or "Try")), kind => Assert.True(english.ContainsKey($"next.{kind}"), kind));
    }

    [Fact]
    public void A_language_is_a_file_and_what_it_lacks_is_english()
    {
        var german = new Texts("de", new Dictionary<string, string> { ["returns.title"] = "Was sich lohnt", ["day"] = "d. MMMM yyyy", ["list.last"] = "{0} und {1}" }, CultureInfo.GetCultureInfo("de-DE"));

        Assert.Equal(("Was sich lohnt", "What the numbers mean"), (german["returns.title"], german["glossary.title"]));
        Assert.Equal("22. November 2026", german.Day(new DateOnly(2026, 11, 22)));
        Assert.Equal("LinkedIn, X und Blog", german.List(["LinkedIn", "X", "Blog"]));
        var html = ReportPage.Of(ReportAnswers.Told(ReportCase.Of(new BrandReadings()), german), german);
        Assert.Contains("<html lang=\"de\" dir=\"ltr\">", html, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("Was sich lohnt</h2>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "EUR", 10785.4, "€10,785")]
    [InlineData("en", "EUR", 14.5, "€14.50")]
    [InlineData("en", "EUR", -5, "-€5")]
    [InlineData("en", "CHF", 1200, "CHF\u00A01,200")]
    [InlineData("de-DE", "EUR", 10785.4, "10.785\u00A0€")]
    [InlineData("de-DE", "CHF", 1200, "1.200\u00A0CHF")]
    [InlineData("ja-JP", "JPY", 1200, "¥1,200")]
    public void An_amount_is_written_the_readers_way(string culture, string currency, double amount, string expected) =>
        Assert.Equal(expected, Texts.For(CultureInfo.GetCultureInfo(culture)).Money((decimal)amount, currency));

    [Fact]
    public void What_is_unknown_is_said_to_be_and_certainty_is_never_claimed()
    {
        var texts = Texts.English;

        Assert.Equal(["unknown", "unknown", "unknown", "unknown"], [texts.Money((decimal?)null, "EUR"), texts.Return(null), texts.Share(null), texts.Number((decimal?)null)]);
        Assert.Equal(["+174%", "-100%", "0%"], [texts.Return(1.74), texts.Return(-1), texts.Return(0)]);
        Assert.Equal(["> 99%", "97%"], [texts.Probability(1), texts.Probability(0.97)]);
        Assert.Equal(["at most +134%", "+8% to +63%", "unknown"], [texts.Interval(null, 1.34), texts.Interval(0.08, 0.63), texts.Interval(null, null)]);
        Assert.Equal(["1 day", "5 days"], [texts.Count("days", 1), texts.Count("days", 5)]);
    }

    [Theory]
    [InlineData("de-AT;q=0.5, fr;q=0.8", "fr")]
    [InlineData("", "en")]
    [InlineData("zz-ZZ-nope,es", "es")]
    [InlineData("*", "en")]
    [InlineData("de;q=x, en", "en")]
    [InlineData("../../etc", "en")]
    public void The_first_culture_a_reader_asks_for_and_that_is_known_counts(string header, string culture)
    {
        var request = new Microsoft.AspNetCore.Http.DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = header;

        Assert.Equal(culture, ReaderLocale.Of(request).Name);
    }

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex("\\{\\d\\}")]
    private static partial Regex Place();

    [GeneratedRegex("(?:texts\\[|Texts\\[|\\.With\\(|\\.Html\\()\\$?\"([^\"]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex("(?:view\\.Term\\(|view\\.Head\\(|view\\.Cell\\(|Fact\\(view, |Figure\\(view, )\"([^\"]+)\"")]
    private static partial Regex Term();
}
