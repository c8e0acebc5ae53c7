namespace SocialFunnel.Analysis;

/// <summary>What to do on one platform next week, with one resource.</summary>
public sealed record PlatformAdvice
{
    /// <summary>The platform.</summary>
    public required Platform Platform { get; init; }

    /// <summary><c>hours</c> or <c>spend</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>A week as planned or as it was lately: hours, or money in the brand's currency.</summary>
    public required decimal Current { get; init; }

    /// <summary>A week as advised. The sum over platforms stays what it was.</summary>
    public required decimal Advised { get; init; }

    /// <summary>Advised less current.</summary>
    public required decimal Change { get; init; }

    /// <summary>Gross profit the next unit is expected to earn here; null where evidence is thin.</summary>
    public double? NextUnit { get; init; }

    /// <summary>Lower end of its 90 % interval.</summary>
    public double? NextUnitLower { get; init; }

    /// <summary>Upper end of its 90 % interval.</summary>
    public double? NextUnitUpper { get; init; }

    /// <summary>Probability, 0 to 1, that the next unit earns more where it goes than where it is taken from; null where nothing moves.</summary>
    public double? Probability { get; init; }

    /// <summary>Measured exponent of diminishing returns, 0.1 to 1; null where effort did not vary enough to measure it.</summary>
    public double? Elasticity { get; init; }

    /// <summary>Weeks with effort the advice rests on.</summary>
    public required int Weeks { get; init; }

    /// <summary>Attributed conversions the advice rests on.</summary>
    public required decimal Conversions { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }
}
