using System.Text.RegularExpressions;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

/// <summary>Settings of the program for <see cref="XSource"/>, section <c>SocialFunnel:X</c>. Prices are those of X's developer console, which change.</summary>
public sealed class XProgramOptions
{
    /// <summary>Where data is asked for and tokens are renewed. Default: X's own.</summary>
    public Uri Address { get; set; } = new("https://api.x.com");

    /// <summary>Where people sign in. Default: X's own.</summary>
    public Uri SignInAddress { get; set; } = new("https://x.com");

    /// <summary>What reading a post costs, in US dollars. Default 0.005.</summary>
    public decimal PricePerPost { get; set; } = 0.005m;

    /// <summary>What reading an account costs, in US dollars. Default 0.010.</summary>
    public decimal PricePerUser { get; set; } = 0.010m;
}

/// <summary>Settings of a brand for <see cref="XSource"/>.</summary>
public sealed partial record XOptions : ISourceOptions
{
    /// <summary>The account, such as <c>@acme</c>.</summary>
    public string? Handle { get; init; }

    /// <summary>Whether the account's owner has signed in, which adds clicks; else an app's token reads what is public.</summary>
    public bool SignIn { get; init; }

    /// <summary>Id of the app that the owner signed in with; needed to renew the token. Its secret, if it has one, is in the secret store.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether to ask for the engagement of each day; needs <see cref="SignIn"/>, and a plan that permits it. Costs as much again as the posts.</summary>
    public bool DailyAnalytics { get; init; }

    /// <summary>What reading may cost in a day of UTC, in US dollars. Default 1.</summary>
    public decimal BudgetPerDay { get; init; } = 1;

    /// <summary>What reading may cost in a month of UTC, in US dollars. Default 20.</summary>
    public decimal BudgetPerMonth { get; init; } = 20;

    /// <inheritdoc/>
    public IEnumerable<string> Faults()
    {
        if (!Form().IsMatch(Name))
        {
            yield return $"handle is '{Handle}', which is no handle: write it as in the address of the profile, such as @acme.";
        }

        if (BudgetPerDay <= 0 || BudgetPerMonth <= 0)
        {
            yield return $"{(BudgetPerDay <= 0 ? "budgetPerDay" : "budgetPerMonth")} must be more than 0 US dollars: leave the source out where nothing may be spent.";
        }

        if (DailyAnalytics && !SignIn)
        {
            yield return "dailyAnalytics needs the owner's sign-in: … connect x";
        }
    }

    internal string Name => (Handle ?? "").Trim().TrimStart('@').ToLowerInvariant();

    internal Budget Budget => new(BudgetPerDay, BudgetPerMonth);

    [GeneratedRegex("^[a-z0-9_]{1,15}$")]
    private static partial Regex Form();
}
