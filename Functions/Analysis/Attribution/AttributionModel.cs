namespace SocialFunnel.Analysis.Attribution;

/// <summary>A rule by which a conversion is divided among the channels before it.</summary>
/// <param name="Name">Stable name, as in files and rows.</param>
/// <param name="Weigh">
/// For a set of journeys, a function that gives the channels' weights for one of them: not negative, not all zero; they need not sum to 1.
/// </param>
public sealed record AttributionModel(string Name, Func<IReadOnlyList<Journey>, AttributionOptions, Func<Journey, IReadOnlyList<ChannelWeight>>> Weigh);

/// <summary>A channel's weight within a journey; a channel may occur several times.</summary>
public readonly record struct ChannelWeight(string Channel, decimal Weight);

/// <summary>What the models can be told.</summary>
public sealed record AttributionOptions
{
    /// <summary>The usual settings.</summary>
    public static AttributionOptions Default { get; } = new();

    /// <summary>Time in which a touch loses half of its weight, for <c>time-decay</c>. Positive; default 7 days.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Whether weight halves in steps instead of continuously: touches in the last half-life (its end included) weigh 1, those in the one before 1/2, and so on.
    /// </summary>
    public bool StepwiseDecay { get; init; }

    /// <summary>Weight of the first touch, for <c>position</c>. Default 40.</summary>
    public decimal FirstWeight { get; init; } = 40m;

    /// <summary>Weight of the last touch, for <c>position</c>. Default 40. What is left to 100 is divided among those between.</summary>
    public decimal LastWeight { get; init; } = 40m;

    /// <summary>How many touches back <c>markov</c> looks. At least 1; default 1.</summary>
    public int MarkovOrder { get; init; } = 1;
}
