namespace SocialFunnel.Analysis;

/// <summary>Followers of a platform over a window, all accounts together.</summary>
/// <param name="AtStart">On the first day of the window that tells; null when no account tells.</param>
/// <param name="AtEnd">On the last day that tells.</param>
/// <param name="Net">Gained less lost; where accounts do not tell those, the difference of both ends.</param>
public sealed record Following(decimal? AtStart, decimal? AtEnd, decimal? Net)
{
    /// <summary>Followers of one platform; an account that never tells its followers does not count.</summary>
    public static Following Of(Platform platform, Window window, IEnumerable<AudienceReading> audience)
    {
        var accounts = audience
            .Where(day => day.Account.Platform == platform && window.Contains(day.Day))
            .GroupBy(day => day.Account)
            .Select(account => OfAccount([.. account.OrderBy(day => day.Day)]))
            .ToList();
        return new Following(Sum(account => account.AtStart), Sum(account => account.AtEnd), Sum(account => account.Net));

        decimal? Sum(Func<Following, decimal?> part) => accounts.Any(account => part(account) is not null) ? Finite.Plain(accounts.Sum(part)) : null;
    }

    private static Following OfAccount(List<AudienceReading> days)
    {
        var known = days.Where(day => day.Followers is not null).ToList();
        var moves = days.Where(day => day.Gained is not null || day.Lost is not null).ToList();
        var (start, end) = (known.FirstOrDefault()?.Followers, known.LastOrDefault()?.Followers);
        return new Following(start, end, moves.Count > 0 ? moves.Sum(day => (day.Gained ?? 0) - (day.Lost ?? 0)) : end - start);
    }
}
