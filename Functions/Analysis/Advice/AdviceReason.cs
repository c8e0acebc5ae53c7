using System.Globalization;

namespace SocialFunnel.Analysis;

/// <summary>Puts the result of the moves into a row and a sentence.</summary>
internal static class AdviceReason
{
    public static PlatformAdvice Tell(Seat seat, IReadOnlyList<Seat> seats, Resource resource)
    {
        var weeks = seat.Input.Weeks.Count(week => resource.Of(week) > 0);
        return new PlatformAdvice
        {
            Platform = seat.Input.Platform,
            Resource = resource.Name,
            Current = Finite.Plain(seat.Current),
            Advised = Finite.Plain(seat.Advised),
            Change = Finite.Plain(seat.Advised - seat.Current),
            NextUnit = Finite.Or(seat.Yield?.Mean),
            NextUnitLower = Finite.Or(seat.Yield?.Lower),
            NextUnitUpper = Finite.Or(seat.Yield?.Upper),
            Probability = Finite.Or(seat.Probability),
            Elasticity = seat.Yield is { Elasticity.Measured: true } yield ? Finite.Or(yield.Elasticity.Exponent) : null,
            Weeks = weeks,
            Conversions = Finite.Plain(seat.Input.Conversions),
            Reason = Sentence(seat, seats, resource, weeks),
        };
    }

    private static string Sentence(Seat seat, IReadOnlyList<Seat> seats, Resource resource, int weeks)
    {
        var unit = resource == Resource.Hours ? "hour" : "unit of money";
        return seat switch
        {
            { Yield: null } when weeks < Elasticity.EnoughWeeks =>
                Text($"Left as it is: {weeks} weeks with {resource.Name} are known, and {Elasticity.EnoughWeeks} are needed."),
            { Yield: null } => "Left as it is: no conversion with a value is known, so nothing can be compared.",
            _ when seat.Advised > seat.Current =>
                Text($"The next {unit} is expected to earn {seat.Yield.Mean:0.##} here, with {seat.Probability:0%} probability more than on {Names(seats.Where(other => other.Advised < other.Current))}."),
            _ when seat.Advised < seat.Current =>
                Text($"The next {unit} is expected to earn {seat.Yield.Mean:0.##} here, with {seat.Probability:0%} probability less than on {Names(seats.Where(other => other.Advised > other.Current))}."),
            _ when seats.All(other => other.Yield is null || other.Yield.Mean < resource.LeastYield) => Text(
                $"Nothing is moved: the next {unit} is expected to earn {seat.Yield.Mean:0.##} here and comes back nowhere. Spending less is the better advice."),
            _ when seats.Count(other => other.Yield is not null) < 2 => "Left as it is: there is no second platform that it could be compared with.",
            _ => Text($"Left as it is: nowhere else does the next {unit} earn more, or less, with a probability of {Advice.Convincing:0%} and room to move ({seat.Input.Conversions:0.#} conversions in {weeks} weeks)."),
        };
    }

    private static string Names(IEnumerable<Seat> seats) => string.Join(" and ", seats.Select(seat => seat.Input.Platform));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
