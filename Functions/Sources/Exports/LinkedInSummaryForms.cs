using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

/// <summary>A sheet of LinkedIn that is recognised and of which nothing is stored: it tells no day and no post.</summary>
internal abstract class LinkedInSummaryForm : VendorForm
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional => [];

    /// <inheritdoc/>
    public override string? DayColumn => null;

    /// <inheritdoc/>
    public override int MostUnknown => 0;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        row.Counts([.. row.Values]);
        return [];
    }
}

/// <summary>A page's audience or visitors by one of their traits. Each trait is told of some only, so that its sum is no number of followers.</summary>
internal sealed class LinkedInPageAudienceForm : LinkedInSummaryForm
{
    /// <inheritdoc/>
    public override string Name => "LinkedIn page, audience by trait";

    /// <inheritdoc/>
    public override string Key => "trait";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required => [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named("Location", "Job function", "Seniority", "Industry", "Company size", "Total followers", "Total views");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Location", "Job function", "Seniority", "Industry", "Company size");

    /// <inheritdoc/>
    public override bool Fits(TableHead head, ExportHeader header) =>
        base.Fits(head, header) && header.Names.Count == 2 && Labels.Count(header.Has) == 1 && (header.Has("total_followers") || header.Has("total_views"));
}

/// <summary>A person's impressions and unique views of a whole period.</summary>
internal sealed partial class LinkedInDiscoveryForm : LinkedInSummaryForm
{
    /// <inheritdoc/>
    public override string Name => "LinkedIn creator, discovery";

    /// <inheritdoc/>
    public override string Key => "number";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Overall Performance");

    /// <inheritdoc/>
    public override bool Knows(string column) => true;

    /// <inheritdoc/>
    public override bool Fits(TableHead head, ExportHeader header) => header.Names.Count == 2 && Period().IsMatch(header.Titles.LastOrDefault(title => title.Trim().Length > 0) ?? "");

    /// <inheritdoc/>
    public override string? SumApart(ExportRow row, string column) => row.Values[0].Trim();

    [GeneratedRegex(@"^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4} - \d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Period();
}

/// <summary>Who a person's followers are, as parts; small ones stand as <c>&lt; 1%</c>.</summary>
internal sealed class LinkedInDemographicsForm : LinkedInSummaryForm
{
    /// <inheritdoc/>
    public override string Name => "LinkedIn creator, demographics";

    /// <inheritdoc/>
    public override string Key => "value";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Top Demographics", "Value", "Percentage");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = Named("Value");
}
