using System.Text.RegularExpressions;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

/// <summary>Settings of the program for <see cref="LinkedInSource"/>, section <c>SocialFunnel:LinkedIn</c>.</summary>
public sealed class LinkedInProgramOptions
{
    /// <summary>Where data is asked for. Default: LinkedIn's own.</summary>
    public Uri Address { get; set; } = new("https://api.linkedin.com");

    /// <summary>Where people sign in and tokens are renewed. Default: LinkedIn's own.</summary>
    public Uri SignInAddress { get; set; } = new("https://www.linkedin.com");

    /// <summary>Month of the interface that is asked, as <c>YYYYMM</c>. LinkedIn serves each for a year at least, and answers 426 afterwards. Default 202606.</summary>
    public string Version { get; set; } = "202606";
}

/// <summary>Settings of a brand for <see cref="LinkedInSource"/>.</summary>
public sealed partial record LinkedInOptions : ISourceOptions
{
    /// <summary>Id of the page: the number in its address while you administer it.</summary>
    public string? Organization { get; init; }

    /// <summary>What files call the page, so that both are one account. Default: the id.</summary>
    public string? Account { get; init; }

    /// <summary>Id of the app that a person signed in with; needed to renew the token. Its secret is in the secret store.</summary>
    public string? ClientId { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Faults()
    {
        if (!Digits().IsMatch(Id))
        {
            yield return $"organization is '{Organization}', which is no id of a page: write the number in linkedin.com/company/NUMBER/admin/.";
        }
    }

    internal string Id => (Organization ?? "").Trim().Split(':')[^1];

    internal string Name => string.IsNullOrWhiteSpace(Account) ? Id : Account.Trim().TrimStart('@');

    [GeneratedRegex("^[0-9]{1,19}$")]
    private static partial Regex Digits();
}
