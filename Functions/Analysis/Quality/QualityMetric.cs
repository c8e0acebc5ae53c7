namespace SocialFunnel.Analysis;

/// <summary>One measure of how a platform is used, with what it means, over a window.</summary>
public sealed record QualityMetric
{
    /// <summary>The platform.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The days it is about.</summary>
    public required Window Window { get; init; }

    /// <summary>Its name, such as <c>promotional share</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is divided by what.</summary>
    public required string Definition { get; init; }

    /// <summary>Cases it rests on; what a case is stands in <see cref="Unit"/>.</summary>
    public required int N { get; init; }

    /// <summary>What <see cref="N"/> counts: <c>posts</c>, <c>comments</c>, <c>bursts</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The value; null where too little is known.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of its 90 % interval; null where none can be given.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end of its 90 % interval; null where none can be given.</summary>
    public double? Upper { get; init; }

    /// <summary>What it says, in plain words with numbers.</summary>
    public required string Hint { get; init; }
}
