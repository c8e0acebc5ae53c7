using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Gives a link to the worksheet as a form.</summary>
public sealed class GetWorksheetLink(BrandStore brands, FormLinks links)
{
    [Function(nameof(GetWorksheetLink))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "brands/{brand}/worksheet-link")] HttpRequest request, string brand, CancellationToken cancellation) =>
        brands.Answer(brand, found => Task.FromResult(links.Give(request, FormLinks.Worksheet, found.Id)), cancellation);
}
