using SocialFunnel.Sources;

namespace SocialFunnel.Store;

public sealed class PrecedenceTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static readonly Brand Brand = Pulls.Brand() with
    {
        Sources = new SortedDictionary<string, SourceSettings> { ["exports"] = Pulls.Settings("exports"), ["ads"] = Pulls.Settings("linkedin-ads"), ["old"] = Pulls.Settings("exports") },
    };

    [Fact]
    public void A_connector_counts_before_a_person_and_a_person_before_files() =>
        Assert.Equal([0, 1, 1, 2, 2, 2], new[] { "ads", "hours", "worksheet", "exports", "old", "gone" }.Select(source => Precedence.Rank(Brand, source)));

    [Fact]
    public void What_a_person_entered_counts_before_files_even_if_they_were_saved_later()
    {
        var effort = Effort(Hours("exports", "main", 9, at: 5), Hours("hours", "main", 4, at: 1));

        Assert.Equal([("main", 4m)], effort);
    }

    [Fact]
    public void Hours_of_a_platform_stand_in_for_those_of_all_its_accounts_in_files() =>
        Assert.Equal([("main", 4m)], Effort(Hours("exports", "acme", 5, at: 2), Hours("exports", "acme-de", 3, at: 2), Hours("hours", "main", 4, at: 1)));

    [Fact]
    public void Hours_of_other_days_and_platforms_stay() => Assert.Equal(
        [("acme", 5m), ("main", 4m)],
        Effort(Hours("exports", "acme", 5, at: 2) with { Day = Day.AddDays(-1) }, Hours("hours", "main", 4, at: 1)));

    [Fact]
    public void A_connector_that_tells_the_spend_of_any_account_leaves_the_persons_hours_only()
    {
        var readings = Precedence.Choose(Brand, [Spend("ads", "acme", "EUR", 12.34m, at: 1), Spend("exports", "acme-de", "EUR", 5, at: 1), Spend("hours", "main", "EUR", 10, at: 2), Hours("hours", "main", 4, at: 2)])
            .Cast<EffortReading>().ToList();

        Assert.Equal([("acme", null, 12.34m), ("acme-de", null, 5m), ("main", 4m, null)], readings.Select(reading => (reading.Account.Name, reading.Hours, reading.Spend?.Amount)));
    }

    [Fact]
    public void Of_two_answers_in_two_currencies_the_later_counts_alone()
    {
        var readings = Precedence.Choose(Brand, [Spend("hours", "main", "EUR", 10, at: 1), Spend("hours", "main", "USD", 11, at: 2)]).Cast<EffortReading>();

        Assert.Equal(new Money(11, "USD"), Assert.Single(readings).Spend);
    }

    [Fact]
    public void A_worksheet_counts_before_a_file_of_the_same_day()
    {
        SourceFact Fact(string source, string metric, decimal value, long at) => new(DailyFacts.Presence, "linkedin", "main", Day, source, metric, new Fact(value, at, null));

        var reading = (PresenceReading)Assert.Single(Precedence.Choose(Brand, [
            Fact("exports", "lookedUp", 10, 9), Fact("exports", "found", 9, 9), Fact("worksheet", "lookedUp", 50, 1), Fact("worksheet", "found", 8, 1)]));

        Assert.Equal((50, 8, "worksheet"), (reading.LookedUp, reading.Found, reading.Source));
    }

    private static IEnumerable<(string, decimal?)> Effort(params SourceFact[] facts) =>
        Precedence.Choose(Brand, facts).Cast<EffortReading>().Select(reading => (reading.Account.Name, reading.Hours));

    private static SourceFact Hours(string source, string account, decimal hours, long at) => new(DailyFacts.Effort, "linkedin", account, Day, source, "hours", new Fact(hours, at, null));

    private static SourceFact Spend(string source, string account, string currency, decimal amount, long at) =>
        new(DailyFacts.Effort, "linkedin", account, Day, source, "spend", new Fact(amount, at, null, currency));
}
