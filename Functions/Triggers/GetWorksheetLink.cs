using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Gives a link to the worksheet as a form.</summary>
public sealed class GetWorksheetLink(BrandAccess access, SharedLinks links)
{
    [Function(nameof(GetWorksheetLink))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/worksheet-link")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, found => links.Give(request, SharedPage.Worksheet, found.Id, cancellation), cancellation);
}
