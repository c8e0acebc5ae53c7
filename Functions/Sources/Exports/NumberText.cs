using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Numbers as vendors and spreadsheets write them: with a decimal point or comma, thousands apart or not, and marks for what is missing. Which sign
/// stands before the decimals is found once for a table, from cells that leave no doubt; a cell that stays in doubt is refused.
/// </summary>
internal sealed partial class NumberText
{
    private readonly char? decimals;

    private NumberText(char? decimals) => this.decimals = decimals;

    /// <summary>Looks at cells of a table.</summary>
    /// <param name="cells">Cells, also of texts and days.</param>
    /// <param name="delimiter">What stands between cells; where a comma does, a decimal comma is unlikely. Null in a workbook.</param>
    public static NumberText Of(IEnumerable<string> cells, char? delimiter)
    {
        var (points, commas) = (0, 0);
        foreach (var cell in cells)
        {
            switch (Sure(Bare(cell)))
            {
                case '.':
                    points++;
                    break;
                case ',':
                    commas++;
                    break;
            }
        }

        return new NumberText(points > commas ? '.' : commas > points ? ',' : delimiter is ';' or '\t' ? null : '.');
    }

    /// <summary>Whether a cell says that there is no number.</summary>
    public static bool IsMissing(string cell) => Missing().IsMatch(cell.Trim());

    /// <summary>Reads a number; null without a problem where it is missing.</summary>
    public decimal? Read(string cell, decimal least, decimal most, bool whole, out string? problem)
    {
        problem = null;
        if (IsMissing(cell))
        {
            return null;
        }

        var bare = Bare(cell);
        if (Plain(bare) is not { } plain)
        {
            problem = Shape().IsMatch(bare) && bare.AsSpan().ContainsAny('.', ',')
                ? "may be a thousand times more or less: whether its sign stands before decimals or between thousands is not to be seen. Save the file with plain numbers."
                : "is no number.";
            return null;
        }

        return Cells.Number(plain, least, most, whole, out problem);
    }

    /// <summary>The number of a cell; null where it is missing or none.</summary>
    public decimal? Value(string cell) =>
        !IsMissing(cell) && Plain(Bare(cell)) is { } plain && decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The number with a point before the decimals and nothing between thousands; null when it is none or not sure.
    private string? Plain(string bare)
    {
        if (!Shape().IsMatch(bare))
        {
            return null;
        }

        if (!bare.AsSpan().ContainsAny('.', ','))
        {
            return bare;
        }

        var mark = Sure(bare) ?? (Doubtful().IsMatch(bare) ? decimals : null);
        if (mark is null)
        {
            return null;
        }

        var thousands = mark == '.' ? "," : ".";
        return bare.Replace(thousands, "", StringComparison.Ordinal).Replace(mark.Value, '.');
    }

    // The sign before the decimals, where one cell alone leaves no doubt.
    private static char? Sure(string bare)
    {
        if (!Shape().IsMatch(bare))
        {
            return null;
        }

        var (point, comma) = (bare.LastIndexOf('.'), bare.LastIndexOf(','));
        return point < 0 && comma < 0 || Doubtful().IsMatch(bare) ? null
            : point >= 0 && comma >= 0 ? point > comma ? '.' : ','
            : point >= 0 ? bare.IndexOf('.') == point ? '.' : ','
            : bare.IndexOf(',') == comma ? ',' : '.';
    }

    private static string Bare(string cell)
    {
        var text = cell.Trim().Replace('\u2212', '-');
        return text.AsSpan().ContainsAny(" \u00A0\u202F'’") && Spaced().IsMatch(text) ? Space().Replace(text, "") : text;
    }

    [GeneratedRegex(@"^(-{1,2}|–|—|NaN|n/a|null|undefined|[<>≤]\s?\d+\s?%)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Missing();

    // 12 · 12.5 · 1,234.5 · 1.234.567,8 · .5
    [GeneratedRegex(@"^[+-]?(\d{1,3}(,\d{3})+(\.\d*)?|\d{1,3}(\.\d{3})+(,\d*)?|\d*[.,]?\d+|\d+[.,])$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    // One sign with three digits behind and one to three before it, of which the first is no zero.
    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}[.,]\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Doubtful();

    [GeneratedRegex(@"^[+-]?\d{1,3}([ \u00A0\u202F'’]\d{3})+([.,]\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"[ \u00A0\u202F'’]", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
