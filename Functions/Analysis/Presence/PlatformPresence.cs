namespace SocialFunnel.Analysis;

/// <summary>How many of a brand's own customers are on a platform, and whether its hours go there, too. Shares are 0 to 1, intervals 90 %.</summary>
public sealed record PlatformPresence
{
    /// <summary>The platform.</summary>
    public required Platform Platform { get; init; }

    /// <summary>Day of the lookup; null when customers were never looked up here.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Customers looked up.</summary>
    public int LookedUp { get; init; }

    /// <summary>Customers found.</summary>
    public int Found { get; init; }

    /// <summary>Found over looked up.</summary>
    public double? Share { get; init; }

    /// <summary>Lower end of its Wilson interval.</summary>
    public double? ShareLower { get; init; }

    /// <summary>Upper end of its Wilson interval.</summary>
    public double? ShareUpper { get; init; }

    /// <summary>Buyers who answered that they heard of the brand here.</summary>
    public int Answers { get; init; }

    /// <summary>Buyers who answered at all.</summary>
    public int AnswersTotal { get; init; }

    /// <summary>Answers over all answers: a second, independent evidence.</summary>
    public double? AnswerShare { get; init; }

    /// <summary>Lower end of its Wilson interval.</summary>
    public double? AnswerShareLower { get; init; }

    /// <summary>Upper end of its Wilson interval.</summary>
    public double? AnswerShareUpper { get; init; }

    /// <summary>Part of the hours of all platforms compared here; null where none are known.</summary>
    public double? HoursShare { get; init; }

    /// <summary>Part of the findings of all platforms: a customer who is on two counts on both.</summary>
    public double? CustomerShare { get; init; }

    /// <summary>Customer share less hours share: above 0, customers are here more than the hours are.</summary>
    public double? Difference { get; init; }

    /// <summary><c>more hours</c>, <c>fewer hours</c>, <c>as it is</c>, or <c>not enough data</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why, in one sentence with numbers.</summary>
    public required string Reason { get; init; }
}
