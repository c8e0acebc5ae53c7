using SocialFunnel.Sources;

namespace SocialFunnel.Runs;

public sealed class RunPlanTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private static readonly Brand Brand = Pulls.Brand() with
    {
        Sources = new SortedDictionary<string, SourceSettings>(StringComparer.Ordinal) { ["api"] = Pulls.Settings("api"), ["exports"] = Pulls.Settings("exports") },
    };

    [Fact]
    public void A_source_that_tells_everything_is_asked_for_the_look_back_once()
    {
        var pulls = RunPlan.Pulls(Brand, Day, _ => new SourceReach(null, null), _ => Coverage.Empty);

        Assert.Equal([("api", Window.Ending(Day.AddDays(-1), 28)), ("exports", Window.Ending(Day.AddDays(-1), 28))], pulls.Select(pull => (pull.Id, pull.Window)));
        Assert.All(pulls, pull => Assert.Equal(PullState.Waiting, pull.State));
    }

    [Fact]
    public void A_first_run_asks_for_all_history_newest_first_and_for_no_day_twice()
    {
        var pulls = RunPlan.Pulls(Brand, Day, source => source == "api" ? new SourceReach(365, 30) : new SourceReach(null, null), _ => Coverage.Empty);

        var api = pulls.Where(pull => pull.Source == "api").Select(pull => pull.Window).ToList();
        Assert.Equal(13, api.Count);
        Assert.Equal(365, api.Sum(window => window.Days));
        Assert.Equal(Day.AddDays(-1), api[0].Last);
        Assert.All(api.Zip(api.Skip(1)), pair => Assert.Equal(pair.First.First, pair.Second.Last.AddDays(1)));
        Assert.Equal(["api", "exports", "api.001"], pulls.Take(3).Select(pull => pull.Id));
        Assert.Equal(pulls.Count, pulls.Select(pull => pull.Id).Distinct().Count());
    }

    [Fact]
    public void Holes_are_asked_for_again_together_with_the_look_back()
    {
        var told = Coverage.Empty.With(new Window(new DateOnly(2025, 11, 23), new DateOnly(2026, 3, 1))).With(new Window(new DateOnly(2026, 3, 10), new DateOnly(2026, 11, 22)));

        var pulls = RunPlan.Pulls(Brand, Day, source => source == "api" ? new SourceReach(365, null) : new SourceReach(null, null), _ => told);

        Assert.Equal(["2026-10-26..2026-11-22", "2026-03-02..2026-03-09"], pulls.Where(pull => pull.Source == "api").Select(pull => pull.Window.ToString()));
    }

    [Fact]
    public void More_history_than_a_transaction_holds_is_left_to_the_next_night()
    {
        var pulls = RunPlan.Pulls(Brand, Day, source => source == "api" ? new SourceReach(1095, 7) : new SourceReach(null, null), _ => Coverage.Empty);

        Assert.Equal(RunPlan.MostPulls, pulls.Count);
        Assert.Contains(pulls, pull => pull.Source == "exports");
        Assert.Equal(Day.AddDays(-1), pulls[0].Window.Last);
    }
}
