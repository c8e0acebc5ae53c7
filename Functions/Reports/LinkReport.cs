using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Reports;

/// <summary>A link with tags, as the API gives it.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Platform">The platform that its visits are counted for.</param>
/// <param name="Url">The address to post.</param>
/// <param name="Source">Its <c>utm_source</c>.</param>
/// <param name="Medium">Its <c>utm_medium</c>.</param>
/// <param name="Campaign">Its <c>utm_campaign</c>.</param>
/// <param name="Warnings">What may surprise, a sentence each.</param>
public sealed record LinkReport(string Brand, string Platform, string Url, string Source, string Medium, string Campaign, IReadOnlyList<string> Warnings)
{
    /// <summary>Answers a request for a link.</summary>
    public static IResult Give(HttpRequest request, Brand brand)
    {
        var faults = new List<Fault>();
        var asked = request.Query["platform"].ToString();
        if (!SocialFunnel.Platform.TryParse(asked, out var platform))
        {
            faults.Add(new Fault("platform", $"'{BrandId.Shown(asked)}' is no name of a platform: {SocialFunnel.Platform.Rule}."));
        }

        if (request.Query["paid"].ToString() is not ("" or "true" or "false") and var paid)
        {
            faults.Add(new Fault("paid", $"'{BrandId.Shown(paid)}' cannot be: true for an advertisement, or false."));
        }

        var url = request.Query["url"].ToString();
        var campaign = request.Query.ContainsKey("campaign") ? request.Query["campaign"].ToString() : null;
        var link = TaggedLink.Of(url, platform, campaign, request.Query["paid"] == "true", ChannelSettings.Of(brand), faults);
        return link is null
            ? Problem.Invalid("The link cannot be made.", faults)
            : TypedResults.Ok(new LinkReport(brand.Id, platform.Name, link.Url, link.Source, link.Medium, link.Campaign, [.. TaggedLink.Warnings(url, brand)]));
    }
}
