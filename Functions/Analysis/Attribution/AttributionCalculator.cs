namespace SocialFunnel.Analysis.Attribution;

/// <summary>What a channel gets of one journey, or of all.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Conversions">Its part of the conversions.</param>
/// <param name="Value">Its part of their value, in the currency of the analysis.</param>
public sealed record ChannelCredit(string Channel, decimal Conversions, decimal Value);

/// <summary>The result of one model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Journeys">Credits of each journey, in the order given; empty for one without a conversion. They sum to its conversions and value exactly.</param>
/// <param name="Totals">Their sums by channel, in the order of the names; a channel without credit stands with zero.</param>
public sealed record AttributionResult(string Model, IReadOnlyList<IReadOnlyList<ChannelCredit>> Journeys, IReadOnlyList<ChannelCredit> Totals);

/// <summary>Divides conversions among channels.</summary>
public static class AttributionCalculator
{
    /// <summary>Digits after the point to which a credit is rounded: enough that ten thousand of them still sum to what the model says in ten digits.</summary>
    public const int Digits = 14;

    /// <summary>Credits by one model.</summary>
    /// <exception cref="ArgumentException">A journey has no touch, or a negative number of conversions.</exception>
    public static AttributionResult Credit(AttributionModel model, IReadOnlyList<Journey> journeys, AttributionOptions options)
    {
        foreach (var journey in journeys)
        {
            Check(journey);
        }

        var weigh = model.Weigh(journeys, options);
        List<IReadOnlyList<ChannelCredit>> credits = [.. journeys.Select(journey => journey.Conversions > 0 ? Divide(journey, weigh(journey)) : [])];
        return new AttributionResult(model.Name, credits, Totals(journeys, credits));
    }

    /// <summary>Credits by every model.</summary>
    public static IReadOnlyList<AttributionResult> CreditAll(IReadOnlyList<Journey> journeys, AttributionOptions options) =>
        [.. AttributionModels.All.Select(model => Credit(model, journeys, options))];

    private static void Check(Journey journey)
    {
        if (journey.Touches.Count == 0)
        {
            throw new ArgumentException($"A journey needs a touch: use {nameof(Journey)}.{nameof(Journey.NoTouches)} where none is known.", nameof(journey));
        }

        if (journey.Conversions < 0 || journey.NonConversions < 0 || journey.Conversions == 0 && journey.Value != 0)
        {
            throw new ArgumentException("Conversions and non-conversions cannot be negative, and without a conversion there is no value.", nameof(journey));
        }
    }

    private static ChannelCredit[] Divide(Journey journey, IReadOnlyList<ChannelWeight> weights)
    {
        var merged = Merge(weights);
        var sum = merged.Sum(weight => weight.Weight);
        var credits = new ChannelCredit[merged.Count];
        // Rounding the running sums instead of the parts keeps every part within one unit of the last digit and the sum exact.
        decimal weighed = 0m, conversions = 0m, value = 0m;
        for (var index = 0; index < merged.Count; index++)
        {
            weighed += merged[index].Weight;
            var last = index == merged.Count - 1;
            var conversionsSoFar = last ? journey.Conversions : Math.Round(journey.Conversions * weighed / sum, Digits);
            var valueSoFar = last ? journey.Value : Math.Round(journey.Value * weighed / sum, Digits);
            credits[index] = new ChannelCredit(merged[index].Channel, conversionsSoFar - conversions, valueSoFar - value);
            (conversions, value) = (conversionsSoFar, valueSoFar);
        }

        return credits;
    }

    private static List<ChannelWeight> Merge(IReadOnlyList<ChannelWeight> weights)
    {
        var merged = new List<ChannelWeight>(weights.Count);
        foreach (var weight in weights)
        {
            var known = merged.FindIndex(other => other.Channel == weight.Channel);
            if (known < 0)
            {
                merged.Add(weight);
            }
            else
            {
                merged[known] = weight with { Weight = merged[known].Weight + weight.Weight };
            }
        }

        return merged;
    }

    private static List<ChannelCredit> Totals(IReadOnlyList<Journey> journeys, List<IReadOnlyList<ChannelCredit>> credits)
    {
        var totals = new SortedDictionary<string, ChannelCredit>(StringComparer.Ordinal);
        foreach (var channel in journeys.SelectMany(journey => journey.Touches).Select(touch => touch.Channel).Distinct(StringComparer.Ordinal))
        {
            totals[channel] = new ChannelCredit(channel, 0m, 0m);
        }

        foreach (var credit in credits.SelectMany(journey => journey))
        {
            var sum = totals[credit.Channel];
            totals[credit.Channel] = new ChannelCredit(credit.Channel, sum.Conversions + credit.Conversions, sum.Value + credit.Value);
        }

        return [.. totals.Values];
    }
}
