using System.Globalization;

namespace SocialFunnel.Analysis;

/// <summary>What a reader must know before believing a window's numbers, a sentence each.</summary>
internal static class Remarks
{
    private const double ManyUnknown = 0.5;

    /// <summary>The sentences.</summary>
    /// <param name="totals">The window.</param>
    /// <param name="models">How far the attribution models differ.</param>
    /// <param name="areSums">Whether conversions stand for sums by traffic source, see <see cref="ConversionSums"/>.</param>
    public static IReadOnlyList<string> Of(WindowTotals totals, IReadOnlyList<ModelAgreement> models, bool areSums = false) =>
        [.. Data(totals).Concat(Sums(areSums)).Concat(Attribution(totals)).Concat(models.Where(model => model.BeyondInterval).Select(model => Text(
            $"{model.Platform}: {model.LowestModel} gives it {model.LowestRevenue:0} {totals.Currency}, {model.HighestModel} {model.HighestRevenue:0} {totals.Currency}. That is more than its interval: the choice of the model decides.")))];

    private static IEnumerable<string> Data(WindowTotals totals)
    {
        if (totals.ConversionsKnownFrom is not { } from || totals.ConversionsKnownUntil is not { } until)
        {
            yield return "No conversions are known in these days: nothing can be said of what a platform brings.";
            yield break;
        }

        if (from > totals.Window.First || until < totals.Window.Last)
        {
            yield return Text($"Conversions are known from {from:O} to {until:O} only; returns are those of these days.");
        }

        if (totals.WithoutValue > 0)
        {
            yield return Text($"{totals.WithoutValue} conversions have no value: they are counted, and are in no revenue.");
        }

        if (totals.WithoutRate > 0)
        {
            yield return Text($"{totals.WithoutRate} conversions came in a currency without a rate: they are counted, and are in no revenue. Give a rate in the brand's setting exchangeRates.");
        }
    }

    private static IEnumerable<string> Sums(bool areSums)
    {
        if (areSums)
        {
            yield return "The source of conversions tells a day's sums by traffic source and no single orders: credit is the last click as that system says, orders have their day's mean value, which makes intervals somewhat narrow, and customers are not known.";
        }
    }

    private static IEnumerable<string> Attribution(WindowTotals totals)
    {
        if (totals.Conversions == 0)
        {
            yield break;
        }

        if (totals.UnattributedConversions > totals.Conversions * ManyUnknown)
        {
            yield return Text($"Nobody knows where {totals.UnattributedConversions} of {totals.Conversions} conversions came from: put utm_source into the links you post, and give out a discount code for each platform.");
        }

        if (totals.MultiTouchConversions == 0)
        {
            yield return "No conversion has more than one known touch, as where a shop tells only the last click: the models cannot differ.";
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
