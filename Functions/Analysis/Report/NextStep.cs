namespace SocialFunnel.Analysis;

/// <summary>The one thing to do next week.</summary>
public sealed record NextStep
{
    private const string Hours = "hours";
    private const string Spend = "spend";

    /// <summary>What it is.</summary>
    public required NextStepKind Kind { get; init; }

    /// <summary><c>hours</c> or <c>spend</c>, for a move or a trial; null otherwise.</summary>
    public string? Resource { get; init; }

    /// <summary>How much moves, or how much the trial takes more each week; null otherwise.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Where it is taken from, the most first.</summary>
    public IReadOnlyList<Platform> From { get; init; } = [];

    /// <summary>Where it goes, the most first.</summary>
    public IReadOnlyList<Platform> To { get; init; } = [];

    /// <summary>Probability that the move earns more, 0 to 1: the least of its parts; null otherwise.</summary>
    public double? Probability { get; init; }

    /// <summary>The step for what is known.</summary>
    public static NextStep Of(NextWeek nextWeek, WindowTotals totals, IReadOnlyList<PlatformRoi> platforms)
    {
        if (platforms.Count == 0)
        {
            return new NextStep { Kind = NextStepKind.NamePlatforms };
        }

        if (totals.ConversionsKnownFrom is null)
        {
            return new NextStep { Kind = NextStepKind.BringOrders };
        }

        if (platforms.All(Verdict.IsWithoutCost))
        {
            return new NextStep { Kind = NextStepKind.LogHours };
        }

        return Move(nextWeek, Hours) ?? Move(nextWeek, Spend)
            ?? (totals.Conversions > 0 && totals.UnattributedConversions * 2 > totals.Conversions ? new NextStep { Kind = NextStepKind.TagLinks } : null)
            ?? Trial(nextWeek)
            ?? new NextStep { Kind = NextStepKind.Keep };
    }

    private static NextStep? Move(NextWeek nextWeek, string resource)
    {
        var moves = nextWeek.Advice.Where(advice => advice.Resource == resource && advice.Change != 0).ToList();
        return moves.Count == 0 ? null : new NextStep
        {
            Kind = NextStepKind.Move,
            Resource = resource,
            Amount = moves.Where(advice => advice.Change > 0).Sum(advice => advice.Change),
            From = [.. moves.Where(advice => advice.Change < 0).OrderBy(advice => advice.Change).Select(advice => advice.Platform)],
            To = [.. moves.Where(advice => advice.Change > 0).OrderByDescending(advice => advice.Change).Select(advice => advice.Platform)],
            Probability = moves.Min(advice => advice.Probability),
        };
    }

    private static NextStep? Trial(NextWeek nextWeek) => nextWeek.Experiments is [var trial, ..]
        ? new NextStep { Kind = NextStepKind.Try, Resource = trial.Resource, Amount = trial.Proposed - trial.Current, To = [trial.Platform] }
        : null;
}

/// <summary>What can be done next week.</summary>
public enum NextStepKind
{
    /// <summary>Say where the brand is: there is no platform.</summary>
    NamePlatforms,

    /// <summary>Bring in orders: none are known.</summary>
    BringOrders,

    /// <summary>Log hours or plan a week: nothing has a cost.</summary>
    LogHours,

    /// <summary>Move hours or money.</summary>
    Move,

    /// <summary>Tag links: nobody knows where most orders come from.</summary>
    TagLinks,

    /// <summary>Try more on a platform for some weeks.</summary>
    Try,

    /// <summary>Go on as it is.</summary>
    Keep,
}
