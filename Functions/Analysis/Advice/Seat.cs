namespace SocialFunnel.Analysis;

/// <summary>A platform while hours or money are moved around the table.</summary>
internal sealed class Seat
{
    private readonly decimal floor;
    private readonly double present;
    private bool gave;
    private bool took;

    private Seat(AdviceInput input, decimal current, Yield? yield, decimal floor, double present)
    {
        (Input, Current, Advised, Yield) = (input, current, current, yield);
        (this.floor, this.present) = (floor, present);
    }

    public AdviceInput Input { get; }

    public decimal Current { get; }

    public decimal Advised { get; private set; }

    /// <summary>What the next unit earns at the current effort; null where evidence is thin.</summary>
    public Yield? Yield { get; }

    /// <summary>What the next unit earns at the effort advised so far.</summary>
    public Yield? Next => Yield?.At(Math.Max((double)Advised, (double)floor) / present);

    /// <summary>The least convincing of the moves it took part in; null without one.</summary>
    public double? Probability { get; private set; }

    /// <summary>Whether it may have a step; one that has given never takes in the same week, and money goes nowhere where it is not expected to come back.</summary>
    public bool CanTake(Resource resource) => Next is { } next && !gave && next.Mean >= resource.LeastYield;

    public static Seat Of(Resource resource, AdviceInput input, OrderValues profits, decimal floor)
    {
        var current = resource.Planned(input);
        var present = Math.Max((double)current, (double)floor);
        return new Seat(input, current, present > 0 ? Yield.Of(resource, input, present, profits) : null, floor, present);
    }

    /// <summary>Whether it can do without a step; one that has taken never gives in the same week.</summary>
    public bool CanGive(decimal step) => Yield is not null && !took && Advised - step >= floor;

    public void Add(decimal step, double probability)
    {
        Advised += step;
        gave |= step < 0;
        took |= step > 0;
        Probability = Math.Min(Probability ?? 1, probability);
    }
}
