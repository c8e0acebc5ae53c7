namespace SocialFunnel.Analysis;

/// <summary>What to do next week: hours, or money, move to where the next unit probably earns more. No chance is involved: the same input gives the same advice.</summary>
public static class Advice
{
    /// <summary>Probability that the next unit earns more elsewhere, from which on it is moved.</summary>
    public const double Convincing = 0.9;

    /// <summary>Part of the total that moves in a week at most, when nothing is left to doubt.</summary>
    public const decimal MostMoved = 0.25m;

    /// <summary>Part of the total that every platform in use keeps, so that it goes on being measured.</summary>
    public const decimal Floor = 0.05m;

    /// <summary>Advice for every platform.</summary>
    /// <param name="resource">Hours or spend.</param>
    /// <param name="inputs">What is known of each platform, in any order.</param>
    /// <param name="orderValues">How the brand's order values are spread.</param>
    /// <param name="grossMargin">Part of net revenue that is left after the cost of goods.</param>
    /// <returns>Sorted by platform; platforms that never had any of the resource are left out.</returns>
    public static IReadOnlyList<PlatformAdvice> NextWeek(
        Resource resource, IReadOnlyList<AdviceInput> inputs, OrderValues orderValues, decimal grossMargin)
    {
        var profits = orderValues with { Mean = orderValues.Mean * (double)grossMargin };
        var seats = inputs
            .Where(input => resource.Planned(input) > 0 || input.Weeks.Any(week => resource.Of(week) > 0))
            .OrderBy(input => input.Platform)
            .Select(input => Seat.Of(resource, input, profits, inputs.Sum(resource.Planned) * Floor))
            .ToList();
        Move(seats, resource);
        return [.. seats.Select(seat => AdviceReason.Tell(seat, seats, resource))];
    }

    private static void Move(List<Seat> seats, Resource resource)
    {
        var total = seats.Sum(seat => seat.Current);
        var step = resource.Step(total);
        for (var moved = 0m; step > 0; moved += step)
        {
            var best = (
                from giver in seats
                from taker in seats
                where giver.CanGive(step) && taker.CanTake(resource)
                let probability = taker.Next!.Beats(giver.Next!)
                where probability >= Convincing && moved + step <= total * MostMoved * Part(probability)
                orderby taker.Next!.Mean - giver.Next!.Mean descending, taker.Input.Platform, giver.Input.Platform
                select (giver, taker, probability)).FirstOrDefault();
            if (best.giver is null)
            {
                return;
            }

            best.giver.Add(-step, best.probability);
            best.taker.Add(step, best.probability);
        }
    }

    /// <summary>The surer, the more: half of what may move at the threshold, everything at certainty.</summary>
    private static decimal Part(double probability) => (decimal)((1 + ((probability - Convincing) / (1 - Convincing))) / 2);
}
