using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Analysis.Attribution;

/// <summary>The models, in the order in which reports show them.</summary>
public static class AttributionModels
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AttributionModel> All { get; } =
    [
        new("first", (_, _) => journey => [new(journey.Touches[0].Channel, 1m)]),
        new("last", (_, _) => journey => [new(journey.Touches[^1].Channel, 1m)]),
        new("last-non-direct", (_, _) => LastNonDirect),
        new("linear", (_, _) => journey => [.. journey.Touches.Select(touch => new ChannelWeight(touch.Channel, 1m))]),
        new("position", (_, options) => journey => Position(journey, options)),
        new("time-decay", (_, options) => journey => TimeDecay(journey, options)),
        new("markov", Markov),
        new("shapley", (_, _) => Shapley.Weigh),
    ];

    /// <summary>The model of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static AttributionModel Named(string name) => All.FirstOrDefault(model => model.Name == name)
        ?? throw new ArgumentException($"'{name}' is no attribution model: {string.Join(", ", All.Select(model => model.Name))}.", nameof(name));

    private static IReadOnlyList<ChannelWeight> LastNonDirect(Journey journey)
    {
        var last = journey.Touches.LastOrDefault(touch => touch.Channel != Mediums.Direct, journey.Touches[^1]);
        return [new(last.Channel, 1m)];
    }

    private static IReadOnlyList<ChannelWeight> Position(Journey journey, AttributionOptions options)
    {
        var touches = journey.Touches;
        var middle = touches.Count > 2 ? (100m - options.FirstWeight - options.LastWeight) / (touches.Count - 2) : 0m;
        return touches.Count == 1
            ? [new(touches[0].Channel, 1m)]
            : [.. touches.Select((touch, index) => new ChannelWeight(touch.Channel, index == 0 ? options.FirstWeight : index == touches.Count - 1 ? options.LastWeight : middle))];
    }

    private static IReadOnlyList<ChannelWeight> TimeDecay(Journey journey, AttributionOptions options)
    {
        // Relative to the latest touch, so that a journey of old touches only does not vanish in rounding.
        var latest = HalfLives(journey.Touches[^1].Before, options);
        return [.. journey.Touches.Select(touch => new ChannelWeight(touch.Channel, (decimal)Math.Pow(0.5, HalfLives(touch.Before, options) - latest)))];
    }

    private static double HalfLives(TimeSpan before, AttributionOptions options)
    {
        var exact = before / options.HalfLife;
        return options.StepwiseDecay ? Math.Max(0, Math.Ceiling(exact) - 1) : exact;
    }

    // The shares are a property of the whole set of journeys, not of one: every conversion is divided by them, among all channels.
    private static Func<Journey, IReadOnlyList<ChannelWeight>> Markov(IReadOnlyList<Journey> journeys, AttributionOptions options)
    {
        var effects = MarkovChain.Of(journeys, options.MarkovOrder).RemovalEffects();
        IReadOnlyList<ChannelWeight> weights = [.. effects.Where(effect => effect.Value > 0).Select(effect => new ChannelWeight(effect.Key, (decimal)effect.Value))];
        return _ => weights;
    }
}
