using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Gives a link to the form of the week's hours.</summary>
public sealed class GetHoursLink(BrandStore brands, FormLinks links)
{
    [Function(nameof(GetHoursLink))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "brands/{brand}/hours-link")] HttpRequest request, string brand, CancellationToken cancellation) =>
        brands.Answer(brand, found => Task.FromResult(links.Give(request, FormLinks.Hours, found.Id)), cancellation);
}
