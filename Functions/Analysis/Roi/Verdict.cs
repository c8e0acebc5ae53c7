using System.Globalization;

namespace SocialFunnel.Analysis;

/// <summary>A judgement in words. Each is defined here and nowhere else: its words, when it holds, and its reason.</summary>
public sealed record Verdict
{
    /// <summary>The words for too little to tell.</summary>
    public const string NotEnoughData = "not enough data";

    /// <summary>The words for a return that nothing was put in for, as far as is known.</summary>
    public const string NoCostRecorded = "no cost recorded";

    /// <summary>The words for a return whose lower end is above zero.</summary>
    public const string Pays = "pays";

    /// <summary>The words for a surplus that may be luck.</summary>
    public const string MayPay = "pays, but uncertain";

    /// <summary>The words for a return close to zero.</summary>
    public const string BreaksEven = "breaks even";

    /// <summary>The words for a return whose upper end is below zero.</summary>
    public const string CostsMore = "costs more than it brings";

    /// <summary>The words for many followers, hardly any sale, and a loss.</summary>
    public const string Vanity = "vanity: followers without sales";

    /// <summary>Followers from which on their number can flatter.</summary>
    public const int ManyFollowers = 1000;

    /// <summary>Days from which on silence says something.</summary>
    public const int LongDays = 90;

    /// <summary>Part of the brand's conversions that must be attributable before missing sales are blamed on a platform.</summary>
    public const double EnoughAttributable = 0.5;

    /// <summary>Conversions from which on a surplus may be called one, although it has no interval yet.</summary>
    public const int SomeConversions = 5;

    /// <summary>Days of known conversions below which nothing is judged: four weeks see every weekday four times.</summary>
    public const int FewDays = 28;

    /// <summary>Orders of the whole brand below which nobody knows what an order is worth.</summary>
    public const int FewOrders = 10;

    /// <summary>Conversions from which on nobody may say "without sales", however dear they were.</summary>
    public const int Sales = 10;

    /// <summary>Both ends of the ROI's interval lie this close to 0.</summary>
    public const double BreakEven = 0.25;

    /// <summary>Part of a platform's conversions without a value above which its revenue is too incomplete to judge.</summary>
    public const decimal ManyUnvalued = 0.1m;

    private Verdict(string words, Func<PlatformRoi, BrandTotals, bool, bool> holds, Func<PlatformRoi, BrandTotals, string> reason) =>
        (Words, Holds, Reason) = (words, holds, reason);

    /// <summary>All verdicts; the first that holds is given, and the last always does.</summary>
    public static IReadOnlyList<Verdict> InOrder { get; } =
    [
        new(NoCostRecorded,
            (roi, _, _) => IsWithoutCost(roi),
            (roi, _) => $"It brought {Text(roi.Revenue, roi)} of revenue, but neither hours nor spend are recorded: log them or plan a week, and the return can be told."),

        new(NotEnoughData,
            (roi, brand, _) => roi.Window.Days < FewDays || brand.OrderValues.Count < FewOrders,
            (roi, brand) => string.Create(CultureInfo.InvariantCulture,
                $"Conversions are known of {roi.Window.Days} days and {brand.OrderValues.Count} orders; from {FewDays} days and {FewOrders} orders on, a verdict is given.")),

        new(NotEnoughData,
            (roi, _, _) => roi.UnvaluedConversions > roi.Conversions * ManyUnvalued || roi.UnconvertedSpends > 0,
            (roi, _) => string.Create(CultureInfo.InvariantCulture,
                $"{roi.UnvaluedConversions} of {Conversions(roi)} have no value in {roi.Currency}, and {roi.UnconvertedSpends} logged amounts have no rate: give values, or rates in the brand's setting exchangeRates, and the return can be told.")),

        new(Pays,
            (roi, _, _) => roi.RoiLower > 0,
            (roi, _) => $"{Brought(roi)}: even the lower end lies above the cost of {Text(roi.Cost, roi)}."),

        new(Vanity,
            (roi, brand, followersLead) => roi.RoiUpper < 0
                && roi.Followers >= ManyFollowers
                && roi.Conversions < Sales
                && roi.Window.Days >= LongDays
                && brand.AttributableShare >= EnoughAttributable
                && !followersLead,
            (roi, brand) => string.Create(CultureInfo.InvariantCulture,
                $"{roi.Followers:#,0} followers, {Conversions(roi)} in {roi.Window.Days} days: at most {Text(roi.GrossProfitUpper ?? 0, roi)} of gross profit against a cost of {Text(roi.Cost, roi)}, while {brand.AttributableShare:0%} of all conversions could be attributed.")),

        new(CostsMore,
            (roi, _, _) => roi.RoiUpper < 0,
            (roi, _) => $"{Brought(roi)}: even the upper end lies below the cost of {Text(roi.Cost, roi)}."),

        new(BreaksEven,
            (roi, _, _) => roi.RoiLower >= -BreakEven && roi.RoiUpper <= BreakEven,
            (roi, _) => $"{Brought(roi)}, for a cost of {Text(roi.Cost, roi)}: the whole interval lies within a quarter of the cost."),

        new(MayPay,
            (roi, _, _) => roi.Roi > 0 && roi.RoiUpper is not null && roi.Conversions >= SomeConversions,
            (roi, _) => $"{Brought(roi)}, more than the cost of {Text(roi.Cost, roi)}, but with {Conversions(roi)} that may be luck."),

        new(NotEnoughData,
            (_, _, _) => true,
            (roi, _) => $"{Brought(roi)}, with {Conversions(roi)} in {roi.Window.Days} days and a cost of {Text(roi.Cost, roi)}: too little to tell whether it pays."),
    ];

    /// <summary>The verdict's words.</summary>
    public string Words { get; }

    /// <summary>Why, in one sentence with numbers.</summary>
    public Func<PlatformRoi, BrandTotals, string> Reason { get; }

    private Func<PlatformRoi, BrandTotals, bool, bool> Holds { get; }

    /// <summary>The verdict on a result.</summary>
    public static Verdict Of(PlatformRoi roi, BrandTotals brand, bool followersLeadSales) =>
        InOrder.First(verdict => verdict.Holds(roi, brand, followersLeadSales));

    internal static bool IsWithoutCost(PlatformRoi roi) => roi.Cost <= 0 && roi.UnconvertedSpends == 0;

    private static string Brought(PlatformRoi roi) => (roi.GrossProfitLower, roi.GrossProfitUpper) switch
    {
        ({ } lower, { } upper) => $"It brought {Text(roi.GrossProfit, roi)} of gross profit (90 % interval {Text(lower, roi)} to {Text(upper, roi)})",
        (null, { } upper) => $"It brought {Text(roi.GrossProfit, roi)} of gross profit (90 % sure: at most {Text(upper, roi)})",
        _ => $"It brought {Text(roi.GrossProfit, roi)} of gross profit",
    };

    private static string Conversions(PlatformRoi roi) =>
        string.Create(CultureInfo.InvariantCulture, $"{roi.Conversions:#,0.#} conversion{(roi.Conversions == 1 ? "" : "s")}");

    private static string Text(decimal? amount, PlatformRoi roi) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.##} {roi.Currency}");
}
