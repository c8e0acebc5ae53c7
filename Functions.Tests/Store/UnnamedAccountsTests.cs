using SocialFunnel.Sources;

namespace SocialFunnel.Store;

public sealed class UnnamedAccountsTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly Brand Brand = Pulls.Brand() with
    {
        Sources = new SortedDictionary<string, SourceSettings> { ["exports"] = Pulls.Settings("exports"), ["x"] = Pulls.Settings("x") },
    };

    [Fact]
    public void A_file_without_an_account_is_about_the_only_account_a_connector_tells_of_and_nothing_is_doubled()
    {
        var (facts, _) = UnnamedAccounts.Named(Brand, [Fact("exports", "main", 90, 9), Fact("x", "acme", 100, 1), Fact("exports", "main", 80, 9) with { Day = Day.AddDays(-1) }], []);

        var days = Precedence.Choose(Brand, facts).Cast<AudienceReading>().Select(day => (day.Day, day.Account.Name, day.Followers!.Value));
        Assert.Equal([(Day.AddDays(-1), "acme", 80m), (Day, "acme", 100m)], days);
    }

    [Fact]
    public void Where_a_connector_tells_of_two_accounts_nobody_knows_which_it_is()
    {
        var (facts, _) = UnnamedAccounts.Named(Brand, [Fact("exports", "main", 90, 9), Fact("x", "acme", 100, 1), Fact("x", "acme-de", 5, 1)], []);

        Assert.Equal(["main", "acme", "acme-de"], facts.Select(fact => fact.Account));
    }

    [Fact]
    public void An_account_that_a_file_names_and_hours_of_a_whole_platform_keep_their_name()
    {
        var (facts, _) = UnnamedAccounts.Named(Brand, [Fact("exports", "other", 90, 9), Fact("exports", "main", 3, 9) with { Kind = DailyFacts.Effort, Metric = "hours" }, Fact("x", "acme", 100, 1)], []);

        Assert.Equal(["other", "main", "acme"], facts.Select(fact => fact.Account));
    }

    [Fact]
    public void The_same_post_of_a_file_and_of_a_connector_is_one_post()
    {
        var file = new PostReading { Day = Day, Account = new Account(Platform.Parse("x"), "main"), Source = "exports", RetrievedAt = default, PostId = "7" };

        var (_, posts) = UnnamedAccounts.Named(Brand, [], [file, file with { Source = "x", Account = new Account(Platform.Parse("x"), "acme") }]);

        Assert.Single(posts.Select(post => (post.Account, post.PostId)).Distinct());
    }

    private static SourceFact Fact(string source, string account, decimal followers, long at) => new(DailyFacts.Audience, "x", account, Day, source, "followers", new Fact(followers, at, null));
}
