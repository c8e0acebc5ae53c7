using System.Globalization;
using System.Runtime.CompilerServices;

namespace SocialFunnel.Reports;

/// <summary>Amounts, shares and spans as a reader writes them.</summary>
internal static class Figures
{
    private const decimal WithoutCents = 100;

    private static readonly IReadOnlyDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["EUR"] = "€",
        ["USD"] = "$",
        ["GBP"] = "£",
        ["JPY"] = "¥",
        ["INR"] = "₹",
    };

    /// <summary>An amount with its currency, without cents where it is large; a dash where it is unknown.</summary>
    public static string Money(this Texts texts, decimal? amount, string currency)
    {
        if (amount is not { } some)
        {
            return texts["unknown"];
        }

        var form = (NumberFormatInfo)texts.Culture.NumberFormat.Clone();
        var before = form.CurrencyPositivePattern is 0 or 2;
        form.CurrencySymbol = Symbols.GetValueOrDefault(currency, before ? currency + "\u00A0" : currency);
        form.CurrencyDecimalDigits = Math.Abs(some) >= WithoutCents || some == decimal.Truncate(some) ? 0 : 2;
        return some.ToString("C", form).Replace(' ', '\u00A0');
    }

    /// <summary>An amount that is known as a double only.</summary>
    public static string Money(this Texts texts, double? amount, string currency) => texts.Money(Decimal(amount), currency);

    /// <summary>A share in percent.</summary>
    public static string Share(this Texts texts, double? share) => share is { } some ? some.ToString("P0", texts.Culture) : texts["unknown"];

    /// <summary>A probability in percent; never certain.</summary>
    public static string Probability(this Texts texts, double? probability) => probability is > 0.99 ? texts.With("moreThan", texts.Share(0.99)) : texts.Share(probability);

    /// <summary>A return in percent, with its sign.</summary>
    public static string Return(this Texts texts, double? roi) => roi is { } some ? texts.Plus(some) + some.ToString("P0", texts.Culture) : texts["unknown"];

    /// <summary>A return's interval.</summary>
    public static string Interval(this Texts texts, double? lower, double? upper) => (lower, upper) switch
    {
        ({ } from, { } to) => texts.With("interval", texts.Return(from), texts.Return(to)),
        (null, { } to) => texts.With("interval.atMost", texts.Return(to)),
        _ => texts["unknown"],
    };

    /// <summary>A number with its sign.</summary>
    public static string Signed(this Texts texts, decimal number) => texts.Plus((double)number) + texts.Number(number);

    /// <summary>A number that is known as a double only.</summary>
    public static string Number(this Texts texts, double? number) => texts.Number(Decimal(number));

    /// <summary>Days from one to another.</summary>
    public static string Span(this Texts texts, Window days) => days.Days == 1 ? texts.Day(days.First) : texts.With("span", texts.Day(days.First), texts.Day(days.Last));

    /// <summary>A text with markup in its places; everything else in it is encoded.</summary>
    public static Markup Html(this Texts texts, string key, params object?[] values) =>
        Markup.Of(FormattableStringFactory.Create(Markup.Of($"{texts[key]}").ToString(), values));

    private static decimal? Decimal(double? number) => number is { } some && Math.Abs(some) < 1e15 ? (decimal)some : null;

    private static string Plus(this Texts texts, double number) => number > 0 ? texts.Culture.NumberFormat.PositiveSign : "";
}
