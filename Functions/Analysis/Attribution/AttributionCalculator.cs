using System.Runtime.InteropServices;

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
    /// <summary>Credits by one model.</summary>
    /// <exception cref="ArgumentException">A journey has no touch, or a negative number of conversions.</exception>
    public static AttributionResult Credit(AttributionModel model, IReadOnlyList<Journey> journeys, AttributionOptions options)
    {
        foreach (var journey in journeys)
        {
            Check(journey);
        }

        var weigh = model.Weigh(journeys, options);
        var shares = new ChannelShares([]);
        var credits = new List<IReadOnlyList<ChannelCredit>>(journeys.Count);
        foreach (var journey in journeys)
        {
            var weights = journey.Conversions > 0 ? weigh(journey) : null;
            shares = weights is null || ReferenceEquals(weights, shares.Weights) ? shares : new ChannelShares(weights);
            credits.Add(weights is null ? [] : shares.Divide(journey.Conversions, journey.Value));
        }

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

    private static List<ChannelCredit> Totals(IReadOnlyList<Journey> journeys, List<IReadOnlyList<ChannelCredit>> credits)
    {
        var totals = new Dictionary<string, (decimal Conversions, decimal Value)>(StringComparer.Ordinal);
        foreach (var touch in journeys.SelectMany(journey => journey.Touches))
        {
            totals.TryAdd(touch.Channel, (0m, 0m));
        }

        foreach (var credit in credits.SelectMany(journey => journey))
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrNullRef(totals, credit.Channel);
            sum = (sum.Conversions + credit.Conversions, sum.Value + credit.Value);
        }

        return [.. totals.OrderBy(total => total.Key, StringComparer.Ordinal).Select(total => new ChannelCredit(total.Key, total.Value.Conversions, total.Value.Value))];
    }
}
