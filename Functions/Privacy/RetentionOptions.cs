using System.ComponentModel.DataAnnotations;

namespace SocialFunnel.Privacy;

/// <summary>How long rows are kept, in days, section <c>SocialFunnel:Retention</c>; 0 is for ever.</summary>
public sealed class RetentionOptions : IValidatableObject
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "SocialFunnel:Retention";

    private const int Most = 36_600;

    /// <summary>Orders, from the day of the order. What was bought longer ago counts in no report.</summary>
    /// <value>Default 3660, the longest span a report can ask for.</value>
    public int Conversions { get; set; } = 3660;

    /// <summary>Visits. They are needed for as long as journeys are looked at, and no longer.</summary>
    /// <value>Default 1100: the three years that the analysis looks back.</value>
    public int Touches { get; set; } = 1100;

    /// <summary>Values that were restated later.</summary>
    /// <value>Default 1100.</value>
    public int History { get; set; } = 1100;

    /// <summary>Daily numbers and posts of all platforms. Followers of the past cannot be had again.</summary>
    /// <value>Default 0, for ever: they are sums, and nobody's.</value>
    public int Readings { get; set; }

    /// <summary>Results, runs, imports and notices of the past; the brand's newest run is always kept.</summary>
    /// <value>Default 400.</value>
    public int Results { get; set; } = 400;

    /// <summary>Daily numbers and posts of one platform, where its terms ask for less: platform and days.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<string, int> Platforms { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Daily numbers and posts that a connector read, where the terms of the vendor's interface ask for less: connector and days. Files are not concerned.</summary>
    /// <value>Default: a year for <c>linkedin</c>, as LinkedIn's data storage requirements ask for numbers of a page.</value>
    public IReadOnlyDictionary<string, int> Connectors { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal) { ["linkedin"] = 365 };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var all = new[] { (nameof(Conversions), Conversions), (nameof(Touches), Touches), (nameof(History), History), (nameof(Readings), Readings), (nameof(Results), Results) }
            .Concat(Platforms.Select(platform => ($"{nameof(Platforms)}:{platform.Key}", platform.Value)))
            .Concat(Connectors.Select(connector => ($"{nameof(Connectors)}:{connector.Key}", connector.Value)));
        foreach (var (name, days) in all)
        {
            // Less than a month would leave the shortest report without its days.
            if (days is not 0 and (< 28 or > Most))
            {
                yield return new ValidationResult($"{Section}:{name} is {days}: give 28 to {Most} days, or 0 for ever.");
            }
        }

        foreach (var platform in Platforms.Keys.Where(platform => !Platform.TryParse(platform, out _)))
        {
            yield return new ValidationResult($"{Section}:{nameof(Platforms)}:{platform} is no name of a platform, such as linkedin.");
        }
    }
}
