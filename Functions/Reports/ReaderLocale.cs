using System.Globalization;

namespace SocialFunnel.Reports;

/// <summary>How a reader writes numbers and days, and which language is wished, from the request's <c>Accept-Language</c>.</summary>
internal static class ReaderLocale
{
    private const int LongestHeader = 500;
    private const int LongestTag = 35;

    private static readonly CultureInfo Usual = CultureInfo.GetCultureInfo(Texts.Fallback);

    /// <summary>The first culture the reader asks for that is known; English where there is none.</summary>
    public static CultureInfo Of(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage.ToString();
        if (header.Length is 0 or > LongestHeader)
        {
            return Usual;
        }

        return header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Wish)
            .Where(wish => wish.Quality > 0)
            .OrderByDescending(wish => wish.Quality)
            .Select(wish => Known(wish.Tag))
            .OfType<CultureInfo>()
            .FirstOrDefault(Usual);
    }

    private static (string Tag, double Quality) Wish(string wish) => wish.Split(';', StringSplitOptions.TrimEntries) switch
    {
        [var tag] => (tag, 1),
        [var tag, var weight] when weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && double.TryParse(weight.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) => (tag, quality),
        _ => ("", 0),
    };

    private static CultureInfo? Known(string tag)
    {
        if (tag.Length is 0 or > LongestTag || !tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            return null;
        }

        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
