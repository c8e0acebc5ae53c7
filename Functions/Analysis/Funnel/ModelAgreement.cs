namespace SocialFunnel.Analysis;

/// <summary>How far the attribution models differ on a platform's revenue, beside how far chance alone would carry it.</summary>
public sealed record ModelAgreement
{
    /// <summary>The platform.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The days.</summary>
    public required Window Window { get; init; }

    /// <summary>The model that gives it least.</summary>
    public required string LowestModel { get; init; }

    /// <summary>What that model gives it, in the brand's currency.</summary>
    public required decimal LowestRevenue { get; init; }

    /// <summary>The model that gives it most.</summary>
    public required string HighestModel { get; init; }

    /// <summary>What that model gives it.</summary>
    public required decimal HighestRevenue { get; init; }

    /// <summary>Whether one of the two lies outside the 90 % interval of the headline model: then the choice of the model decides, and not the data.</summary>
    public required bool BeyondInterval { get; init; }

    /// <summary>One for each platform that any model gives anything, where an interval is known.</summary>
    public static IReadOnlyList<ModelAgreement> Of(IReadOnlyList<PlatformRoi> platforms, IReadOnlyList<ModelCredit> credits)
    {
        var models = credits.Select(credit => credit.Model).Distinct().ToList();
        var found = new List<ModelAgreement>();
        foreach (var roi in platforms.Where(roi => roi.RevenueUpper is not null))
        {
            var byModel = models
                .Select(model => (Model: model, Revenue: credits.Where(credit => credit.Model == model && credit.Channel == roi.Platform.Name).Sum(credit => credit.Revenue)))
                .OrderBy(model => model.Revenue).ThenBy(model => model.Model, StringComparer.Ordinal)
                .ToList();
            if (byModel.Count > 0 && byModel[^1].Revenue > 0)
            {
                var (lowest, highest) = (byModel[0], byModel[^1]);
                found.Add(new ModelAgreement
                {
                    Platform = roi.Platform,
                    Window = roi.Window,
                    LowestModel = lowest.Model,
                    LowestRevenue = lowest.Revenue,
                    HighestModel = highest.Model,
                    HighestRevenue = highest.Revenue,
                    BeyondInterval = lowest.Revenue < (roi.RevenueLower ?? 0) || highest.Revenue > roi.RevenueUpper,
                });
            }
        }

        return found;
    }
}
