using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Gives a link to the form of the week's hours.</summary>
public sealed class GetHoursLink(BrandAccess access, SharedLinks links)
{
    [Function(nameof(GetHoursLink))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/hours-link")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, found => links.Give(request, SharedPage.Hours, found.Id, cancellation), cancellation);
}
