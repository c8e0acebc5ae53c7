using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Gives a link to the worksheet as a form.</summary>
public sealed class GetWorksheetLink(BrandAccess access, FormLinks links)
{
    [Function(nameof(GetWorksheetLink))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/worksheet-link")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, found => Task.FromResult(links.Give(request, FormLinks.Worksheet, found.Id)), cancellation);
}
