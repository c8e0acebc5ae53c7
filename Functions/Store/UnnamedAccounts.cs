namespace SocialFunnel.Store;

/// <summary>
/// Files may not name their account, which then is <c>main</c>. Where a connector tells of exactly one account of the platform, it is that one: otherwise the same
/// people would be counted twice, once by the file and once by the connector. Where it tells of several, nobody knows, and the run has asked.
/// </summary>
internal static class UnnamedAccounts
{
    private const string Unnamed = "main";

    /// <summary>Gives unnamed accounts of files the name that a connector tells.</summary>
    public static (List<SourceFact> Facts, List<PostReading> Posts) Named(Brand brand, List<SourceFact> facts, List<PostReading> posts)
    {
        var names = facts.Where(fact => IsAccount(fact) && !IsFile(brand, fact.Source)).Select(fact => (fact.Platform, fact.Account))
            .Concat(posts.Where(post => !IsFile(brand, post.Source)).Select(post => (post.Account.Platform.Name, post.Account.Name)))
            .Distinct().GroupBy(account => account.Item1, StringComparer.Ordinal).Where(platform => platform.Count() == 1)
            .ToDictionary(platform => platform.Key, platform => platform.First().Item2, StringComparer.Ordinal);
        if (names.Count == 0)
        {
            return (facts, posts);
        }

        return (
            [.. facts.Select(fact => fact.Account == Unnamed && IsAccount(fact) && IsFile(brand, fact.Source) && names.TryGetValue(fact.Platform, out var name) ? fact with { Account = name } : fact)],
            [.. posts.Select(post => post.Account.Name == Unnamed && IsFile(brand, post.Source) && names.TryGetValue(post.Account.Platform.Name, out var name) ? post with { Account = post.Account with { Name = name } } : post)]);
    }

    private static bool IsAccount(SourceFact fact) => fact.Kind is DailyFacts.Audience or DailyFacts.Engagement;

    private static bool IsFile(Brand brand, string source) => Precedence.Rank(brand, source) != Precedence.Connector;
}
